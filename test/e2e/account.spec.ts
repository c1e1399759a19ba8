import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver } from './driver.ts'
import { codeOfKey } from './totp.ts'

const password = 'sông Đuống chảy lững lờ'
const halfMinute = 30_000

describe.skipIf(skipReason())('accounts', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  it('are entered by a link, once, and by a password of one’s own from then on', async () => {
    const link = await hub.link('first.comer', ['figures:exact'])
    const page = await hub.visit()
    await page.open(link)
    await expect.poll(() => page.address().hash).toBe('')
    await page.press('Dùng liên kết này')
    await page.waitForText('Đặt mật khẩu của riêng mình')
    await page.write('Mật khẩu mới', 'ngắn')
    await page.press('Lưu mật khẩu')
    expect(await page.faultOf('Mật khẩu mới')).toBe('Mật khẩu cần ít nhất 12 ký tự.')
    await page.write('Mật khẩu mới', password)
    await page.write('Nhập lại mật khẩu mới', `${password}!`)
    await page.press('Lưu mật khẩu')
    expect(await page.faultOf('Nhập lại mật khẩu mới')).toBe('Hai lần nhập chưa giống nhau.')
    await page.write('Nhập lại mật khẩu mới', password)
    await page.press('Lưu mật khẩu')
    await page.waitForText('Số liệu nội bộ, trực tiếp')
    await expect.poll(() => page.address().pathname).toBe('/map')
    expect(await page.readableCookies()).toBe('')

    const late = await hub.visit()
    await late.open(link)
    await late.press('Dùng liên kết này')
    await late.waitForText('Liên kết này đã được dùng hoặc đã hết hạn.')
    await late.close()

    await page.press('Tài khoản first.comer')
    await page.press('Đăng xuất')
    await page.waitForText('Bản phát hành số 1')
    await page.open('/map?metric=victims_identified&panel=table')
    await page.follow('Đăng nhập')
    await page.write('Tên tài khoản', 'first.comer')
    await page.write('Mật khẩu', 'not the password at all')
    await page.press('Đăng nhập')
    await page.waitForText('Không có tài khoản nào với tên và mật khẩu này.')
    await page.write('Mật khẩu', password)
    await page.press('Đăng nhập')
    await page.waitForText('Bảng số liệu')
    await expect.poll(() => page.address().search).toBe('?metric=victims_identified&panel=table&lang=vi')
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('tell the limit in words when too many passwords are tried', async () => {
    const page = await hub.visit()
    await page.open('/sign-in')
    for (let tries = 0; tries < 11; tries++) {
      await page.write('Tên tài khoản', 'nobody')
      await page.write('Mật khẩu', `try ${tries}`)
      await page.press('Đăng nhập')
      await page.settled()
    }
    await page.waitForText(/Đã thử quá nhiều lần. Hãy đợi \d+ phút/)
    hub.moveOn(16 * 60_000)
    await page.close()
  })

  it('ask for a code of an app, or a recovery code, once a second factor is on', async () => {
    const page = await hub.enter('careful', ['records:read', 'records:write'])
    await page.open('/account')
    await page.waitForText('nên cần bật xác thực hai lớp')
    await page.write('Mật khẩu mới', password)
    await page.write('Nhập lại mật khẩu mới', password)
    await page.press('Đổi mật khẩu')
    await page.waitForText('Đã đổi mật khẩu.')
    await page.press('Bật xác thực hai lớp')
    await page.waitForText('Quét mã này bằng ứng dụng xác thực')
    const key = await page.shownOnce()
    await page.write('Mã 6 chữ số mà ứng dụng hiện ra', '000000')
    await page.press('Xác nhận và bật')
    await page.waitForText('Mã chưa đúng, đã hết hạn hoặc đã dùng.')
    await page.write('Mã 6 chữ số mà ứng dụng hiện ra', codeOfKey(key, hub.now()))
    await page.press('Xác nhận và bật')
    await page.waitForText('Mã dự phòng của tài khoản careful')
    const recovery = (await page.text()).match(/[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}/g) ?? []
    expect(recovery).toHaveLength(10)
    expect(await page.barriers()).toEqual([])
    await page.press('Tôi đã cất các mã này')
    await page.waitForText('Còn 10 mã dự phòng chưa dùng.')
    expect(await page.text()).not.toContain(recovery[0] ?? '?')

    hub.moveOn(halfMinute)
    for (const code of [codeOfKey(key, hub.now()), (recovery[3] ?? '').toLowerCase()]) {
      await page.press('Tài khoản careful')
      await page.press('Đăng xuất')
      await page.waitForText('Cần đăng nhập')
      await page.follow('Đăng nhập')
      await page.write('Tên tài khoản', 'careful')
      await page.write('Mật khẩu', password)
      await page.press('Đăng nhập')
      await page.waitForText('Mở ứng dụng xác thực và nhập mã 6 chữ số')
      await page.write('Mã xác thực', code)
      await page.press('Tiếp tục')
      await page.waitForText('Tôi là ai')
    }
    await page.waitForText('Còn 9 mã dự phòng chưa dùng.')
    await page.close()
  })

  it('give a program a token that opens what was chosen and nothing else, until it is revoked', async () => {
    const page = await hub.enter('with.program', ['figures:exact', 'audit:read'])
    await page.open('/account')
    await page.press('Tạo mã')
    expect(await page.faultOf('Dùng để làm gì')).toBe('Cần điền mục này.')
    await page.waitForText('Hãy chọn ít nhất một quyền.')
    await page.write('Dùng để làm gì', 'báo cáo tháng')
    await page.tick('xem số liệu chính xác')
    await page.press('Tạo mã')
    await page.waitForText('Mã mới: báo cáo tháng')
    const token = await page.shownOnce()
    const who = '{ viewer { name scopes { name } } }'
    expect((await hub.ask(who, {}, token)).data).toEqual({
      viewer: { name: 'with.program', scopes: [{ name: 'figures:exact' }] },
    })
    await page.press('Xong, ẩn đi')
    await page.waitUntilGone(token)
    expect(await page.text()).not.toContain(token)
    await page.press('Thu hồi mã báo cáo tháng')
    await page.waitForText('Chưa có mã nào.')
    expect((await hub.ask(who, {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    await page.close()
  })

  it('say when a session has ended, show the release instead, and lead back to the same view', async () => {
    const page = await hub.enter('left.behind', ['figures:exact'])
    await page.open('/compare?topic=victim')
    await page.settled()
    expect(await page.world()).toContain('tài khoản left.behind')
    const other = await page.again()
    await other.open('/account')
    await other.press('Đăng xuất khỏi mọi nơi')
    await other.waitForText('Cần đăng nhập')
    await page.waitForText('Phiên đăng nhập đã kết thúc')
    await page.settled()
    expect(await page.world()).toContain('Bản phát hành số 1')
    expect(await page.text()).not.toContain('left.behind')
    await page.follow('Đăng nhập lại')
    await page.waitForText('Tên tài khoản')
    await expect.poll(() => page.address().searchParams.get('to')).toContain('/compare?topic=victim')
    await page.close()
  })

  it('with exact figures read live ones on the same pages, and with the chip and the map saying so', async () => {
    const page = await hub.enter('planner.one', ['figures:exact'])
    await page.open('/map?metric=victims_identified&panel=table')
    await page.mapDrawn()
    expect(await page.world()).toMatch(/^Số liệu nội bộ, trực tiếp · tài khoản planner.one Dữ liệu giả lập ×8$/)
    expect(await page.mapMark()).toMatch(/^live:light:Nội bộ · planner.one\n/)
    const live = await page.table()
    expect(live.map(([, value]) => value).join(' ')).not.toMatch(/Không công bố|≈/)
    await page.openWorld()
    expect(await page.openDialog()).toContain('xem số liệu chính xác, chưa che số nhỏ')
    expect(page.faults).toEqual([])
    await page.close()
  })

  it('with the right to it read the audit log, filter it and turn its pages', async () => {
    const page = await hub.enter('auditor', ['audit:read'])
    await page.open('/audit')
    await page.settled()
    await page.waitForText(/Trên trang này [1-9]\d* mối nối giữa các mục liền nhau đều đúng/)
    expect((await page.table())[0]?.join(' ')).toMatch(/\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d auditor/)
    await page.waitForText('Chưa kiểm tra lần nào')
    await page.press('Kiểm tra toàn bộ nhật ký')
    await page.waitForText(/Nguyên vẹn .*auditor: [\d.]+ mục/)
    await page.select('Việc đã làm', 'Đăng nhập không được')
    await page.press('Lọc')
    await page.settled()
    await page.waitForText(/mục khớp/)
    const rows = await page.table()
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row.join(' ')).toContain('Đăng nhập không được')
    await expect.poll(() => page.address().searchParams.get('action')).toBe('signInFailed')
    await page.press('Bỏ lọc')
    await page.settled()
    const newest = await page.table()
    await page.press('Cũ hơn')
    await page.settled()
    await page.waitForText('Mới hơn')
    await expect.poll(() => page.address().searchParams.get('after')).not.toBeNull()
    expect((await page.table())[0]).not.toEqual(newest[0])
    await page.close()
  })

  it('are made by an administrator, whose link lets the new holder in', async () => {
    const page = await hub.enter('administrator', ['account:admin'])
    await page.open('/accounts')
    await page.settled()
    await page.write('Tên tài khoản', 'Not A Name')
    await page.press('Thêm và tạo liên kết')
    expect(await page.faultOf('Tên tài khoản')).toContain('chữ thường không dấu')
    await page.write('Tên tài khoản', 'newcomer')
    await page.tick('ghi và sửa hồ sơ')
    await page.press('Thêm và tạo liên kết')
    await page.waitForText('Liên kết cho newcomer')
    const link = new URL(await page.shownOnce())
    await page.press('Xong, ẩn đi')
    await page.waitForText('Chưa đặt mật khẩu')
    await page.waitForText('Chưa được giao địa bàn hay cơ quan nào')
    const newcomer = await hub.visit()
    await newcomer.open(link.pathname + link.hash)
    await newcomer.press('Dùng liên kết này')
    await newcomer.waitForText('Từ nay tài khoản newcomer đăng nhập bằng mật khẩu này.')
    await page.press('Sửa tài khoản newcomer')
    await page.press('Giao địa bàn, cơ quan')
    await page.waitForText('Hãy chọn địa bàn hoặc cơ quan.')
    expect(await page.faultOf('Lý do giao')).toBe('Hãy ghi lý do giao.')
    await page.select('Địa bàn hoặc cơ quan', 'Huyện Yên Phong')
    await page.write('Đến hết ngày', '2020-01-01')
    await page.write('Từ ngày', '2026-01-01')
    await page.write('Lý do giao', 'quyết định phân công')
    expect(await page.faultOf('Đến hết ngày')).toBe('Ngày cuối nằm trước ngày đầu.')
    await page.write('Đến hết ngày', '')
    await page.press('Giao địa bàn, cơ quan')
    await page.waitForText('Địa bàn, cơ quan: Huyện Yên Phong')
    expect(await page.barriers()).toEqual([])
    await page.write('Ngày cuối: Huyện Yên Phong', '2025-12-31')
    await page.press('Kết thúc: Huyện Yên Phong')
    await page.press('Đúng')
    await page.waitUntilGone('Địa bàn, cơ quan: Huyện Yên Phong')
    await page.press('Khóa tài khoản')
    await page.press('Đúng')
    await page.waitForText(/Đã khóa từ/)
    await newcomer.close()
    await page.close()
  })

  it('see only the pages they may', async () => {
    const page = await hub.enter('reader', ['figures:exact'])
    for (const path of ['/audit', '/accounts']) {
      await page.open(path)
      await page.waitForText('Tài khoản này không có quyền xem trang')
    }
    await page.press('Tài khoản reader')
    expect(await page.text()).toContain('Người trong hồ sơ')
    const bare = await hub.enter('bare', ['import:write'])
    await bare.press('Tài khoản bare')
    expect(await bare.text()).not.toContain('Người trong hồ sơ')
    await bare.open('/person')
    await bare.waitForText('Tài khoản này không có quyền xem trang')
    await bare.close()
    const stranger = await hub.visit()
    for (const path of ['/account', '/audit', '/accounts', '/person']) {
      await stranger.open(path)
      await stranger.waitForText('Cần đăng nhập')
    }
    await page.close()
    await stranger.close()
  })

  const everything = ['figures:exact', 'records:read', 'records:write', 'audit:read', 'account:admin'] as const
  // Four views of eight: every shade meets every width and language, and every width every language.
  const views = [
    ['light', 1440, 900, 'vi'],
    ['dark', 1440, 900, 'en'],
    ['light', 390, 844, 'en'],
    ['dark', 390, 844, 'vi'],
  ] as const
  it.each(views)(
    'have pages without a serious barrier or a fault, %s at %i × %i in %s',
    async (scheme, width, height, language) => {
      const page = await hub.enter(`looker.${scheme}.${width}.${language}`, everything, { scheme, width, height })
      const stranger = await hub.visit({ scheme, width, height })
      // What everybody sees is walked elsewhere in every view; here it bears the mark of the account.
      const shared = language === 'vi' ? ['/map', '/compare'] : []
      const inside = ['/account', '/audit', '/accounts', '/person', '/sign-in', ...shared]
      const outside = ['/sign-in', '/sign-in#link=x', '/account']
      for (const [visit, paths] of [
        [page, inside],
        [stranger, outside],
      ] as const)
        for (const path of paths) {
          await visit.open(path, language)
          await visit.settled()
          expect([path, await visit.barriers()]).toEqual([path, []])
          expect([path, await visit.overflows()]).toEqual([path, false])
        }
      expect([...page.faults, ...stranger.faults]).toEqual([])
      expect([...page.foreignRequests(), ...stranger.foreignRequests()]).toEqual([])
      await page.close()
      await stranger.close()
    },
  )

  it('open what is sealed of a person for a reason that everybody concerned sees, and remove somebody who withdrew', async () => {
    const clerk = await hub.token('records:read', 'records:write')
    const recorded = await hub.ask<{ recordVictim: { pseudonym: string } }>(
      `mutation { recordVictim(input: { sex: FEMALE, homeUnit: { code: "24" }, intakeChannel: RESCUED, reportedOn: "2026-01-05", synthetic: true,
         consents: [{ purpose: STATISTICS, givenOn: "2026-01-05" }],
         identity: { name: "Nguyễn Thị Mẫu", contact: "0900 000 000" } }) { pseudonym } }`,
      {},
      clerk,
    )
    const pseudonym = recorded.data?.recordVictim.pseudonym ?? ''
    const province = [{ unit: '24', reason: 'test' }]
    const page = await hub.enter('guardian', ['records:read', 'identity:open', 'person:remove'], {}, province)
    await page.open('/person')
    await page.write('Mã của nạn nhân', 'Nguyễn Thị Mẫu')
    await page.press('Tìm')
    expect(await page.faultOf('Mã của nạn nhân')).toContain('không ghi tên')
    await page.write('Mã của nạn nhân', ` ${pseudonym.toLowerCase()}`)
    await page.press('Tìm')
    await page.waitForText('Chưa ai mở.')
    expect(page.address().href).not.toContain(pseudonym)
    await page.tick('họ tên')
    await page.write('Lý do mở', 'Gọi số 0912 345 678 để hẹn gặp')
    await page.press('Mở danh tính')
    expect(await page.faultOf('Lý do mở')).toContain('Lý do có vẻ chứa tên')
    await page.write('Lý do mở', 'Hẹn gặp để bàn việc hỗ trợ chữa bệnh')
    await page.press('Mở danh tính')
    await page.waitForText('Đang mở cho riêng bạn')
    await page.waitForText('Nguyễn Thị Mẫu')
    expect(await page.text()).not.toContain('0900 000 000')
    expect(await page.barriers()).toEqual([])
    await page.press('Ẩn ngay')
    await page.waitUntilGone('Nguyễn Thị Mẫu')

    const colleague = await hub.enter('colleague', ['records:read'], {}, province)
    await colleague.open('/person')
    await colleague.write('Mã của nạn nhân', pseudonym)
    await colleague.press('Tìm')
    await colleague.waitForText('Hẹn gặp để bàn việc hỗ trợ chữa bệnh')
    expect(await colleague.text()).toContain('guardian')
    expect(await colleague.text()).not.toMatch(/Mở danh tính trong 15 phút|Xóa hồ sơ|Nguyễn Thị Mẫu/)

    await page.press('Xem trước những gì sẽ thay đổi')
    await page.waitForText(/Xóa 1 hồ sơ của người này/)
    await page.press('Xóa vĩnh viễn')
    expect(await page.faultOf(`Gõ lại mã ${pseudonym} để xác nhận`)).toBe(`Chưa giống mã ${pseudonym}.`)
    await page.write('Lý do xóa', 'Người đó đã rút lại sự đồng ý bằng văn bản')
    await page.write(`Gõ lại mã ${pseudonym} để xác nhận`, pseudonym)
    expect(await page.barriers()).toEqual([])
    await page.press('Xóa vĩnh viễn')
    await page.waitForText('Bản đang có hiệu lực: số 2.')
    await colleague.press('Tìm')
    await colleague.waitForText('Không thấy hồ sơ nào có mã này')
    expect([...page.faults, ...colleague.faults]).toEqual([])
    await page.close()
    await colleague.close()
  })
})
