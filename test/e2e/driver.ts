/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { issueSignInLink, makeAccount } from '@hub/prisma/data/account-write'
import type { NewArea } from '@hub/prisma/data/area'
import type { Scope } from '@hub/schema/scope'
import { makeDue } from '@hub/server/briefing/keep'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { type TestApp, testApp } from '../kit/app.ts'
import { emptied, launchBrowser, newPage } from './browser.ts'

// The specs speak of units, periods and pages; only this file knows the browser, the map library and the page's elements.

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const patienceMs = 90_000

export interface View {
  readonly language?: 'vi' | 'en'
  readonly scheme?: 'light' | 'dark'
  readonly width?: number
  readonly height?: number
}

/** What the specs need of the map library; the page puts its map at `window.hubMap`. */
interface DrawnMap {
  isStyleLoaded(): boolean | undefined
  areTilesLoaded(): boolean
  isMoving(): boolean
  getLayer(id: string): unknown
  getCanvas(): HTMLCanvasElement
  getStyle(): { layers: { id: string; type: string; paint?: Record<string, unknown> }[] }
  hasImage(id: string): boolean
  project(place: [number, number]): { x: number; y: number }
  getCenter(): { lng: number; lat: number }
  getZoom(): number
  getFilter(layer: string): unknown
  getFeatureState(of: { source: string; sourceLayer: string; id: string }): { step?: number; hover?: boolean }
  queryRenderedFeatures(of: { layers: string[] }): DrawnFeature[]
  querySourceFeatures(source: string, of: { sourceLayer: string }): DrawnFeature[]
}
interface DrawnFeature {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: { readonly type: string; readonly coordinates: number[] }
}
declare global {
  interface Window {
    hubMap?: DrawnMap
    hubMapBeside?: DrawnMap
    hubSideMap?: DrawnMap
  }
}

/** A finding of axe that hinders somebody. */
export interface Barrier {
  readonly rule: string
  readonly impact: string
  readonly where: readonly string[]
}

/** One unit as the map has drawn it. */
export interface DrawnUnit {
  readonly id: string
  readonly name: string
  /** Step of colour, 0 to 5; null when it is drawn with a pattern. */
  readonly step: number | null
}

/** A browser window on the hub. */
export class Visit {
  readonly #page: Page
  readonly #origin: string
  readonly #leave: () => Promise<void>
  /** Addresses asked for, in order. */
  readonly requests: string[] = []
  /** Faults that the page reported. */
  readonly faults: string[] = []

  /** @param leave gives the browser back what the window and those beside it were opened in */
  constructor(page: Page, origin: string, leave: () => Promise<void>) {
    this.#page = page
    this.#origin = origin
    this.#leave = leave
    page.on('request', (request) => this.requests.push(request.url()))
    page.on('pageerror', (error) => this.faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && this.faults.push(message.text()))
  }

  async open(path: string, language: View['language'] = 'vi'): Promise<void> {
    const address = new URL(path, this.#origin)
    address.searchParams.set('lang', language)
    await this.#page.goto(address.href)
    await this.#page.locator('h1').first().waitFor({ state: 'attached', timeout: patienceMs })
  }

  /** Goes to another address of the map without loading the page again. */
  async go(path: string): Promise<void> {
    await this.#page.evaluate((to) => history.pushState(null, '', to), path)
    await this.#taken()
  }

  /** Waits until the page has taken up what was done to it: from the next frame on it shows that it waits for an answer or draws. */
  async #taken(): Promise<void> {
    await this.#page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => setTimeout(seen, 50))))
  }

