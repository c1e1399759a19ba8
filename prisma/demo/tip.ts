import { agencyFor, diligence } from './agency.ts'
import type { CaseRow } from './case.ts'
import { addDays } from './day.ts'
import type { Placing, Spot } from './place.ts'
import type { Random } from './random.ts'
import { dayOf, hoursAfter, instantOf, spreadOverYears } from './when.ts'
import type { World } from './world.ts'

export interface TipRow {
  readonly ref: string
  readonly kind: string
  readonly channel: string
  readonly receivedAt: string
  readonly spot: Spot
  readonly topic: string
  readonly status: string
  readonly outcome: string | null
  readonly agencyId: string | null
  readonly classifiedAt: string | null
  readonly firstActionAt: string | null
  readonly resolvedAt: string | null
  readonly extended: boolean
  readonly caseRef: string | null
  readonly summary: string | null
}

/** What a tip says, by topic: about events and places, never about a person. */
const summaries: Readonly<Record<string, readonly string[]>> = {
  RECRUITMENT_LURE: [
    'Có nhóm lạ đến khu trọ rủ rê đi làm xa, hứa trả lương cao và cho ứng trước tiền.',
    'Nghi có việc lôi kéo lao động nữ đi làm ở tỉnh khác, không có hợp đồng.',
  ],
  ONLINE_JOB_OFFER: [
    'Quảng cáo trên mạng xã hội tuyển người ra nước ngoài làm việc nhẹ lương cao, không cần bằng cấp.',
    'Nhóm trò chuyện mời người trẻ sang Cam-pu-chia làm việc với máy tính, yêu cầu giữ kín với gia đình.',
  ],
  FORCED_LABOUR: [
    'Cơ sở sản xuất nghi giữ giấy tờ và không cho người lao động ra ngoài.',
    'Người lao động ở khu trọ nói bị ép làm thêm giờ để trừ nợ.',
  ],
  SEXUAL_EXPLOITATION: [
    'Quán karaoke nghi sử dụng người chưa đủ 18 tuổi.',
    'Nhà nghỉ gần khu công nghiệp có dấu hiệu chứa chấp, ép buộc phụ nữ.',
  ],
  FORCED_MARRIAGE: ['Nghi có người môi giới kết hôn với người nước ngoài để trục lợi.'],
  CHILD_TRADE: ['Tài khoản mạng xã hội rao cho, nhận con nuôi có nhận tiền.'],
  ORGAN_TRADE: ['Bài đăng tìm người bán thận, hứa trả tiền ngay.'],
  FOETUS_DEAL: ['Nghi có thỏa thuận mua bán bào thai qua mạng xã hội.'],
  MISSING_PERSON: ['Gia đình mất liên lạc với người thân sau khi đi làm ở nước ngoài.'],
  TRANSPORT: [
    'Xe khách ghép đón nhiều người trẻ vào ban đêm, chạy hướng biên giới.',
    'Xe dừng lâu ở trạm dừng nghỉ, có người bị kiểm soát điện thoại.',
  ],
  OTHER: ['Phản ánh dấu hiệu liên quan đến mua bán người, chưa rõ loại.'],
}

const outcomes = { NOT_PROSECUTE: 34, NO_OFFENCE: 40, TRANSFERRED: 18, SUSPEND: 8 } as const

/** Tips with their handling, up to the end of yesterday: of today nobody knows the hour yet. About 27 for each case: most lead nowhere, as in life. */
export function makeTips(
  random: Random,
  world: World,
  placing: Placing,
  cases: readonly CaseRow[],
  options: { scale: number; today: string },
): TipRow[] {
  const tips: TipRow[] = []
  const last = addDays(options.today, -1)
  for (const { year, count } of spreadOverYears(Math.round(533 * options.scale), 'tips', last)) {
    // three cases in four began with a tip, some with two
    const led = cases
      .filter((one) => one.openedOn.startsWith(`${year}-`))
      .flatMap((one) => (random.chance(0.75) ? (random.chance(0.2) ? [one, one] : [one]) : []))
    for (let index = 0; index < count; index++) {
      const lead = led[index]
      const ref = `tip-${year}-${String(index + 1).padStart(6, '0')}`
      tips.push(makeTip(random, world, placing, last, ref, year, lead))
    }
  }
  return tips
}

