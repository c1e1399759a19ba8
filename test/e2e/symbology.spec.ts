import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

describe.skipIf(skipReason())('the colours and sizes of the map', () => {
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
    await expect.poll(() => map.address().searchParams.get('class')).toBe('equal')
    await expect.poll(() => map.address().searchParams.get('k')).toBe('3')
    await expect.poll(() => map.classWords()).toHaveLength(3)
    expect(await map.classWords()).not.toEqual(before.words)
    await map.choose('Bảng màu', 'Xám, để in đen trắng')
    await map.mapDrawn()
    await expect.poll(async () => (await map.classColours()).get(3)).not.toBe(before.colours.get(5))
    expect(await map.barriers()).toEqual([])
    await map.back()
    await expect.poll(() => map.address().searchParams.get('colour')).toBeNull()
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
    await expect.poll(() => map.address().searchParams.get('only')).toBe('2')
    const one = await map.classColours()
    expect(one.get(2)).toBe(all.get(2))
    expect(new Set([...one].filter(([step]) => step !== 2).map(([, colour]) => colour)).size).toBe(1)
    await map.pressClass(1)
    await map.mapDrawn()
    await expect.poll(() => map.classColours()).toEqual(all)
    await expect.poll(() => map.address().searchParams.get('only')).toBeNull()
    await map.close()
  })

  it('tell numbers by circles, which give way to colours for a rate and say why', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=tips_received&layers=')
    await map.mapDrawn()
    await map.choose('Cách vẽ', 'Vòng tròn')
    await map.mapDrawn()
    await expect.poll(() => map.address().searchParams.get('draw')).toBe('symbol')
    await expect.poll(() => map.circles()).toHaveLength(8)
    await expect.poll(() => map.classWords()).toEqual([])
    expect(await map.barriers()).toEqual([])
    await map.choose('Số lượng hay tỷ suất', 'Trên 10.000 dân')
    await map.mapDrawn()
    await expect.poll(() => map.circles()).toEqual([])
    expect(await map.text()).toContain('Tỷ suất được tô màu')
    expect((await map.classWords()).length).toBeGreaterThan(1)
    await map.close()
  })

  it('tell two metrics at once, in map, legend and table, but never a pair that is forbidden', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=tips_received&rate=1&by=foreign_residents&layers=&panel=table')
    await map.mapDrawn()
    await expect.poll(() => map.circles()).toEqual([])
    expect(await map.text()).toContain('họ không phải là nghi phạm')
    expect((await map.table())[0]).toHaveLength(3)
    expect(await map.closedOptions('Vòng tròn trên nền màu')).toContain(
      'Người nước ngoài cư trú – không đặt cạnh tội phạm',
    )
    await map.select('Vòng tròn trên nền màu', 'Hoạt động tuyên truyền')
    await map.mapDrawn()
    await expect.poll(() => map.address().searchParams.get('by')).toBe('campaign_events')
    await expect.poll(() => map.circles()).toHaveLength(8)
    expect((await map.classWords()).length).toBeGreaterThan(1)
    expect(await map.text()).toContain('Cỡ vòng tròn: Hoạt động tuyên truyền')
    const table = await map.table()
    expect(table).toHaveLength(8)
    expect(table.every((row) => row.length === 4 && row[3] !== '')).toBe(true)
    expect(await map.barriers()).toEqual([])
    await map.close()
  })
})
