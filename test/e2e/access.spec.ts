import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

const paths = [
  '/map',
  '/map?panel=table',
  '/compare',
  '/briefings',
  '/targets',
  '/directives',
  '/alerts',
  '/sources',
  '/tip',
  '/sign-in',
] as const

describe.skipIf(skipReason())('every page', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  // Both languages and both shades of every page; the telephone below has the pair of Vietnamese and dark.
  const views = paths.flatMap((path) => [[path, 'vi', 'light'] as const, [path, 'en', 'dark'] as const])
  it.each(views)(
    '%s in %s, %s: no serious barrier, nothing from another host, no fault',
    async (path, language, scheme) => {
      const page = await hub.visit({ scheme })
      await page.open(path, language)
      await page.settled()
      expect(await page.barriers()).toEqual([])
      expect(page.foreignRequests()).toEqual([])
      expect(page.faults).toEqual([])
      expect(await page.documentLanguage()).toBe(language)
      await page.close()
    },
  )

  it.each(paths)('%s fits a telephone without moving sideways, and has no serious barrier there', async (path) => {
    const page = await hub.visit({ scheme: 'dark', width: 390, height: 844 })
    await page.open(path)
    await page.settled()
    expect(await page.overflows()).toBe(false)
    expect(await page.barriers()).toEqual([])
    await page.close()
  })
})