  /** Looks at the page in another way: shade, size of the window, or with the colours of the system alone. */
  async look({ scheme, width, height, forced }: Omit<View, 'language'> & { readonly forced?: boolean }): Promise<void> {
    await this.#page.emulateMedia({
      ...(scheme ? { colorScheme: scheme } : {}),
      forcedColors: forced ? 'active' : 'none',
    })
    if (width && height) await this.#page.setViewportSize({ width, height })
  }

  /** Where the first of some elements stands in the window, in pixels. */
  async boxOf(selector: string): Promise<{ top: number; bottom: number; height: number }> {
    return this.#page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, bottom, height } = element.getBoundingClientRect()
        return { top, bottom, height }
      })
  }

  /** The colour behind the first of some elements. */
  async backgroundOf(selector: string): Promise<string> {
    return this.#page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor)
  }

  /** Opens GraphiQL, a page of its own. */
  async openEditor(): Promise<void> {
    await this.#page.goto(new URL('/graphiql', this.#origin).href)
  }

  /** Opens the settings of GraphiQL, a dialog over it. */
  async openEditorSettings(): Promise<void> {
    await this.#page.getByRole('button', { name: /settings/i }).click()
    await this.#page.getByRole('dialog').waitFor({ timeout: patienceMs })
  }

  /** Waits until what was asked for has come and is on the page. */
  async settled(): Promise<void> {
    await this.#taken()
    await this.#page.waitForFunction(() => !document.querySelector('[aria-busy="true"], .loading, .progress'), null, {
      timeout: patienceMs,
    })
  }

  /** Waits until the map has drawn all its tiles and the units their figures. */
  async mapDrawn(): Promise<void> {
    await this.#taken()
    await this.#page.waitForFunction(
      () => {
        const map = window.hubMap
        return map?.isStyleLoaded() && map.areTilesLoaded() && !map.isMoving() && !document.querySelector('.progress')
      },
      null,
      { timeout: patienceMs, polling: 100 },
    )
  }

  /** The units on the map, each once, with the colour they were given. */
  async drawnUnits(): Promise<DrawnUnit[]> {
    return this.#page.evaluate(() => {
      const map = window.hubMap
      const drawn = map?.queryRenderedFeatures({ layers: ['unit'] }) ?? []
      const byId = new Map(drawn.map((feature) => [String(feature.properties.id), feature]))
      return [...byId].map(([id, feature]) => ({
        id,
        name: String(feature.properties.name_vi),
        step: map?.getFeatureState({ source: 'admin-unit', sourceLayer: 'admin-unit', id }).step ?? null,
      }))
    })
  }

  /** Waits until the map beside the first one is drawn as well. */
  async besideDrawn(): Promise<void> {
    await this.mapDrawn()
    await this.#page.waitForFunction(
      () => {
        const map = window.hubMapBeside
        return map?.isStyleLoaded() && map.areTilesLoaded() && !map.isMoving() && !document.querySelector('.progress')
      },
      null,
      { timeout: patienceMs, polling: 100 },
    )
  }

  /** How many units the map beside the first one draws; 0 when there is none. */
  async unitsBeside(): Promise<number> {
    return this.#page.evaluate(() => {
      const drawn = window.hubMapBeside?.queryRenderedFeatures({ layers: ['unit'] }) ?? []
      return new Set(drawn.map((feature) => feature.properties.id)).size
    })
  }

  /** Where the maps of the page look: longitude, latitude and zoom of each. */
  async cameras(): Promise<number[][]> {
    return this.#page.evaluate(() =>
      [window.hubMap, window.hubMapBeside].flatMap((map) =>
        map
          ? [[map.getCenter().lng, map.getCenter().lat, map.getZoom()].map((part) => Math.round(part * 1e4) / 1e4)]
          : [],
      ),
    )
  }

  /** The zoom of the map once it has not changed for a while: some time after its room has changed, it goes where all is seen. */
  async restingZoom(): Promise<number> {
    const zoom = async () => (await this.cameras())[0]?.[2] ?? 0
    for (let [before, still] = [await zoom(), 0]; ; ) {
      await this.#page.waitForTimeout(200)
      const now = await zoom()
      still = now === before ? still + 1 : 0
      if (still === 4) return now
      before = now
    }
  }

  /** Words of the marks below the time line. */
  async markWords(): Promise<string[]> {
    const marks = this.#page.getByRole('toolbar', { name: 'Mốc thời gian' }).getByRole('button')
    await marks.first().waitFor({ timeout: patienceMs })
    return marks.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
  }

  /** Opens what is folded below words. */
  async unfold(words: string): Promise<void> {
    await this.#page.locator('summary', { hasText: words }).first().click()
  }

  /** What a slider says it stands at. */
  async sliderSays(name: string): Promise<string> {
    return (await this.#page.getByRole('slider', { name }).getAttribute('aria-valuetext')) ?? ''
  }

  /** Days of the campaign events on the map. */
  async drawnEventDays(): Promise<string[]> {
    return this.#page.evaluate(() =>
      (window.hubMap?.queryRenderedFeatures({ layers: ['campaign-event'] }) ?? []).map((feature) =>
        String(feature.properties.held_on),
      ),
    )
  }

  /** How many things of an overlay are drawn; 0 when it is switched off. */
  async drawnIn(layer: string): Promise<number> {
    return this.#page.evaluate(
      (id) => (window.hubMap?.getLayer(id) ? (window.hubMap.queryRenderedFeatures({ layers: [id] }).length ?? 0) : 0),
      layer,
    )
  }

  /** Clicks the mark of a layer that stands for the most, and gives its number. */
  async clickFullest(layer: string): Promise<number> {
    const found = await this.#page.evaluate((id) => {
      const map = window.hubMap
      const drawn = map?.queryRenderedFeatures({ layers: [id] }) ?? []
      const [fullest] = drawn.sort((a, b) => Number(b.properties.count) - Number(a.properties.count))
      if (!map || !fullest) return null
      const [lon = 0, lat = 0] = fullest.geometry.coordinates
      const { x, y } = map.project([lon, lat])
      const box = map.getCanvas().getBoundingClientRect()
      return { x: box.x + x, y: box.y + y, count: Number(fullest.properties.count) }
    }, layer)
    if (!found) throw new Error(`Nothing of ${layer} is drawn.`)
    await this.#page.mouse.click(found.x, found.y)
    return found.count
  }

  /** Words of the mark that is drawn across the map; empty when there is none. */
  async mapMark(): Promise<string> {
    return this.#page.evaluate(() => {
      const map = window.hubMap
      const layer = map?.getStyle().layers.find(({ id }) => id === 'world-mark')
      const image = layer?.type === 'background' && layer.paint?.['background-pattern']
      return typeof image === 'string' && map?.hasImage(image) ? image : ''
    })
  }

  /** Colours that the map gives to the classes, by their number. */
  async classColours(): Promise<Map<number, string>> {
    const paint = await this.#page.evaluate(
      () => window.hubMap?.getStyle().layers.find(({ id }) => id === 'unit')?.paint?.['fill-color'],
    )
    // ['match', input, number, colour, number, colour, …, otherwise]
    const parts = Array.isArray(paint) ? paint.slice(2, -1) : []
    return new Map(
      parts.flatMap((part, at) => (typeof part === 'number' ? [[part, String(parts[at + 1])] as const] : [])),
    )
  }

  /** Ids of the units whose number is drawn as a circle. */
  async circles(): Promise<string[]> {
    return this.#page.evaluate(() => {
      const map = window.hubMap
      const drawn = map?.getLayer('unit-size') ? map.queryRenderedFeatures({ layers: ['unit-size'] }) : []
      return [...new Set(drawn.map((feature) => String(feature.properties.id)))]
    })
  }

  /** The choices of a list that cannot be chosen, as they read. */
  async closedOptions(label: string): Promise<string[]> {
    return this.#page.getByLabel(label).first().locator('option:disabled').allTextContents()
  }

  /** Presses a class of the legend, the lowest being 0. */
  async pressClass(index: number): Promise<void> {
    await this.#page.locator('.legend-class').nth(index).click()
  }

  /** The classes of the legend in words, from the lowest. */
  async classWords(): Promise<string[]> {
    return this.#page.locator('.legend-class .number').allInnerTexts()
  }

  /** Opens a folded group of the map's controls. */
  async openGroup(title: string): Promise<void> {
    await this.#page.locator('.control-group summary', { hasText: title }).click()
  }

  /** Clicks the middle of a unit on the map. */
  async clickUnit(id: string): Promise<void> {
    const place = await this.#page.evaluate((wanted) => {
      const map = window.hubMap
      const found = map
        ?.querySourceFeatures('admin-unit', { sourceLayer: 'admin-unit-label' })
        .find((feature) => feature.properties.id === wanted)
      if (!map || found?.geometry.type !== 'Point') return null
      const [lon = 0, lat = 0] = found.geometry.coordinates
      const { x, y } = map.project([lon, lat])
      const box = map.getCanvas().getBoundingClientRect()
      return { x: box.x + x, y: box.y + y }
    }, id)
    if (!place) throw new Error(`${id} has no label on the map.`)
    await this.#page.mouse.click(place.x, place.y)
  }

  /** Gives the browser's page to the other files of the driver, each for one part of the hub; specs never call it. */
  on<T>(use: (page: Page) => Promise<T>): Promise<T> {
    return use(this.#page)
  }

  tileRequests(): number {
    return this.requests.filter((address) => new URL(address).pathname.startsWith('/tiles/')).length
  }

  /** Addresses of other hosts that were asked for. */
  foreignRequests(): string[] {
    return this.requests.filter((address) => !address.startsWith(this.#origin) && !/^(blob|data):/.test(address))
  }

  async press(button: string): Promise<void> {
    await this.#page.getByRole('button', { name: button, exact: true }).first().click()
  }

  async choose(label: string, option: string): Promise<void> {
    await this.#page.getByRole('group', { name: label }).getByRole('radio', { name: option, exact: true }).check()
  }

  async switchLayer(label: string): Promise<void> {
    await this.#page.getByText(label, { exact: true }).click()
  }

  async select(label: string, option: string): Promise<void> {
    await this.#page.getByLabel(label).first().selectOption({ label: option })
  }

  /** What can be chosen of a list. */
  async choices(label: string): Promise<string[]> {
    return this.#page.getByLabel(label).first().locator('option').allInnerTexts()
  }

  async write(label: string, words: string): Promise<void> {
    await this.#page.getByLabel(label).first().fill(words)
  }

  /** Presses keys one after the other, as somebody without a mouse does. */
  async keys(...names: readonly string[]): Promise<void> {
    for (const name of names) await this.#page.keyboard.press(name)
  }

  async type(words: string): Promise<void> {
    await this.#page.keyboard.type(words, { delay: 20 })
  }

  /** Lets every answer of the API come so much later, as on a slow line. */
  async slowDown(milliseconds: number): Promise<void> {
    await this.#page.route('**/graphql*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds))
      await route.continue()
    })
  }

  /** Moves on with Tab until the element with this role and name has the focus; a role is that of ARIA, a tag or a kind of input. */
  async tabTo(role: string, name: string, most = 40): Promise<void> {
    await this.#tabTo('Tab', role, name, most)
  }

  /** The same, going back. */
  async tabBackTo(role: string, name: string, most = 40): Promise<void> {
    await this.#tabTo('Shift+Tab', role, name, most)
  }

  async #tabTo(key: string, role: string, name: string, most: number): Promise<void> {
    for (let step = 0; step < most; step++) {
      await this.#page.keyboard.press(key)
      const reached = await this.#page.evaluate(
        ([wantedRole, wantedName]) => {
          const element = document.activeElement
          const label =
            element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : null
          // A select stands inside its label, whose text would hold all options.
          const labelled = (label?.querySelector('.field-label, :scope > span') ?? label)?.textContent
          const words = element?.getAttribute('aria-label') ?? labelled ?? element?.textContent
          const roles = [element?.getAttribute('role'), element?.tagName.toLowerCase(), element?.getAttribute('type')]
          return roles.includes(wantedRole) && words?.trim() === wantedName
        },
        [role, name] as const,
      )
      if (reached) return
    }
    throw new Error(`${role} “${name}” was not reached with ${most} presses of ${key}.`)
  }

  /** Presses an arrow until the choice that has the focus, a select or one of a few, stands at an option. */
  async arrowTo(key: 'ArrowUp' | 'ArrowDown', option: string, most = 40): Promise<void> {
    for (let step = 0; step <= most; step++) {
      const at = await this.#page.evaluate(() => {
        const element = document.activeElement
        if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text
        return element instanceof HTMLInputElement ? element.labels?.[0]?.textContent?.trim() : undefined
      })
      if (at === option) return
      await this.#page.keyboard.press(key)
    }
    throw new Error(`“${option}” was not reached with ${most} presses of ${key}.`)
  }

  async focusedText(): Promise<string> {
    return this.#page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  }

  async heading(level: 1 | 2 = 1): Promise<string> {
    return (await this.#page.getByRole('heading', { level }).first().textContent())?.trim() ?? ''
  }

  async waitForText(words: string | RegExp): Promise<void> {
    await this.#page.getByText(words).first().waitFor({ timeout: patienceMs })
  }

  /** Waits until words are nowhere on the page any more. */
  async waitUntilGone(words: string): Promise<void> {
    await this.#page.getByText(words).first().waitFor({ state: 'detached', timeout: patienceMs })
  }

  async options(): Promise<string[]> {
    // Those of the page's own lists of suggestions: selects have options too, which are not on the page until they are opened.
    const options = this.#page.locator('[role="listbox"][aria-busy="false"] [role="option"]')
    await options.first().waitFor({ timeout: patienceMs })
    return options.allInnerTexts()
  }

  /** Cells of the first table, row by row, headings of the rows first. */
  async table(): Promise<string[][]> {
    await this.#page.locator('table tbody tr').first().waitFor({ timeout: patienceMs })
    return this.#page
      .locator('table tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim().replace(/\s+/g, ' '))),
      )
  }

  /** The figures of the open profile: the name of each metric with the words beside it, in order. */
  async profileFigures(): Promise<{ metric: string; words: string }[]> {
    const rows = this.#page.locator('.profile-figures li')
    await rows.first().waitFor({ timeout: patienceMs })
    return rows.evaluateAll((items) =>
      items.map((item) => ({
        metric: item.querySelector('button')?.innerText.trim() ?? '',
        words: (item.querySelector('.profile-value') as HTMLElement).innerText.trim().replace(/\s+/g, ' '),
      })),
    )
  }

  /** Names of the things in the list that is open over the map. */
  async listed(): Promise<string[]> {
    return this.#page.locator('.list-rows strong').allInnerTexts()
  }

  async text(): Promise<string> {
    return this.#page.locator('body').innerText()
  }

  async count(selector: string): Promise<number> {
    return this.#page.locator(selector).count()
  }

  /** Words of the chip that says which world the page shows. */
  async world(): Promise<string> {
    return (await this.#page.locator('.world-chip').first().innerText()).replace(/\s+/g, ' ').trim()
  }

  /** The name of the page that is shown, if it lies within the row of names. */
  async pageInRow(): Promise<string> {
    return this.#page.locator('.nav [aria-current]').evaluate((link) => {
      const [name, row] = [link, link.parentElement ?? link].map((one) => one.getBoundingClientRect())
      return name && row && name.left >= row.left && name.right <= row.right ? (link.textContent ?? '') : ''
    })
  }

  async openWorld(): Promise<void> {
    await this.#page.locator('.world-chip').first().click()
  }

  /** Words of the card that is open over the page; empty when none is. */
  async openDialog(): Promise<string> {
    const open = this.#page.locator('[role="dialog"]:popover-open')
    return (await open.count()) === 0 ? '' : await open.innerText()
  }

  async documentLanguage(): Promise<string> {
    return this.#page.evaluate(() => document.documentElement.lang)
  }

  /** What the page left on the device: names of everything in its storages, and cookies. */
  async traces(): Promise<string[]> {
    const kept = await this.#page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
    return [...kept, ...(await this.#page.context().cookies()).map((cookie) => cookie.name)]
  }

  address(): URL {
    return new URL(this.#page.url())
  }

  /** What stands in the first place that shows something once. */
  async shownOnce(): Promise<string> {
    return (await this.#page.locator('.shown-once-value').first().innerText()).trim()
  }

  /** Words of the fault of a field, as they are tied to it. */
  async faultOf(label: string): Promise<string> {
    return this.#page
      .getByLabel(label, { exact: true })
      .first()
      .evaluate((field) => {
        const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
        const faults = ids.filter((id) => id.endsWith('-fault')).map((id) => document.getElementById(id)?.textContent)
        return field.getAttribute('aria-invalid') === 'true' ? faults.join(' ') : ''
      })
  }

  async follow(link: string): Promise<void> {
    await this.#page.getByRole('link', { name: link, exact: true }).first().click()
  }

  async tick(label: string): Promise<void> {
    await this.#page.getByLabel(label).first().check()
  }

  /** Names of the cookies that a script of the page could read. */
  async readableCookies(): Promise<string> {
    return this.#page.evaluate(() => document.cookie)
  }

  async back(): Promise<void> {
    await this.#page.goBack()
  }

  /** Names of the buttons and choices on the page that reach out of the window at a side, where nobody can press them. */
  async cutOff(): Promise<string[]> {
    return this.#page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('button, .segment, select')]
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect()
          return width > 0 && !element.closest('nav') && (left < 0 || right > innerWidth)
        })
        .map((element) => element.getAttribute('aria-label') ?? element.innerText),
    )
  }

  /** Whether the page is wider than its window, so that it would have to be moved sideways. */
  async overflows(): Promise<boolean> {
    return this.#page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)
  }

  /** Serious and critical findings of axe on the page as it stands. */
  async barriers(): Promise<Barrier[]> {
    // Evaluated, not added as a script: the page's own security policy allows no foreign script.
    if (!(await this.#page.evaluate(() => 'axe' in window))) await this.#page.evaluate(axeSource)
    return this.#page.evaluate(async () => {
      const { axe } = window as unknown as { axe: typeof import('axe-core') }
      const { violations } = await axe.run(document, { resultTypes: ['violations'] })
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, impact, nodes }) => ({
          rule: id,
          impact: String(impact),
          where: nodes.slice(0, 5).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`),
        }))
    })
  }

  /** Another window of the same browser, with its session. */
  async again(): Promise<Visit> {
    return new Visit(await newPage(this.#page.context()), this.#origin, this.#leave)
  }

  /** Closes it and every window beside it. */
  async close(): Promise<void> {
    await this.#leave()
  }
}

/** The hub with its pages, and a browser to visit it. */
export class Driver {
  readonly #app: TestApp
  readonly #browser: Browser

  readonly #clock: { aheadMs: number }

  /** What closed windows were opened in, by their size and scheme: empty, and ready for the next. */
  readonly #left = new Map<string, BrowserContext[]>()

  private constructor(app: TestApp, browser: Browser, clock: { aheadMs: number }) {
    this.#app = app
    this.#browser = browser
    this.#clock = clock
  }

  static async start(): Promise<Driver> {
    const clock = { aheadMs: 0 }
    const app = await testApp('embedded', { pages: true, now: () => Date.now() + clock.aheadMs })
    return new Driver(app, await launchBrowser(), clock)
  }

  /** The clock of the hub, which tests may move on so that codes and limits need no waiting. */
  now(): number {
    return Date.now() + this.#clock.aheadMs
  }

  moveOn(ms: number): void {
    this.#clock.aheadMs += ms
  }

  /** Makes an account and gives its sign-in link. A `direct` one lets its holder in without a password of their own. */
  async link(
    name: string,
    scopes: readonly Scope[],
    { direct = false, areas = [] }: { readonly direct?: boolean; readonly areas?: readonly NewArea[] } = {},
  ): Promise<string> {
    const actor = { access: { role: 'owner' }, requestId: 'test' } as const
    await makeAccount(this.#app.db, actor, { name, scopes, viewOnly: false, areas })
    return (await issueSignInLink(this.#app.db, actor, { name }, { hours: 1, direct })).path
  }

  /** The token of a program that may do this with the rows of the whole province. */
  token: TestApp['token'] = (...scopes) => this.#app.token(...scopes)

  /** A window, on the page of the account, in which one with these scopes is signed in; without an area it reaches no row. */
  async enter(name: string, scopes: readonly Scope[], view: View = {}, areas: readonly NewArea[] = []): Promise<Visit> {
    const visit = await this.visit(view)
    const link = await this.link(name, scopes, { direct: true, areas })
    await visit.open(link.replace('#', '?to=%2Faccount#')) // where no map has to be drawn
    await visit.press('Dùng liên kết này')
    await visit.waitForText(name)
    return visit
  }

  /** Does what a running hub does every few seconds: makes the briefings that are due. */
  async makeBriefings(): Promise<void> {
    await makeDue(this.#app.db)
  }

  /** What GraphQL answers to the holder of a token. */
  ask: TestApp['ask'] = (document, variables, token) => this.#app.ask(document, variables, token)

  /** A new window with nothing kept from earlier ones, beside the program of the pages itself, which takes long to be read anew. */
  async visit({ scheme = 'light', width = 1440, height = 900 }: View = {}): Promise<Visit> {
    const kind = `${width} ${height} ${scheme}`
    const context =
      this.#left.get(kind)?.pop() ??
      (await this.#browser.newContext({
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: 'vi-VN',
      }))
    return new Visit(await newPage(context), this.#app.origin, async () => {
      await emptied(context, this.#app.origin)
      this.#left.set(kind, [...(this.#left.get(kind) ?? []), context])
    })
  }

  async stop(): Promise<void> {
    await this.#browser.close()
    await this.#app.close()
  }
}
