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
