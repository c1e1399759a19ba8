import { expect, test } from 'vitest'
import { ownScriptLimit, scriptSize } from '../kit/script-size.ts'

test('our own JavaScript of the map page stays within its limit, beside MapLibre', async () => {
  const { own, mapLibre, all } = await scriptSize()
  // the parts that must be there: a page that was not found would be small
  expect(own).toBeGreaterThan(100_000)
  expect(mapLibre).toBeGreaterThan(250_000)
  expect(all).toBeGreaterThan(own)
  expect(own).toBeLessThanOrEqual(ownScriptLimit)
})
