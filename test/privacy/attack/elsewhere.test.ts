import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '@hub/server/command'
import { readConfig } from '@hub/server/config'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../kit/app.ts'
import { testKinds } from '../../kit/database.ts'
import { cellName, type Knowledge, learn, type Place } from './stranger.ts'

type ExportedCell = Readonly<
  Record<'unit_code' | 'period_start' | 'category' | 'kind' | 'value' | 'low' | 'high' | 'base_kind' | 'base', string>
>

describe.each(testKinds)('what is told in files and by hotspots, %s database', (kind) => {
  let hub: TestApp
  let knowledge: Knowledge
  let folder: string

  beforeAll(async () => {
    hub = await testApp(kind)
    knowledge = await learn((document, variables) => hub.query(document, variables))
    folder = await mkdtemp(join(tmpdir(), 'hub-export-'))
  }, 240_000)
  afterAll(async () => {
    await hub?.close()
    await rm(folder, { recursive: true, force: true })
  })

  const places = (): Place[] =>
    [...knowledge.metrics.values()].flatMap((metric) => metric.places.filter(({ threshold }) => threshold > 0))

  async function exported(place: Place): Promise<ExportedCell[]> {
    const said: string[] = []
    const say = (line: string) => void said.push(line)
    const io = { out: say, err: say, progress: () => {} }
    const config = readConfig({ HUB_DATA_DIR: hub.db.dataDir, HUB_LOG: 'silent' }, folder)
    const argv = [
      'export',
      'figures',
      '--metric',
      place.metric,
      '--basis',
      place.basis === 'BEFORE_2025_07' ? '27' : '24',
    ]
    argv.push('--level', place.level, '--grain', place.grain, '--from', '2019-01-01', '--to', '2026-12-31')
    if (place.breakdown) argv.push('--breakdown', place.breakdown)
    const code = await runCommand({ config, db: hub.db, cwd: folder, io }, [...argv, '--out', 'figures.csv'])
    if (code !== 0) throw new Error(said.join('\n'))
    return parse(await readFile(join(folder, 'figures.csv'), 'utf8'), { columns: true, bom: true, comment: '#' })
  }

  test('a file tells cell by cell what the API tells, and nothing more', async () => {
    const codeOf = new Map(knowledge.units.map(({ id, code }) => [id, code]))
    let compared = 0
    for (const place of places()) {
      const rows = new Map(
        (await exported(place)).map((row) => [`${row.unit_code} ${row.period_start} ${row.category}`, row]),
      )
      for (const cell of knowledge.cells.values()) {
        if (cellName(cell.place, '', '', '') !== cellName(place, '', '', '') || cell.start > '2026') continue
        const row = rows.get(`${codeOf.get(cell.unitId)} ${cell.start} ${cell.category ?? ''}`)
        const { kind, value, low, high } = cell.value
        expect(row && [row.kind, row.value, row.low, row.high, row.base_kind, row.base], JSON.stringify(cell)).toEqual(
          [kind, value, low, high, cell.base?.kind, cell.base?.value].map((one) => String(one ?? '')),
        )
        compared++
      }
    }
    expect(compared).toBeGreaterThan(5000)
  }, 120_000)

  test('hotspots judge by the told rates alone', async () => {
    const document = `query ($metric: ID!, $basis: BoundaryBasis!, $level: UnitLevel!, $grain: Grain!, $period: Date!) {
      hotspots(metric: $metric, basis: $basis, level: $level, grain: $grain, period: $period) { units { unitId class reason observed { kind value low high } rate { kind value low high } expected ratio { value } smoothed } } }`
    type Spots = {
      hotspots: {
        units: {
          unitId: string
          class: string
          reason: string | null
          observed: object
          rate: object
          expected: number | null
          ratio: object | null
          smoothed: number | null
        }[]
      }
    }
    let judged = 0
    for (const [metric, level, grain, basis] of [
      ['tips_received', 'DISTRICT', 'YEAR', 'BEFORE_2025_07'],
      ['tips_received', 'COMMUNE', 'QUARTER', 'SINCE_2025_07'],
      ['cases_opened', 'DISTRICT', 'YEAR', 'BEFORE_2025_07'],
      ['victims_identified', 'DISTRICT', 'YEAR', 'BEFORE_2025_07'],
    ] as const) {
      const { hotspots } = await hub.query<Spots>(document, { metric, level, grain, basis, period: '2025-01-01' })
      for (const { unitId, class: found, reason, observed, rate: told, ...rest } of hotspots.units) {
        const cell = knowledge.cells.get(
          cellName({ metric, basis, level, grain, breakdown: '' }, unitId, '2025-01-01', ''),
        )
        const rate = cell?.rate
        expect(told).toEqual(rate && { kind: rate.kind, value: rate.value, low: rate.low, high: rate.high })
        const { kind, value, low, high } = cell?.value ?? {}
        expect(observed).toEqual({ kind, value, low, high })
        if (kind === 'WITHHELD') {
          expect([found, reason]).toEqual(['NOT_ENOUGH_DATA', 'WITHHELD'])
          expect(rest).toEqual({ expected: null, ratio: null, smoothed: null })
        }
        judged++
      }
    }
    expect(judged).toBeGreaterThan(60)
  })
})
