import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

describe.skipIf(skipReason())('the colours of the map', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('follow the class method, the number of classes and the scheme that are chosen', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events&layers=')
    await map.mapDrawn()
    const before = { words: await map.classWords(), colours: await map.classColours() }
    await map.openGroup('Thang màu')
    await map.select('Cách chia lớp', 'Khoảng đều')
    await map.choose('Số lớp', '3')
    await map.mapDrawn()
    expect(map.address().searchParams.get('class')).toBe('equal')
    expect(map.address().searchParams.get('k')).toBe('3')
    expect(await map.classWords()).toHaveLength(3)
    expect(await map.classWords()).not.toEqual(before.words)
    await map.choose('Bảng màu', 'Xám, để in đen trắng')
    await map.mapDrawn()
    expect((await map.classColours()).get(3)).not.toBe(before.colours.get(5))
    expect(await map.barriers()).toEqual([])
    await map.back()
    expect(map.address().searchParams.get('colour')).toBeNull()
    await map.close()
  })

  it('stay with one class when it is pressed, and come back when it is pressed again', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=campaign_events&layers=')
    await map.mapDrawn()
    const all = await map.classColours()
    expect(new Set(all.values()).size).toBe(all.size)
    await map.pressClass(1)
    await map.mapDrawn()
    expect(map.address().searchParams.get('only')).toBe('2')
    const one = await map.classColours()
    expect(one.get(2)).toBe(all.get(2))
    expect(new Set([...one].filter(([step]) => step !== 2).map(([, colour]) => colour)).size).toBe(1)
    await map.pressClass(1)
    await map.mapDrawn()
    expect(await map.classColours()).toEqual(all)
    expect(map.address().searchParams.get('only')).toBeNull()
    await map.close()
  })
})