function makeTip(
  random: Random,
  world: World,
  placing: Placing,
  last: string,
  ref: string,
  year: number,
  lead: CaseRow | undefined,
): TipRow {
  const before = lead ? addDays(lead.openedOn, -1 - random.wait(14)) : undefined
  const day = before && before >= '2019-01-01' ? before : dayOf(random, year, last, 0.06)
  const spot =
    lead && lead.spot.provinceCode === (day < '2025-07-01' ? '27' : '24')
      ? placing.spot(random, day, 0.6, communeOf(placing, lead, day))
      : placing.spot(random, day, 0.55)
  const receivedAt = instantOf(random, day)
  const care = diligence(spot.place)
  const end = Date.parse(`${addDays(last, 1)}T00:00:00+07:00`)
  const upTo = (instant: string) => (Date.parse(instant) < end ? instant : null)

  const classifiedAt = upTo(
    hoursAfter(receivedAt, random.chance(care + 0.02) ? 2 + random.next() * 66 : 74 + random.wait(60)),
  )
  const firstActionAt = classifiedAt && upTo(hoursAfter(classifiedAt, random.wait(30)))
  const extended = random.chance(0.14)
  const inTime = random.chance(care)
  const days = extended
    ? inTime
      ? 21 + random.next() * 55
      : 84 + random.wait(20)
    : inTime
      ? 3 + random.next() * 16.5
      : 21 + random.wait(14)
  const resolvedAt =
    firstActionAt && random.chance(0.985) ? upTo(hoursAfter(receivedAt, Math.max(days * 24, 100))) : null
  const resolved = resolvedAt !== null && Date.parse(resolvedAt) >= Date.parse(firstActionAt ?? receivedAt)
  const topic = lead
    ? random.pick({ ONLINE_JOB_OFFER: 3, SEXUAL_EXPLOITATION: 3, FORCED_LABOUR: 2, MISSING_PERSON: 2, TRANSPORT: 1 })
    : random.pick({
        RECRUITMENT_LURE: 18,
        ONLINE_JOB_OFFER: year < 2021 ? 8 : 30,
        FORCED_LABOUR: 12,
        SEXUAL_EXPLOITATION: 14,
        FORCED_MARRIAGE: year < 2021 ? 16 : 4,
        CHILD_TRADE: 4,
        ORGAN_TRADE: 1,
        FOETUS_DEAL: 1,
        MISSING_PERSON: 12,
        TRANSPORT: 8,
        OTHER: 6,
      })
  return {
    ref,
    kind: random.pick({ TO_GIAC: 30, TIN_BAO: 64, KIEN_NGHI_KHOI_TO: 6 }),
    channel: random.pick({
      IN_PERSON: 26,
      PHONE: 28,
      HOTLINE_111: 9,
      LETTER: 6,
      ONLINE: year < 2021 ? 6 : 18,
      PRESS: 3,
      AGENCY: 10,
    }),
    receivedAt,
    spot,
    topic,
    status: resolved ? 'RESOLVED' : firstActionAt ? 'VERIFYING' : classifiedAt ? 'CLASSIFIED' : 'RECEIVED',
    outcome: resolved ? (lead ? 'PROSECUTE' : random.pick(outcomes)) : null,
    agencyId: agencyFor(world, 'POLICE', spot.place, day)?.id ?? null,
    classifiedAt,
    firstActionAt,
    resolvedAt: resolved ? resolvedAt : null,
    extended,
    caseRef: lead?.ref ?? null,
    summary: random.chance(0.7)
      ? random.item(summaries[topic] ?? ['Phản ánh dấu hiệu liên quan đến mua bán người.'])
      : null,
  }
}

function communeOf(placing: Placing, lead: CaseRow, day: string) {
  return placing.communesOn(day).find((place) => place.id === lead.spot.place.id)
}
