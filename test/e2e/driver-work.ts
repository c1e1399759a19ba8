/// <reference lib="dom" />

import { getDocumentProxy } from 'unpdf'
import type { Visit } from './driver.ts'

// What the specs of the map's tools need of the browser beside what `driver.ts` offers everybody.

/** Where the map is, rounded as addresses are. */
export interface Place {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

/** What these specs need of the map library. */
interface MovedMap {
  getCenter(): { lng: number; lat: number }
  getZoom(): number
  flyTo(to: object, data: object): void
}

/** Moves the map as a person would, and waits until the address says so. */
export async function moveMap(visit: Visit, place: Place): Promise<void> {
  await visit.on(async (page) => {
    await page.evaluate(({ lon, lat, zoom }) => {
      const map = window.hubMap as unknown as MovedMap
      map.flyTo({ center: [lon, lat], zoom, duration: 0 }, { byHand: true })
    }, place)
    const at = `at=${place.lon.toFixed(4)},${place.lat.toFixed(4)}`
    await page.waitForFunction((words) => location.search.includes(words), at)
  })
}

export async function mapCentre(visit: Visit): Promise<Place> {
  return visit.on((page) =>
    page.evaluate(() => {
      const map = window.hubMap as unknown as MovedMap
      const rounded = (value: number) => Math.round(value * 1e4) / 1e4
      const { lng, lat } = map.getCenter()
      return { lon: rounded(lng), lat: rounded(lat), zoom: rounded(map.getZoom()) }
    }),
  )
}

export async function forward(visit: Visit): Promise<void> {
  await visit.on((page) => page.goForward())
}

export async function isEnabled(visit: Visit, button: string): Promise<boolean> {
  return visit.on((page) => page.getByRole('button', { name: button, exact: true }).first().isEnabled())
}

/** Sets a point on the map by a press at a share of the map's width and height. */
export async function pressMap(visit: Visit, across: number, down: number): Promise<void> {
  await visit.on(async (page) => {
    const box = await page.locator('.map-canvas canvas').first().boundingBox()
    if (!box) throw new Error('There is no map on the page.')
    await page.mouse.click(box.x + box.width * across, box.y + box.height * down)
  })
}

/** A file as a page saves it. */
interface Saved {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Presses a button that saves a file, and gives the file. */
export const saved = (visit: Visit, button: string): Promise<Saved> =>
  visit.on((page) => savedBy(visit, () => page.getByRole('button', { name: button, exact: true }).click()))

/** Does what saves a file, by keys for instance, and gives the file. */
export async function savedBy(visit: Visit, act: () => Promise<void>): Promise<Saved> {
  return visit.on(async (page) => {
    const waiting = page.waitForEvent('download', { timeout: 120_000 })
    await act()
    const download = await waiting
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(part as Buffer)
    return { name: download.suggestedFilename(), bytes: new Uint8Array(Buffer.concat(parts)) }
  })
}

/** Words of a PDF page by page, read by another program than the one that wrote them, with the size of the pages in millimetres. */
export async function pdfPages(bytes: Uint8Array): Promise<{ words: string; widthMm: number; heightMm: number }[]> {
  const document = await getDocumentProxy(bytes)
  const mm = (points: number) => Math.round((points / 72) * 25.4)
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const page = await document.getPage(index + 1)
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view
    const { items } = await page.getTextContent()
    return {
      words: items.map((item) => ('str' in item ? item.str : '')).join(' '),
      widthMm: mm(right - left),
      heightMm: mm(top - bottom),
    }
  })
  return Promise.all(pages)
}

/** Words of the card of a drawing tool. */
export async function drawCard(visit: Visit): Promise<string> {
  return visit.on((page) => page.locator('.draw-card').innerText())
}

/** Chooses one of a few by its word, wherever its group is. */
export async function pick(visit: Visit, option: string): Promise<void> {
  await visit.on((page) => page.getByRole('radio', { name: option, exact: true }).check())
}

/** Lets the page write to the clipboard, and reads what it wrote. */
export async function allowClipboard(visit: Visit): Promise<void> {
  await visit.on((page) => page.context().grantPermissions(['clipboard-read', 'clipboard-write']))
}
export async function clipboard(visit: Visit): Promise<string> {
  return visit.on((page) => page.evaluate(() => navigator.clipboard.readText()))
}
