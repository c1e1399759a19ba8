import { expect, test } from 'vitest'
import { campaignEventColumns, readCampaignEvent } from './campaign-event.ts'
import { caseColumns, readCase } from './case.ts'
import { matchHeadings } from './heading.ts'
import type { AnyRow, Kind } from './kind.ts'
import { notesAsCsv } from './note.ts'
import { PlaceIndex } from './place.ts'
import { readRows } from './read-rows.ts'
import { readTestReference } from './test-reference.ts'
import { readTip, tipColumns } from './tip.ts'
import { readVictim, victimColumns } from './victim.ts'

const reference = readTestReference()
const places = new PlaceIndex(reference.units)
const write = async () => []
const tips = { columns: tipColumns, read: readTip, write }
const cases = { columns: caseColumns, read: readCase, write }
const victims = { columns: victimColumns, read: readVictim, write }
const events = { columns: campaignEventColumns, read: readCampaignEvent, write }

/** Reads rows given by heading, the first row with every heading; `notes` as [line, column, code]. */
function read<Row extends AnyRow>(
  kind: Kind<Row>,
  base: Readonly<Record<string, string>>,
  ...others: Readonly<Record<string, string>>[]
) {
  const written = [...new Set([base, ...others].flatMap((row) => Object.keys(row)))]
  const headings = matchHeadings('a.csv', written, kind.columns, [])
  const setting = { reference, places, headings, written, today: '2026-01-31', origin: 'test', synthetic: true }
  const rows = (others.length === 0 ? [{}] : others).map((change, index) => {
    const row = { ...base, ...change }
    return { line: index + 2, cells: written.map((heading) => row[heading] ?? '') }
  })
  const { good, notes } = readRows(kind, setting, { dataKind: undefined, lines: new Map() }, rows)
  return { good, notes, told: notes.map(({ line, column, code }) => [line, column, code]) }
}

const tip = {
  id: 'A1',
  kind: 'TIN_BAO',
  channel: 'PHONE',
  received_at: '05/03/2024 10:00',
  unit: 'Phường Vũ Ninh',
  district: 'TP Bắc Ninh',
  topic: 'FORCED_LABOUR',
}

test('a tip is read with codes as codes or labels of either language', () => {
  const { good, told } = read(tips, {
    ...tip,
    kind: 'tố giác về tội phạm',
    channel: 'Hotline 111',
    topic: 'boc lot tinh duc',
  })
  expect(told).toEqual([])
  expect(good[0]).toMatchObject({
    origin: 'test',
    kind: 'TO_GIAC',
    channel: 'HOTLINE_111',
    topic: 'SEXUAL_EXPLOITATION',
    receivedAt: '2024-03-05T10:00:00+07:00',
    spot: { unitId: '27/09163', provinceCode: '27', precision: 'COMMUNE', lon: null },
  })
})

test('every fault of a row is told, with its column, and never with its value', () => {
  const secret = 'Nguyễn-bí-mật'
  const { good, notes, told } = read(tips, tip, {
    id: '',
    kind: secret,
    received_at: secret,
    lon: secret,
    lat: '21.1',
    extended: secret,
    origin: secret,
  })
  expect(good).toEqual([])
  expect(told).toEqual([
    [2, 'id', 'REQUIRED'],
    [2, 'origin', 'BAD_ORIGIN'],
    [2, 'kind', 'UNKNOWN_CODE'],
    [2, 'received_at', 'BAD_TIME'],
    [2, 'lon', 'BAD_POINT'],
    [2, 'extended', 'BAD_FLAG'],
  ])
  expect(notesAsCsv(notes)).not.toContain('bí-mật')
  expect(notes.find(({ code }) => code === 'UNKNOWN_CODE')?.vi).toBe(
    'không có trong danh mục TIP_KIND: TO_GIAC, TIN_BAO, KIEN_NGHI_KHOI_TO',
  )
})

test.each([
  ['a day to come', { received_at: '01/02/2026' }, 'received_at', 'FUTURE'],
  ['long ago', { received_at: '01/02/1960' }, 'received_at', 'TOO_EARLY'],
  ['classified before it came', { classified_at: '04/03/2024' }, 'classified_at', 'BEFORE'],
  ['resolved without a day', { status: 'Đã giải quyết' }, 'status', 'NEEDS'],
  ['an outcome too early', { outcome: 'PROSECUTE' }, 'outcome', 'NEEDS'],
  ['a status against its day', { status: 'RECEIVED', resolved_at: '08/03/2024' }, 'status', 'CONTRADICTS'],
  ['swapped coordinates', { lon: '21.1', lat: '106,08' }, 'lon', 'SWAPPED_POINT'],
  ['half a point', { lon: '106.08' }, 'lon', 'BAD_POINT'],
  ['no place', { unit: '', district: '' }, 'unit', 'REQUIRED'],
  ['no such place', { unit: 'Xã Không Có' }, 'unit', 'UNKNOWN_PLACE'],
  ['an agency of another time', { agency: 'CA_TINH_24' }, 'agency', 'UNKNOWN_AGENCY'],
  ['a long text', { summary: 'x'.repeat(4001) }, 'summary', 'TOO_LONG'],
])('a tip is refused for %s', (_why, change, column, code) => {
  expect(read(tips, tip, change).told).toContainEqual([2, column, code])
})

test('a day without a time on the day the tip came is the moment it came', () => {
  const { good } = read(tips, { ...tip, classified_at: '05/03/2024', first_action_at: '06/03/2024' })
  expect(good[0]).toMatchObject({
    classifiedAt: '2024-03-05T10:00:00+07:00',
    firstActionAt: '2024-03-06T00:00:00+07:00',
  })
})

