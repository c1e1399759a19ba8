import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'

describe.skipIf(skipReason())('the pages', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('show the directive with its 24 tasks and how far each is', async () => {
    const page = await hub.visit()
    await page.open('/directives')
    await page.settled()
    expect(await page.text()).toContain('2566/UBND-NC')
    expect(await page.count('.task')).toBe(24)
    expect(await page.text()).toMatch(/\d+\/\d+ lượt xong/)
    // agencies of 2020 have ended: who has their tasks now stands beside the name that the directive gives
    expect(await page.text()).toMatch(
      /đến \d\d\/\d\d\/2025; nhiệm vụ nay thuộc: Sở Nội vụ tỉnh Bắc Ninh, Sở Y tế tỉnh Bắc Ninh\./,
    )
    await page.waitForText(/\d+\/99 xã, phường đã có hoạt động ở đủ các nơi/)
    expect(await page.text()).toMatch(/\d+ mô hình đang hoạt động, \d+ mô hình im ắng/)
    expect(await page.count('.board-table tbody tr')).toBeGreaterThan(5)
    await page.close()
  })

  it('name every source with its licence and kind', async () => {
    const page = await hub.visit()
    await page.open('/sources', 'en')
    await page.settled()
    const words = await page.text()
    for (const part of ['ODbL', 'MIT', 'Real data', 'Synthetic data', 'Release no. 1', 'OpenStreetMap'])
      expect(words).toContain(part)
    await page.close()
  })

  it('take a tip, give a receipt and find it again, leaving no trace on the device', async () => {
    const page = await hub.visit()
    await page.open('/tip')
    await page.settled()
    expect(await page.text()).toContain('tin gửi ở đây không đến cơ quan nào')
    await page.press('Gửi tin')
    await page.waitForText('Hãy chọn việc gì đang xảy ra.')
    await page.select('Việc gì đang xảy ra?', 'Dụ dỗ, lôi kéo đi làm việc')
    await page.write('Điều đã thấy hoặc nghe (không bắt buộc)', 'Anh Nguyễn Văn Mẫu số 0912345678 rủ đi.')
    await page.waitForText('có vẻ có tên người, số điện thoại')
    await page.write('Điều đã thấy hoặc nghe (không bắt buộc)', 'Có người rủ đi làm xa, giữ giấy tờ.')
    expect(await page.text()).not.toContain('có vẻ có')
    await page.write('Cách liên hệ với bạn (không bắt buộc)', '0900000000')
    await page.press('Gửi tin')
    await page.waitForText('Đã nhận tin')
    const receipt = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await page.text())?.[0] ?? ''
    expect(receipt).not.toBe('')
    await page.write('Mã đã nhận', receipt.toLowerCase())
    await page.press('Xem')
    await page.waitForText(/Nhận ngày \d\d\/\d\d\/\d{4}/)
    expect(await page.traces()).toEqual([])
    await page.close()
  })

  it('offer GraphiQL with an example for every reader', async () => {
    const page = await hub.visit()
    await page.openEditor()
    await page.waitForText('TipsByDistrict')
    await page.waitForText('Bản phát hành số 1')
    expect(await page.text()).toContain('Dữ liệu giả lập ×8')
    await page.openEditorSettings()
    expect(page.foreignRequests()).toEqual([])
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('have no page for records yet', async () => {
    const page = await hub.visit()
    await page.open('/map')
    expect(await page.count('a[href="/records"]')).toBe(0)
    await page.close()
  })
})
