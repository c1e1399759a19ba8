import { basename } from 'node:path'
import { withSql } from '@hub/prisma/access'
import { appendAudit } from '@hub/prisma/data/audit'
import { importDesignations } from '@hub/prisma/data/designation'
import type { Fault } from '@hub/prisma/data/geojson-file'
import { importOutlines } from '@hub/prisma/data/outline'
import type { Output, Work } from '../command.ts'

const designationKinds = ['key-routes', 'worker-housing-areas', 'foreign-resident-areas'] as const
export const geometryKinds = ['admin-units', ...designationKinds] as const
/** What the features of a GeoJSON file are. */
export type GeometryKind = (typeof geometryKinds)[number]

interface GeometryOptions {
  readonly origin?: string
  readonly dryRun: boolean
  readonly synthetic: boolean
  readonly scheme?: string
  readonly partial?: boolean
}

/** Tells every fault of a file with its feature and what to do. */
function tell(faults: readonly Fault[], io: Output): void {
  for (const { severity, feature, code, en } of faults) {
    const where = feature === null ? 'file' : `feature ${feature}${code === null ? '' : `, code ${code}`}`
    io.err(`${severity === 'ERROR' ? 'error' : 'warning'}  ${where}: ${en}`)
  }
}

/** Imports outlines or designations: the whole file, or, when anything in it is wrong, nothing. 1 when nothing was taken. */
export async function importGeometry(
  { db, io }: Work,
  path: string,
  file: Uint8Array,
  kind: GeometryKind,
  { origin, dryRun, synthetic, scheme, partial }: GeometryOptions,
): Promise<number> {
  const fileName = basename(path)
  const report = await withSql(db, { role: 'owner' }, async (sql) => {
    const taken =
      kind === 'admin-units'
        ? await importOutlines(sql, file, {
            fileName,
            dryRun,
            partial: partial ?? false,
            ...(origin !== undefined && { publisher: origin }),
            ...(scheme !== undefined && { scheme: scheme === '27' ? '27' : '24' }),
          })
        : await importDesignations(sql, kind, file, { fileName, origin: origin ?? null, synthetic, dryRun })
    const { features, written } = taken
    if (written > 0) await appendAudit(sql, null, { action: 'importRecords', detail: { kind, features, written } })
    return taken
  })
  tell(report.faults, io)
  const errors = report.faults.filter((fault) => fault.severity === 'ERROR').length
  if (errors > 0) {
    io.err(`${errors} error${errors === 1 ? '' : 's'} in ${report.features} features: nothing was written.`)
    return 1
  }
  const replaced = 'replaced' in report && report.replaced > 0 ? `, ${report.replaced} from elsewhere set aside` : ''
  io.out(
    dryRun
      ? `Checked ${report.features} features, nothing written.`
      : `${report.features} features read, ${report.written} written${replaced}. The public sees them after: hub publish`,
  )
  return 0
}