test('the same number twice is refused the second time, rows of the other kind too', () => {
  const { good, told } = read(
    tips,
    { ...tip, synthetic: 'có' },
    {},
    {},
    { id: 'B', synthetic: 'không' },
    { id: 'A1', origin: 'other' },
  )
  expect(good.map(({ originId, origin }) => [originId, origin])).toEqual([
    ['A1', 'test'],
    ['A1', 'other'],
  ])
  expect(told).toEqual([
    [3, 'id', 'DUPLICATE'],
    [4, 'synthetic', 'NOT_SYNTHETIC'],
  ])
})

const event = {
  id: 'E1',
  event_type: 'Tọa đàm',
  setting: 'SCHOOL',
  audience: 'Công nhân, người lao động',
  channel: 'Trực tiếp',
  title_vi: 'Tọa đàm',
  held_on: '30/07/2024',
  unit_code: '9193',
}

test('numbers may have dots between thousands; a host is an agency or a name', () => {
  const { good, told } = read(
    events,
    event,
    { attendance: '1.150', host: 'Tỉnh Đoàn Bắc Ninh' },
    { id: 'E2', host: 'Câu lạc bộ', campaign: 'CD-2024' },
  )
  expect(told).toEqual([])
  expect(good[0]).toMatchObject({ attendance: 1150, hostId: 'DOAN_TN_27', hostName: null, audience: 'WORKERS' })
  expect(good[1]).toMatchObject({ attendance: null, hostId: null, hostName: 'Câu lạc bộ', campaignId: '1' })
})

test('an event is refused for numbers, addresses and codes that are none', () => {
  const change = {
    attendance: '-5',
    leaflets: '1.5',
    online_views: '99999999999',
    press_url: 'javascript:alert(1)',
    campaign: 'CD-1999',
  }
  expect(read(events, event, change).told).toEqual([
    [2, 'press_url', 'BAD_URL'],
    [2, 'campaign', 'UNKNOWN_REFERENCE'],
    [2, 'attendance', 'BAD_NUMBER'],
    [2, 'leaflets', 'BAD_NUMBER'],
    [2, 'online_views', 'BAD_NUMBER'],
  ])
})

const oneCase = { id: 'C1', opened_on: '12/04/2023', district: 'Huyện Yên Phong' }

test('a case tells its stages by their days, in legal order', () => {
  const { good, told } = read(cases, {
    ...oneCase,
    charged_on: '15/04/2023',
    indicted_on: '20/10/2023',
    accused: '3',
    offences: 'Điều 150; 151',
    means: 'Lừa gạt | FORCE',
  })
  expect(told).toEqual([])
  expect(good[0]?.stages).toEqual([
    { stage: 'OPENED', on: '2023-04-12', people: null },
    { stage: 'CHARGED', on: '2023-04-15', people: 3 },
    { stage: 'INDICTED', on: '2023-10-20', people: null },
  ])
  expect(good[0]).toMatchObject({ code: 'C1', offences: ['150', '151'], means: ['DECEIT', 'FORCE'], acts: null })
  expect(
    read(cases, oneCase, { charged_on: '11/04/2023' }, { id: 'C2', accused: '2' }, { id: 'C3', offences: '999' }).told,
  ).toEqual([
    [2, 'charged_on', 'BEFORE'],
    [3, 'accused', 'NEEDS'],
    [4, 'offences', 'UNKNOWN_CODE'],
  ])
})

const victim = {
  id: 'V1',
  sex: 'Nữ',
  exploitation: 'SEXUAL',
  destination: 'DOMESTIC',
  intake_channel: 'Được giải cứu',
  unit_code: '09193',
  reported_on: '08/09/2025',
}

test('a victim gets a pseudonym that tells nothing and stays the same', () => {
  const [first, again] = [read(victims, victim).good[0], read(victims, victim).good[0]]
  expect(first?.pseudonym).toMatch(/^V-[0-9A-F]{16}$/)
  expect(again?.pseudonym).toBe(first?.pseudonym)
  expect(first?.pseudonym).not.toContain('V1')
  expect(first).toMatchObject({
    homeUnitId: '24/09193',
    provinceCode: '24',
    statuses: [{ status: 'REPORTED', on: '2025-09-08' }],
  })
})

test('a victim is refused for statuses out of order, evidence without a confirmation, a class that is a status', () => {
  expect(
    read(
      victims,
      victim,
      { confirmed_on: '01/09/2025' },
      { id: 'V2', evidence: 'PERPETRATOR' },
      { id: 'V3', victim_class: 'UNDER_IDENTIFICATION_IN_VN' },
      { id: 'V4', pseudonym: 'Lan' },
    ).told,
  ).toEqual([
    [2, 'confirmed_on', 'BEFORE'],
    [3, 'evidence', 'NEEDS'],
    [4, 'victim_class', 'UNKNOWN_CODE'],
    [5, 'pseudonym', 'BAD_PSEUDONYM'],
  ])
})

test('a row with the wrong number of cells is refused for that alone', () => {
  const headings = matchHeadings('a.csv', Object.keys(tip), tipColumns, [])
  const setting = {
    reference,
    places,
    headings,
    written: Object.keys(tip),
    today: '2026-01-31',
    origin: 'test',
    synthetic: true,
  }
  const rows = [{ line: 2, cells: ['A1', 'TIN_BAO'] }]
  const { notes } = readRows(tips, setting, { dataKind: undefined, lines: new Map() }, rows)
  expect(notes.map(({ code, column }) => [code, column])).toEqual([['CELL_COUNT', null]])
})
