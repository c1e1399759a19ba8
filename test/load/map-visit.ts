import type { Browser, Page } from 'playwright-core'

/** What the page did, in milliseconds from the start of the navigation. */
export interface Visit {
  /** First text or picture on the screen. */
  readonly firstPaint: number
  /** The units stand in the colours of their figures on the screen, and the page takes what is done to it; names of places and roads may follow. */
  readonly interactive: number
  /** The map has drawn all that it asked for, figures included, and answers. */
  readonly ready: number
  /** GraphQL requests and tiles it asked for, in their order. */
  readonly questions: readonly { readonly url: string; readonly body: string }[]
  readonly tiles: readonly string[]
}

const patienceMs = 90_000
/**
 * Resolves with the time in the page after the first frame in which the units have their colours, once the graphics have drawn it (to
 * read a pixel waits for that) and the page is free for its next task.
 */
const colouredScript = `new Promise((done) => {
  const look = () => {
    const map = window.hubMap
    if (!map) return setTimeout(look, 2)
    const rendered = () => {
      if (!document.querySelector('.time-slider') || !map.getLayer('unit') || !map.isSourceLoaded('admin-unit')) return
      if (!map.queryRenderedFeatures({ layers: ['unit'] }).some(({ state }) => state.step !== undefined)) return
      map.off('render', rendered)
      const gl = map.painter.context.gl
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
      setTimeout(() => done(performance.now()))
    }
    map.on('render', rendered)
    if (map.loaded()) map.triggerRepaint()
  }
  look()
})`
/** Resolves when the map is at rest, two frames after it was asked, with the time in the page. */
const restScript = `new Promise((done) => {
  const look = () => {
    const map = window.hubMap
    if (!map || !document.querySelector('.time-slider')) return setTimeout(look, 5)
    if (map.loaded() && map.areTilesLoaded()) return done(performance.now())
    map.once('idle', () => done(performance.now()))
  }
  requestAnimationFrame(() => requestAnimationFrame(look))
})`

/** Opens an address in a page whose browser has seen nothing yet, or has the scripts in its cache when the page was used before. */
export async function visit(page: Page, address: string): Promise<Visit> {
  const questions: { url: string; body: string }[] = []
  const tiles: string[] = []
  let open = 0
  const note = (request: { url(): string; postData(): string | null }) => {
    const url = request.url()
    if (url.includes('/graphql')) {
      questions.push({ url, body: request.postData() ?? '' })
      open++
    }
    if (url.includes('/tiles/')) tiles.push(url)
  }
  const end = (request: { url(): string }) => {
    if (request.url().includes('/graphql')) open--
  }
  page.on('request', note).on('requestfinished', end).on('requestfailed', end)
  await page.goto(address, { timeout: patienceMs, waitUntil: 'commit' })
  const interactive = await page.evaluate<number>(colouredScript)
  let ready = await page.evaluate<number>(restScript)
  while (open > 0) ready = await page.evaluate<number>(restScript)
  ready = await page.evaluate<number>(restScript)
  page.off('request', note).off('requestfinished', end).off('requestfailed', end)
  const firstPaint = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`,
  )
  return { firstPaint, interactive, ready, questions, tiles }
}

/** A page of a fresh profile: no cache, no storage. */
export async function freshPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  return page
}

/** Milliseconds from a key on the time slider until the map was given the other period's colours, and until it had drawn them. */
export interface Step {
  readonly given: number
  readonly drawn: number
}

/** Steps back in time, by the arrow key. */
export async function stepTimes(page: Page, steps: number): Promise<Step[]> {
  await page.focus('.time-slider')
  const seen: Step[] = []
  for (let step = 0; step < steps; step++) {
    await page.evaluate(`void (window.stepTime = new Promise((done, fail) => {
      const map = window.hubMap
      const paint = map.setFeatureState
      let given = NaN
      document.querySelector('.time-slider').addEventListener('keydown', () => {
        const begun = performance.now()
        map.setFeatureState = (...state) => {
          paint.apply(map, state)
          given = performance.now() - begun
        }
        const drawn = () => {
          // a frame that was under way before the colours were there is none of this step
          if (Number.isNaN(given)) return map.once('render', drawn)
          map.setFeatureState = paint
          done({ given, drawn: performance.now() - begun })
        }
        map.once('render', drawn)
        setTimeout(() => fail(new Error('the step was not drawn within ten seconds')), 10000)
      }, { once: true, capture: true })
    }))`)
    await page.keyboard.press('ArrowLeft')
    seen.push(await page.evaluate<Step>('window.stepTime'))
    await page.evaluate(restScript)
  }
  return seen
}

/** Milliseconds between the frames of a slow pan of two seconds. */
export async function panFrames(page: Page): Promise<number[]> {
  return await page.evaluate<number[]>(`new Promise((done) => {
    const frames = []
    let before = performance.now()
    let going = true
    const frame = (now) => {
      frames.push(now - before)
      before = now
      if (going) requestAnimationFrame(frame)
      else done(frames.slice(1))
    }
    requestAnimationFrame(frame)
    window.hubMap.once('moveend', () => { going = false })
    window.hubMap.panBy([500, 120], { duration: 2000, essential: true })
  })`)
}
