/// <reference lib="dom" />

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
