import { periodLabel, periodOf } from '@hub/contract/period'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { skipReason } from './browser.ts'
import { Driver, type Visit } from './driver.ts'
import { pdfPages, saved, savedBy } from './driver-work.ts'

// What a planner comes for, from the plain map to the sheet on the table, once by mouse and once by keys alone. What the page says is held
// against what the API answers to the same reader.

interface Told {
  readonly kind: string
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
}
interface FigureRow {
  readonly unit: { readonly nameVi: string }
  readonly value: Told
}
interface Commune {
  readonly unit: { readonly nameVi: string }
  readonly events: Told
}

const base = '99 xã, phường (từ 7/2025)'
const housing = 'Địa bàn đông công nhân, người lao động trọ'
const pressureColumn = 'Áp lực nhà trọ (%)'
const coverage = 'Xã, phường chưa có hoạt động'
const coverageDays = 'Không có hoạt động trong'
const coverageList = 'Danh sách xã, phường chưa có hoạt động'
const table = 'Bảng số liệu'
const compare = 'Đặt cạnh nhau'
const take = 'In và tải về'
const ready = 'Bản in gồm tên, chú giải'

/** A number as Vietnamese write it; undefined for the words that stand where none is told. */
function numberIn(cell = ''): number | undefined {
  const digits = /^≈? ?(\d[\d.]*(?:,\d+)?)/.exec(cell)?.[1]
  return digits === undefined ? undefined : Number(digits.replaceAll('.', '').replace(',', '.'))
}

/** The least and the greatest that a change can be, as its cell begins: `−4…+4`, or one number when it is known. */
function boundsIn(cell: string): number[] {
  const [, least, most] = /^([+−]?[\d.]+)(?:…([+−]?[\d.]+))?/.exec(cell) ?? []
  return [least, most ?? least].map((part = '') => Number(part.replaceAll('.', '').replace('−', '-')))
}

/** Units that are among the highest fifth of those told by both measures: where they meet. */
function meeting(rows: readonly { unit: string; one: number | undefined; other: number | undefined }[]): string[] {
  const told = rows.filter(({ one, other }) => one !== undefined && other !== undefined)
  const bound = (part: 'one' | 'other') =>
    told.map((row) => row[part] ?? 0).sort((a, b) => b - a)[Math.floor(told.length / 5)] ?? Number.POSITIVE_INFINITY
  const [one, other] = [bound('one'), bound('other')]
  return told
    .filter((row) => (row.one ?? 0) >= one && (row.other ?? 0) >= other)
    .map(({ unit }) => unit)
    .sort()
}

