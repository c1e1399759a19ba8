import { expect, test } from 'vitest'
import type { Text } from '../../message/text.ts'
import { vi } from '../../message/vi.ts'
import { csvFile } from '../take/table-file.ts'
import { lateTable } from './late-file.ts'
import type { LateChoices, LateItem } from './query.ts'

const text: Text = (id, values) =>
  Object.entries(values ?? {}).reduce(
    (words, [key, value]) => words.replace(`{${key}}`, String(value)),
    vi[id] as string,
  )

const choices: LateChoices = {
  clocks: [],
  tipStatuses: [{ code: 'CLASSIFIED', labelVi: 'Đã phân loại', labelEn: 'Classified' }],
  caseStages: [],
  victimStatuses: [],
  deadlineAgencies: [],
  adminUnits: { nodes: [] },
}

const police = { id: 'Agency:1', nameVi: 'Công an tỉnh', nameEn: 'Police' }

const item: LateItem = {
  clock: 'TIP_DECIDE',
  labelVi: 'Quyết định giải quyết tin',
  labelEn: 'Decide',
  legalRef: 'Điều 147',
  dueAt: '2025-01-21T05:56:00Z',
  daysLate: 40,
  extended: true,
  unit: { nameVi: 'Xã Yên Trung', nameEn: 'Yen Trung' },
  agency: {
    id: 'Agency:2',
    nameVi: 'Công an huyện',
    nameEn: 'District police',
    validTo: '2025-02-28',
    actingToday: [police],
  },
  subject: {
    __typename: 'Tip',
    id: 'Tip:3653',
    receivedAt: '2024-12-31T18:00:00Z',
    kind: 'TIN_BAO',
    tipStatus: 'CLASSIFIED',
  },
}

const about = {
  choices,
  narrowedTo: 'Xã Yên Trung',
  account: 'officer',
  synthetic: 'Giả lập ×8',
  now: '2025-03-02T01:00:00Z',
}

test('a file of late items says what they are, that they are invented, and who must act now for an agency that has ended', async () => {
  const acting = { ...police, validTo: null, actingToday: [police] }
  const table = lateTable([item, { ...item, agency: acting }], about, text, 'vi')
  expect(new Set(table.rows.map(({ cells }) => cells.length))).toEqual(new Set([table.columns.length]))
  const lines = (await csvFile(table).text()).trim().split('\r\n')
  expect(lines.slice(1, 3).join('\n')).toMatch(/^Dữ liệu giả lập,.*Giả lập ×8\..*\nSố liệu,.*officer.*nhật ký/)
  expect(lines).toContain('Lọc việc trễ hạn,Xã Yên Trung')
  // the day of the tip is the day in Việt Nam
  const duty = 'Tin,3653,01/01/2025,Đã phân loại,Quyết định giải quyết tin (đã gia hạn),Điều 147'
  expect(lines.slice(-2)).toEqual([
    `${duty},21/01/2025 12:56,40,Xã Yên Trung,Công an huyện,28/02/2025,Công an tỉnh`,
    `${duty},21/01/2025 12:56,40,Xã Yên Trung,Công an tỉnh,,`,
  ])
})
