import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'
import { allowClipboard, clipboard, drawCard, pdfPages, pick, pressMap, saved } from './driver-work.ts'

const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe.skipIf(skipReason())('the tools of the map', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  interface OldCommunes {
    readonly adminUnits: {
      readonly nodes: readonly { code: string; nameVi: string; outlineUnit: { nameVi: string } | null }[]
    }
  }
  const oldCommunes = async () =>
    (
      await hub.ask<OldCommunes>(
        '{ adminUnits(basis: BEFORE_2025_07, level: COMMUNE, first: 5) { nodes { code nameVi outlineUnit { nameVi } } } }',
      )
    ).data as OldCommunes

  it('print a sheet at its size, with everything that must be known on it', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=victims_identified&layers=campaign-event')
    await map.mapDrawn()
    await map.press('In và tải về')
    await map.waitForText('Bản in gồm tên, chú giải')
    expect(await map.barriers()).toEqual([])
    const { name, bytes } = await saved(map, 'Tải PDF')
    expect(name).toBe('victims_identified-2025-01-01-A4.pdf')
    const [sheet, ...others] = await pdfPages(bytes)
    expect(others).toEqual([])
    expect(sheet).toMatchObject({ widthMm: 297, heightMm: 210 })
    for (const words of [
      'Bản phát hành số 1',
      'Dữ liệu giả lập ×8',
      'Không có vụ án, nạn nhân hay con người nào ở đây là thật',
      'Không công bố',
      'Hoạt động tuyên truyền',
      'km',
      'Tỷ lệ khoảng 1 :',
      'Nguồn:',
      'OpenStreetMap',
      'In lúc',
    ])
      expect(sheet?.words).toContain(words)
    await map.settled()
    await pick(map, 'Dọc')
    await pick(map, 'A3')
    await map.waitForText('Bản in gồm tên, chú giải')
    const upright = await pdfPages((await saved(map, 'Tải PDF')).bytes)
    expect(upright[0]).toMatchObject({ widthMm: 297, heightMm: 420 })
    expect(map.faults).toEqual([])
    await map.close()
  })

  it('save a picture that prints at its size, and the figures just as they are shown', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=victims_identified&panel=table')
    await map.mapDrawn()
    const shown = await map.table()
    await map.press('In và tải về')
    await map.waitForText('Bản in gồm tên, chú giải')
    const png = (await saved(map, 'Tải hình PNG')).bytes
    const view = new DataView(png.buffer, png.byteOffset)
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([1754, 1240])
    expect(textOf(png.subarray(37, 41))).toBe('pHYs')
    await map.settled()
    const csv = textOf((await saved(map, 'Tải CSV')).bytes)
    expect(csv).toMatch(/Dữ liệu giả lập ×8.*Bản phát hành số 1/s)
    const { features } = JSON.parse(textOf((await saved(map, 'Tải GeoJSON')).bytes)) as {
      features: { geometry: { type: string }; properties: { name: string; value: number | null; kind: string } }[]
    }
    expect(features).toHaveLength(8)
    const told = new Map(shown.map(([unit, value]) => [unit, value ?? '']))
    for (const { geometry, properties } of features) {
      expect(geometry.type).toBe('MultiPolygon')
      const words = told.get(properties.name) ?? ''
      if (properties.value === null) expect(words).toContain(properties.kind)
      else expect(words.replace(/\D/g, '')).toBe(String(properties.value))
    }
    const book = (await saved(map, 'Tải Excel (XLSX)')).bytes
    expect(textOf(book.subarray(0, 2))).toBe('PK')
    await map.close()
  })

  it('measure by pointer, and refuse edges that cross', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await map.press('Đo khoảng cách, diện tích')
    await map.waitForText('Chưa có điểm nào.')
    for (const [across, down] of [
      [0.45, 0.3],
      [0.75, 0.3],
      [0.45, 0.6],
      [0.75, 0.6],
    ] as const)
      await pressMap(map, across, down)
    await expect.poll(() => drawCard(map)).toMatch(/Chiều dài \d+,\d+ km/)
    await pick(map, 'Diện tích')
    await expect.poll(() => drawCard(map)).toContain('Cạnh 2 và cạnh 4 cắt hoặc chạm nhau')
    await map.keys('Control+z')
    await expect.poll(() => drawCard(map)).toMatch(/Diện tích \d+(,\d+)? km² \([\d.]+ ha\)/)
    expect(map.address().searchParams.has('unit')).toBe(false)
    await map.close()
  })

  it('count by keyboard alone what is open in a circle, and tell the public of nothing else', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await map.tabTo('button', 'Vẽ vùng để đếm')
    await map.keys('Enter')
    await map.waitForText('Chưa có điểm nào.')
    await map.tabTo('combobox', 'Tìm địa danh làm tâm…')
    await map.type('tu son')
    expect((await map.options())[0]).toContain('Từ Sơn')
    await map.keys('ArrowDown', 'Enter')
    await map.waitForText(/Diện tích 12,5\d km²/)
    await map.tabTo('button', 'Đếm trong vùng này')
    await map.keys('Enter')
    await map.waitForText('Lượt người dự')
    const card = await drawCard(map)
    expect(card).toMatch(/Hoạt động tuyên truyền\s+\d+/)
    expect(card).not.toMatch(/Tin tiếp nhận|khởi tố\s+\d/)
    expect(await map.barriers()).toEqual([])
    await map.close()
  })

  it('count tips and cases for exact figures, with what has no coordinates', async () => {
    const map = await hub.enter('ve.vung', ['figures:exact'])
    await map.open('/map')
    await map.mapDrawn()
    await map.press('Vẽ vùng để đếm')
    await map.waitForText('Chưa có điểm nào.')
    await map.write('Tọa độ: vĩ độ, kinh độ', '21,18; 106,07')
    await map.press('Thêm')
    await map.write('Bán kính (km)', '8')
    await map.waitForText(/Diện tích 20\d(,\d+)? km²/)
    await map.press('Đếm trong vùng này')
    await map.waitForText('Lượt người dự')
    expect(await drawCard(map)).toMatch(/Tin tiếp nhận\s+\d+.*chưa rõ tọa độ/s)
    // so small an area would point at one of them: open things alone, and why
    await map.write('Bán kính (km)', '0.2')
    await map.waitForText(/Diện tích 12,\d+ ha/)
    await map.press('Đếm trong vùng này')
    await map.waitForText('Vùng nhỏ hơn 0,25 km²: không đếm tin báo và vụ án')
    expect(await drawCard(map)).toMatch(/Hoạt động tuyên truyền\s+\d+/)
    expect(await drawCard(map)).not.toContain('Tin tiếp nhận')
    expect(await map.barriers()).toEqual([])
    await map.close()
  })

  it('keep views under names on the device, and bring them to another by a link', async () => {
    const map = await hub.visit()
    await allowClipboard(map)
    await map.open('/map?metric=cases_opened&basis=24')
    await map.mapDrawn()
    await map.press('Khung nhìn đã lưu và liên kết')
    await map.write('Tên khung nhìn đang xem', 'Họp giao ban')
    await map.press('Lưu')
    await map.waitForText('Đã lưu “Họp giao ban”.')
    expect(await map.barriers()).toEqual([])
    await map.press('Sao chép liên kết')
    await expect.poll(async () => new URL(await clipboard(map)).search).toBe('?metric=cases_opened&basis=24')
    await map.press('Sao chép liên kết chứa tất cả')
    await map.waitForText('Đã sao chép liên kết chứa 1 khung nhìn')
    const link = new URL(await clipboard(map))
    await map.press('Xóa Họp giao ban')
    await map.waitForText('Chưa lưu khung nhìn nào.')
    await map.close()

    const other = await hub.visit()
    await other.open(`${link.pathname}${link.hash}`)
    await other.waitForText('Liên kết mang theo 1 khung nhìn')
    await other.press('Nhận về thiết bị này')
    await other.press('Họp giao ban')
    await other.mapDrawn()
    await expect.poll(() => other.address().searchParams.get('metric')).toBe('cases_opened')
    await expect.poll(() => other.address().searchParams.get('basis')).toBe('24')
    await other.back()
    await other.mapDrawn()
    await expect.poll(() => other.address().searchParams.get('metric')).toBe(null)
    await other.close()
  })

  it('find an old commune by keyboard, say what became of it, and offer it again on this device', async () => {
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    const { adminUnits } = await oldCommunes()
    const old = adminUnits.nodes.find(({ outlineUnit }) => outlineUnit !== null)
    if (!old) throw new Error('There is no commune of before 2025 with a unit of today.')
    await map.tabTo('combobox', 'Tìm địa danh, tuyến, khu công nghiệp, hoạt động')
    await map.type(old.code)
    expect((await map.options())[0]).toContain(`nay thuộc ${old.outlineUnit?.nameVi}`)
    await map.keys('ArrowDown', 'Enter')
    await map.waitForText(new RegExp(`${old.nameVi}: từ 01/07/2025, theo .*, nay thuộc ${old.outlineUnit?.nameVi}`))
    await map.waitForText('Dân số')
    await map.open('/map')
    await map.mapDrawn()
    await map.tabTo('combobox', 'Tìm địa danh, tuyến, khu công nghiệp, hoạt động')
    expect((await map.options())[0]).toContain(old.nameVi)
    await map.keys('ArrowUp', 'Enter')
    await map.write('Tìm địa danh, tuyến, khu công nghiệp, hoạt động', 'zzzzqqqq')
    await map.waitForText('Hãy thử tên ngắn hơn')
    await map.close()
  })

  it('draw every metric of a unit over time, and set it among its neighbours', async () => {
    const map = await hub.visit()
    await map.open('/map?metric=cases_opened&rate=1')
    await map.mapDrawn()
    const unit = (await map.drawnUnits()).find(({ name }) => name.includes('Quế Võ'))
    await map.open(`/map?metric=cases_opened&rate=1&unit=${unit?.id}`)
    await map.waitForText('Bên các đơn vị giáp ranh')
    await map.settled()
    expect(await map.count('.spark')).toBeGreaterThan(5)
    expect(await map.count('.neighbours li')).toBeGreaterThan(2)
    expect(await map.text()).toContain('Vạch đứng là mức chung toàn tỉnh')
    expect(await map.barriers()).toEqual([])
    await map.close()
  })

  it('fit a telephone', async () => {
    const map = await hub.visit({ width: 390, height: 844 })
    await map.open('/map')
    await map.mapDrawn()
    await map.press('Công cụ')
    await map.press('In và tải về')
    await map.waitForText('Bản in gồm tên, chú giải')
    expect(await map.overflows()).toBe(false)
    expect(await map.barriers()).toEqual([])
    await map.close()
  })
})
