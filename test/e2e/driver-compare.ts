/// <reference lib="dom" />

import type { Visit } from './driver.ts'

const words = (visit: Visit, selector: string): Promise<string[]> =>
  visit.on((page) =>
    page.locator(selector).evaluateAll((found) => found.map((one) => (one as HTMLElement).innerText.trim())),
  )

/** Units of the ranked table in its order. */
export const rankedUnits = (visit: Visit) => words(visit, '.rank-table tbody .rank-unit a')

/** Units that are listed apart, since they tell no number. */
export const withoutNumber = (visit: Visit) => words(visit, '.silent-units li')

/** Units that the page says need attention, each with how solid that is. */
export async function attention(visit: Visit): Promise<{ name: string; solid: string }[]> {
  const names = await words(visit, '.attention li strong')
  const solid = await words(visit, '.attention li .attention-solid')
  return names.map((name, index) => ({ name, solid: solid[index] ?? '' }))
}

/** What the map beside the table shows, and a place in the middle of each unit's name, in pixels of the window. */
export interface BesideTable {
  readonly basis: string
  /** Names of the units that are drawn with a colour of a class, or with a pattern that means no number. */
  readonly drawn: readonly string[]
  readonly patterned: readonly string[]
  readonly pinned: readonly string[]
  readonly pointed: readonly string[]
  readonly marked: boolean
  readonly places: Readonly<Record<string, { readonly x: number; readonly y: number }>>
}

/** Brings the map beside the table into sight, waits until it is drawn and reads it. */
export function mapBesideTable(visit: Visit): Promise<BesideTable> {
  return visit.on(async (page) => {
    await page.locator('.compare-map-frame').scrollIntoViewIfNeeded()
    await page.waitForFunction(() => window.hubSideMap?.isStyleLoaded() && window.hubSideMap.areTilesLoaded(), null, {
      timeout: 60_000,
      polling: 200,
    })
    return page.evaluate(() => {
      const map = window.hubSideMap
      if (!map) throw new Error('There is no map beside the table.')
      const state = (id: string) => map.getFeatureState({ source: 'admin-unit', sourceLayer: 'admin-unit', id })
      const names = (layers: string[], keep = (_id: string) => true) => {
        const found = map.queryRenderedFeatures({ layers }).map(({ properties }) => properties)
        const kept = found.filter(({ id }) => keep(String(id))).map(({ name_vi }) => String(name_vi))
        return [...new Set(kept)].sort()
      }
      const box = map.getCanvas().getBoundingClientRect()
      const labels = map.querySourceFeatures('admin-unit', { sourceLayer: 'admin-unit-label' })
      const places = labels.flatMap(({ properties, geometry }) => {
        if (geometry.type !== 'Point') return []
        const { x, y } = map.project(geometry.coordinates as [number, number])
        return [[String(properties.name_vi), { x: box.x + x, y: box.y + y }] as const]
      })
      const patterned = names(['unit-WITHHELD', 'unit-NOT_REPORTED', 'unit-NO_DATA'])
      return {
        basis: JSON.stringify(map.getFilter('unit')),
        drawn: [...new Set([...names(['unit'], (id) => state(id).step !== undefined), ...patterned])].sort(),
        patterned,
        pinned: names(['unit-selected']),
        pointed: names(['unit'], (id) => state(id).hover === true),
        marked: map.getLayer('world-mark') !== undefined,
        places: Object.fromEntries(places),
      }
    })
  })
}

/** Puts the pointer on a place of the window, or presses there. */
export const pointAt = (visit: Visit, { x, y }: { x: number; y: number }, press = false) =>
  visit.on((page) => (press ? page.mouse.click(x, y) : page.mouse.move(x, y)))

/** Units whose row of the ranked table is marked as pointed at. */
export const pointedRows = (visit: Visit) => words(visit, '.rank-table tr[data-mark="pointed"] .rank-unit a')

/** Units of the alerts in their order. */
export const alertedUnits = (visit: Visit) => words(visit, '.alert-table tbody th a')

/** What the hub answers where the files of the listed briefings are: status and kind. */
export const briefingFiles = (visit: Visit): Promise<string[]> =>
  visit.on((page) =>
    page.locator('.briefing-table a').evaluateAll(async (links) => {
      const answers = await Promise.all(links.map((link) => fetch((link as HTMLAnchorElement).href)))
      return answers.map((answer) => `${answer.status} ${answer.headers.get('content-type')}`)
    }),
  )
