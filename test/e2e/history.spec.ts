import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'
import { forward, isEnabled, mapCentre, moveMap } from './driver-work.ts'

const undo = 'Hoàn tác (Ctrl+Z)'
const redo = 'Làm lại (Ctrl+Shift+Z)'

describe.skipIf(skipReason())('undo and back', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('go through what was shown, and bring back where the map was', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await moveMap(map, { lon: 106.1, lat: 21.1, zoom: 11 })
    await map.press('Kỳ trước')
    await map.waitForText('Năm 2024')
    await moveMap(map, { lon: 106.2, lat: 21.2, zoom: 10 })
    await map.back()
    await map.waitForText('Năm 2025')
    await map.mapDrawn()
    await expect.poll(() => mapCentre(map)).toEqual({ lon: 106.1, lat: 21.1, zoom: 11 })
    await forward(map)
    await map.waitForText('Năm 2024')
    await map.mapDrawn()
    await expect.poll(() => mapCentre(map)).toEqual({ lon: 106.2, lat: 21.2, zoom: 10 })
    // Moves of the map replaced their entries: one more step back leaves the map, so undo stops before it.
    await map.press(undo)
    await map.waitForText('Năm 2025')
    await expect.poll(() => isEnabled(map, undo)).toBe(false)
    await expect.poll(() => isEnabled(map, redo)).toBe(true)
    expect(map.faults).toEqual([])
    await map.close()
  })

  it('work by keys, and not while somebody types', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await map.switchLayer('Tuyến trọng điểm')
    await map.switchLayer('Khu công nghiệp')
    await expect.poll(() => map.address().searchParams.get('layers')).toBe('key-route.industrial-park')
    await map.keys('Control+z')
    await expect.poll(() => map.address().searchParams.get('layers')).toBe('key-route')
    await map.keys('Control+z')
    await expect.poll(() => map.address().searchParams.get('layers')).toBe(null)
    await map.keys('Control+Shift+z')
    await expect.poll(() => map.address().searchParams.get('layers')).toBe('key-route')
    await map.write('Tìm địa danh, tuyến, khu công nghiệp, hoạt động', 'tu son')
    await map.keys('Control+z')
    await expect.poll(() => map.address().searchParams.get('layers')).toBe('key-route')
    await map.close()
  })
})
