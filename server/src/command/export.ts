import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { breakdowns, schemes, unitLevels } from '@hub/contract/figure'
import { grains } from '@hub/contract/period'
import { recordOperation } from '@hub/prisma/data/audit'
import { readExport, readExportUnits } from '@hub/prisma/data/export'
import { readFigures } from '@hub/prisma/data/figure'
import { readHotspots } from '@hub/prisma/data/hotspot'
import { hotspotStatistics } from '@hub/prisma/data/hotspot-denominator'
import { effortMeasures, readReportingEffort } from '@hub/prisma/data/reporting-effort'
import { badInput } from '@hub/prisma/refusal'
import type { Command } from 'commander'
import type { Work } from '../command.ts'
import { type ExportFormat, type ExportOrigin, type ExportRow, exportFormats, exportRows } from '../export/export.ts'
import { figureRows } from '../export/figure.ts'
import { effortRows, hotspotRows } from '../export/hotspot.ts'
import { withProfile } from './profile.ts'

const rowKinds = [
  'admin-units',
  'campaign-events',
  'key-routes',
  'worker-housing-areas',
  'foreign-resident-areas',
  'industrial-parks',
] as const
const kinds = ['figures', 'hotspots', 'reporting-effort', ...rowKinds] as const

interface ExportOptions {
  readonly format: string
  readonly out?: string
  readonly metric?: string
  readonly basis: string
  readonly level: string
  readonly grain: string
  readonly from?: string
  readonly to?: string
  readonly breakdown?: string
  readonly period?: string
  readonly denominator?: string
  readonly measure: string
}

/** One of a list, or a refusal that names the list. */
function oneOf<T extends string>(list: readonly T[], text: string, option: string): T {
  const found = list.find((one) => one === text)
  if (found === undefined) throw badInput(option, `there is no ${text}. Choose one of: ${list.join(', ')}.`)
  return found
}

/** `hub export KIND`: what the public may read, as a file. Everything comes from the newest release. */
export function exportCommand(program: Command, work: () => Work): void {
  withProfile(program.command('export'))
    .argument('<kind>', kinds.join(' | '))
    .option('--format <format>', exportFormats.join(' | '), 'csv')
    .option('--out <file>', 'the file to write; KIND.FORMAT here when left out')
    .option('--metric <id>', 'for figures and hotspots: the metric, such as tips_received')
    .option('--basis <code>', 'for the same: 27 is the 8 districts until 30/6/2025, 24 the 99 communes since', '27')
    .option('--level <level>', `for figures, hotspots and reporting-effort: ${unitLevels.join(' | ')}`, 'DISTRICT')
    .option('--grain <grain>', `for the same: ${grains.join(' | ')}`, 'YEAR')
    .option('--from <day>', 'for figures: first day, YYYY-MM-DD')
    .option('--to <day>', 'for figures: last day, YYYY-MM-DD')
    .option('--breakdown <name>', `for figures: ${breakdowns.join(' | ')}`)
    .option('--period <day>', 'for hotspots and reporting-effort: any day of the period, YYYY-MM-DD')
    .option('--denominator <name>', `for hotspots: ${hotspotStatistics.join(' | ')}`)
    .option('--measure <name>', `for reporting-effort: ${effortMeasures.join(' | ')}`, 'campaign_events')
    .description('write what the public may read into a file, with source, release and the synthetic mark in every row')
    .action(async (name: string, options: ExportOptions) => {
      const { io, cwd, db } = work()
      const kind = oneOf(kinds, name, 'KIND')
      const format: ExportFormat = oneOf(exportFormats, options.format, '--format')
      const { rows, origin } = await exported(db, kind, options, format)
      const detail = { kind, format, rows: rows.length, release: origin.release }
      await recordOperation(db, { role: 'owner' }, { action: 'export', detail })
      const path = resolve(cwd, options.out ?? `${kind}.${format}`)
      await writeFile(path, await exportRows(kind, rows, format, origin))
      io.out(
        `Wrote ${path}: ${rows.length} rows of release ${origin.release}${rows.some((row) => row.synthetic) ? ', with synthetic rows' : ''}.`,
      )
    })
}

interface ExportedRows {
  readonly rows: readonly ExportRow[]
  readonly origin: ExportOrigin
}

/** The rows of a kind, read as the public reads them. */
async function exported(
  db: Work['db'],
  kind: (typeof kinds)[number],
  options: ExportOptions,
  format: ExportFormat,
): Promise<ExportedRows> {
  switch (kind) {
    case 'figures':
      return await figures(db, options, format)
    case 'hotspots':
    case 'reporting-effort':
      return await judgements(db, kind, options, format)
    default:
      return await readExport(db, kind)
  }
}

/** Hotspots, or tips beside campaigning, of one period. */
async function judgements(
  db: Work['db'],
  kind: 'hotspots' | 'reporting-effort',
  options: ExportOptions,
  format: ExportFormat,
): Promise<ExportedRows> {
  const { metric, period, denominator } = options
  if (!period) throw badInput('--period', `${kind} need a period: name any day of it, such as --period 2025-01-01.`)
  const place = {
    scheme: oneOf(schemes, options.basis, '--basis'),
    level: oneOf(unitLevels, options.level, '--level'),
    grain: oneOf(grains, options.grain, '--grain'),
    period,
  }
  const { units, origin } = await readExportUnits(db, place.scheme, place.level)
  const rowOptions = { synthetic: origin.synthetic, withShapes: format === 'geojson' }
  if (kind === 'reporting-effort') {
    const measure = oneOf(effortMeasures, options.measure, '--measure')
    return {
      rows: effortRows(await readReportingEffort(db, { role: 'public' }, { ...place, measure }), units, rowOptions),
      origin,
    }
  }
  if (!metric) throw badInput('--metric', 'hotspots need a metric, such as --metric tips_received.')
  const statistic = denominator ? oneOf(hotspotStatistics, denominator, '--denominator') : null
  return {
    rows: hotspotRows(await readHotspots(db, { role: 'public' }, { ...place, metric, statistic }), units, rowOptions),
    origin,
  }
}

async function figures(db: Work['db'], options: ExportOptions, format: ExportFormat): Promise<ExportedRows> {
  const { metric, from, to } = options
  if (!metric) throw badInput('--metric', 'figures need a metric, such as --metric tips_received.')
  if (!from || !to) throw badInput('--from', 'figures need --from and --to, such as --from 2019-01-01 --to 2025-12-31.')
  const scheme = oneOf(schemes, options.basis, '--basis')
  const level = oneOf(unitLevels, options.level, '--level')
  const answer = await readFigures(
    db,
    { role: 'public' },
    {
      metric,
      scheme,
      level,
      grain: oneOf(grains, options.grain, '--grain'),
      from,
      to,
      breakdown: options.breakdown ? oneOf(breakdowns, options.breakdown, '--breakdown') : null,
    },
  )
  const { units, origin } = await readExportUnits(db, scheme, level)
  return {
    rows: figureRows(answer, units, { synthetic: origin.synthetic, withShapes: format === 'geojson' }),
    origin,
  }
}
