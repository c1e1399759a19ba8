import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

const paths = [
  '/map',
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

  // Every way to show something on the map, one after the other in the same window, so that every pair of language, shade and width is met.
  const ways = [
    '/map',
    '/map?rate=1&by=campaign_events&panel=table',
    '/map?draw=symbol',
    '/map?draw=hotspot&basis=24',
    '/map?draw=effort',
    '/map?metric=campaign_events&draw=cell&etype=SEMINAR&scale=steady',
    '/map?draw=heat&panel=table',
    '/map?draw=hotspot&cells=1&basis=24',
    '/map?view=diff&panel=table',
    '/map?view=side',
    '/map?view=swipe',
    '/map?basis=24&rings=2&layers=campaign-event.key-route.flow.worker-housing-area.foreign-resident-area.industrial-park.campaign-coverage.transport',
    '/map?unit=AdminUnit:5&rate=1&by=campaign_events',
    '/map?layers=foreign-resident-area&thing=ForeignResidentArea:36&within=2',
    '/map?layers=campaign-event&list=events&etype=SEMINAR',
    '/map?metric=victims_identified&panel=table',
  ]

  const windows = [
    ['a wide window', 'wide', { width: 1200, height: 800 }, ways.slice(0, ways.length / 2)],
    ['a telephone', 'narrow', { width: 390, height: 844 }, ways.slice(ways.length / 2)],
  ] as const
  it.each(windows)(
    'the map in %s hinders nobody, however it is drawn and whatever is open over it',
    async (_name, account, size, shown) => {
      const page = await hub.enter(`access.${account}`, ['figures:exact'])
      await page.look(size)
      await page.open('/map')
      await page.mapDrawn()
      let spoken: 'VI' | 'EN' = 'VI'
      for (const [at, way] of shown.entries()) {
        const language = at & 2 ? 'EN' : 'VI'
        const scheme = ((at >> 1) ^ at) & 1 ? 'dark' : 'light'
        await page.look({ scheme })
        if (language !== spoken) await page.choose(spoken === 'VI' ? 'Ngôn ngữ' : 'Language', language)
        spoken = language
        await page.go(way)
        await page.settled()
        expect([way, language, scheme, await page.barriers()]).toEqual([way, language, scheme, []])
        expect([way, await page.overflows()]).toEqual([way, false])
      }
      expect(page.faults).toEqual([])
      await page.close()
    },
  )

  it('the map hinders nobody who draws on it or prints it, and opens on the year of a census', async () => {
    const page = await hub.visit({ scheme: 'dark' })
    await page.open('/map?metric=lodging_pressure&basis=24')
    await page.mapDrawn()
    expect(await page.heading()).toContain('Năm 2019')
    for (const tool of ['Vẽ vùng để đếm', 'In và tải về']) {
      await page.press(tool)
      await page.settled()
      expect([tool, await page.barriers()]).toEqual([tool, []])
    }
    await page.close()
  })

  it('the map keeps what is chosen with the colours of the system, its room at twice the size, and stands still for who asks', async () => {
    const page = await hub.visit()
    await page.open('/map')
    await page.mapDrawn()
    const own = await page.backgroundOf('.legend .swatch')
    await page.look({ forced: true })
    expect(await page.backgroundOf('.legend .swatch')).toBe(own)
    for (const choice of ['.segment', '.draw-choice'])
      expect(await page.backgroundOf(`${choice} input:checked + span`)).not.toBe(
        await page.backgroundOf(`${choice} input:not(:checked) + span`),
      )
    // 1440 × 900 at 200 %: the map goes where all is seen in the smaller room
    const zoom = async () => (await page.cameras())[0]?.[2] ?? 0
    const wide = await zoom()
    await page.look({ width: 720, height: 450 })
    await expect.poll(zoom).toBeLessThan(wide)
    await page.mapDrawn()
    expect((await page.boxOf('.map-canvas')).height).toBeGreaterThan(480)
    expect((await page.boxOf('.atlas-tools')).bottom).toBeLessThan((await page.boxOf('.period-card')).top)
    expect(await page.overflows()).toBe(false)
    const before = await page.restingZoom()
    await page.press('Phóng to')
    await expect.poll(zoom).toBeCloseTo(before + 1, 1)
    await page.close()
  })

  it.each(paths)('%s fits a telephone without moving sideways, and has no serious barrier there', async (path) => {
    const page = await hub.visit({ scheme: 'dark', width: 390, height: 844 })
    await page.open(path)
    await page.settled()
    expect(await page.overflows()).toBe(false)
    expect(await page.barriers()).toEqual([])
    await page.close()
  })
})