describe.skipIf(skipReason())('a planner', () => {
  let hub: Driver
  beforeAll(async () => {
    hub = await Driver.start()
  })
  afterAll(() => hub?.stop())

  /** What the API tells a reader of communes in a year, by name. */
  async function figures(metric: string, year: number, token?: string): Promise<Map<string, Told>> {
    const { data } = await hub.ask<{ figures: { figures: FigureRow[] } }>(
      `query Told($metric: ID!, $from: Date!, $to: Date!) {
        figures(metric: $metric, basis: SINCE_2025_07, level: COMMUNE, grain: YEAR, from: $from, to: $to) {
          figures { unit { nameVi } value { kind value low high } }
        }
      }`,
      { metric, from: `${year}-01-01`, to: `${year}-12-31` },
      token,
    )
    return new Map((data?.figures.figures ?? []).map(({ unit, value }) => [unit.nameVi, value]))
  }

  /** The newest June that has data, the last full year, and the communes where nobody came since that June. */
  async function since(token?: string) {
    const { data } = await hub.ask<{ release: { dataThrough: string } }>('{ release { dataThrough } }')
    const through = data?.release.dataThrough ?? ''
    const thisYear = Number(through.slice(0, 4))
    const june = `${through.slice(5) < '06' ? thisYear - 1 : thisYear}-06-01`
    const answer = await hub.ask<{ campaignCoverage: Commune[] }>(
      'query Silent($from: Date!, $to: Date!) { campaignCoverage(period: { from: $from, to: $to }) { unit { nameVi } events { kind value low high } } }',
      { from: june, to: through },
      token,
    )
    const silent = (answer.data?.campaignCoverage ?? []).filter(
      ({ events }) => events.kind === 'EXACT' && !events.value,
    )
    const dayWords = (day: string) => day.split('-').reverse().join('/')
    return {
      option: `${periodLabel(periodOf('MONTH', june), 'vi')} đến nay`,
      span: `từ ${dayWords(june)} đến ${dayWords(through)}`,
      year: through.endsWith('12-31') ? thisYear : thisYear - 1,
      silent: silent.map(({ unit }) => unit.nameVi).sort(),
    }
  }

  /** Holds the open table, sorted by lodging pressure, against the API. */
  async function expectMeeting(map: Visit, year: number, token?: string): Promise<void> {
    const [tips, pressure] = [
      await figures('tips_received', year, token),
      await figures('lodging_pressure', 2019, token),
    ]
    const rows = (await map.table()).map(([unit = '', told, , share]) => ({
      unit,
      one: numberIn(told),
      other: numberIn(share),
    }))
    const shares = rows.flatMap(({ other }) => other ?? [])
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
    const met = meeting(
      [...pressure].map(([unit, { value }]) => ({
        unit,
        one: tips.get(unit)?.value ?? undefined,
        other: value ?? undefined,
      })),
    )
    expect(met.length).toBeGreaterThan(0)
    expect(meeting(rows)).toEqual(met)
  }

  /** Holds the open list of communes without an event against the API. */
  async function expectSilent(map: Visit, { span, silent }: Awaited<ReturnType<typeof since>>): Promise<void> {
    await map.waitForText(new RegExp(`^${silent.length} trên \\d+ xã, phường không có hoạt động nào · ${span}`))
    expect(silent.length).toBeGreaterThan(0)
    await expect.poll(async () => (await map.listed()).sort()).toEqual(silent)
  }

  /** Holds the table of two years against the API: the change lies between the bounds that both figures leave open. */
  async function expectChanges(map: Visit, year: number, token?: string): Promise<void> {
    const [before, now] = [await figures('tips_received', 2021, token), await figures('tips_received', year, token)]
    const rows = await map.table()
    const told = rows.filter(([unit = '']) => before.get(unit)?.value != null && now.get(unit)?.value != null)
    expect(told.length).toBeGreaterThan(20)
    for (const [unit = '', earlier, later, change = ''] of told) {
      const [old, recent] = [before.get(unit), now.get(unit)]
      expect([numberIn(earlier), numberIn(later)]).toEqual([old?.value, recent?.value])
      const moved = (recent?.value ?? 0) - (old?.value ?? 0)
      const [least = Number.NaN, most = Number.NaN] = boundsIn(change)
      if (old?.kind === 'EXACT' && recent?.kind === 'EXACT') expect([least, most]).toEqual([moved, moved])
      else {
        // Each of two rounded figures leaves two open on either side, and the threshold may leave less.
        expect(change).toContain('…')
        for (const [lower, upper] of [
          [moved - 4, least],
          [least, moved],
          [moved, most],
          [most, moved + 4],
        ] as const)
          expect(upper).toBeGreaterThanOrEqual(lower)
      }
    }
  }

  /** Holds the sheet for the meeting against what was on the map. */
  async function expectSheet(bytes: Uint8Array, year: number, span: string, world: string): Promise<void> {
    const [sheet, ...others] = await pdfPages(bytes)
    expect(others).toEqual([])
    for (const words of ['Tin tiếp nhận', `Năm ${year} so với Năm 2021`, base, housing, span, world, 'Dữ liệu giả lập'])
      expect(sheet?.words.replace(/\s+/g, ' ')).toContain(words)
  }

  it('answers by mouse where lodging pressure and tips meet and where nobody came since June, how it moved since 2021, and prints it', async () => {
    const token = await hub.token('figures:exact')
    const known = await since(token)
    const map = await hub.enter('planner', ['figures:exact'])
    await map.open('/map')
    await map.mapDrawn()
    await map.choose('Địa giới', base)
    await map.switchLayer(housing)
    await map.press(table)
    await map.settled()
    await map.press(pressureColumn)
    await expectMeeting(map, known.year, token)

    await map.switchLayer(coverage)
    await map.select(coverageDays, known.option)
    await map.press(coverageList)
    await map.settled()
    await expectSilent(map, known)

    await map.press(compare)
    await map.choose(compare, 'Chênh lệch')
    await map.select('So với', 'Năm 2021')
    await map.settled()
    await expectChanges(map, known.year, token)

    await map.press(take)
    await map.waitForText(ready)
    await expectSheet((await saved(map, 'Tải PDF')).bytes, known.year, known.span, 'Số liệu nội bộ, trực tiếp')
    expect(map.faults).toEqual([])
    await map.close()
  })

  it('does the same by keyboard alone, with the figures of the public', async () => {
    const known = await since()
    const map = await hub.visit()
    await map.open('/map')
    await map.mapDrawn()
    await map.tabTo('radio', '8 huyện (trước 7/2025)', 60)
    await map.keys('ArrowRight')
    await map.tabTo('checkbox', housing)
    await map.keys(' ')
    await map.tabTo('checkbox', coverage)
    await map.keys(' ')
    await map.tabTo('select', coverageDays)
    await map.arrowTo('ArrowDown', known.option)
    await map.tabTo('button', coverageList)
    await map.keys('Enter')
    await map.settled()
    await expect.poll(() => map.focusedText()).toBe(coverage)
    await expectSilent(map, known)
    await map.keys('Escape')
    await expect.poll(() => map.focusedText()).toBe(coverageList)

    await map.tabTo('button', table)
    await map.keys('Enter')
    await map.settled()
    await expect.poll(() => map.focusedText()).toBe(table)
    await map.waitForText(pressureColumn)
    await map.tabTo('button', pressureColumn, 8)
    await map.keys('Enter')
    await expectMeeting(map, known.year)

    await map.tabBackTo('button', compare)
    await map.keys('Enter')
    await map.tabTo('radio', 'Một kỳ')
    await map.arrowTo('ArrowDown', 'Chênh lệch')
    await map.tabTo('select', 'So với')
    await map.arrowTo('ArrowUp', 'Năm 2021')
    await map.settled()
    await expectChanges(map, known.year)

    await map.tabBackTo('button', take)
    await map.keys('Enter')
    await map.waitForText(ready)
    await map.tabTo('button', 'Tải PDF')
    const { bytes } = await savedBy(map, () => map.keys('Enter'))
    await expectSheet(bytes, known.year, known.span, 'Bản phát hành số 1')
    expect(map.faults).toEqual([])
    await map.close()
  })
})
