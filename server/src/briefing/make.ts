import { type BriefingForm, briefingExtension } from '@hub/contract/briefing'
import type { Access } from '@hub/prisma/access'
import type { AuditNote } from '@hub/prisma/data/audit'
import { readsLive } from '@hub/prisma/data/figure-plan'
import type { Database } from '@hub/prisma/database'
import { type BriefingContent, readBriefing } from './content.ts'
import { briefingPdf } from './pdf.ts'
import type { BriefingRequest } from './request.ts'
import { briefingWorkbook } from './workbook.ts'

export const mediaTypes: Readonly<Record<BriefingForm, string>> = {
  pdf1: 'application/pdf',
  pdf6: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export interface Briefing {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** The release told of; null for live figures. */
  readonly release: number | null
  readonly title: string
}

/** What the audit log keeps of a briefing that was made: what was asked for, not what it told. */
export const briefingNote = (request: BriefingRequest, form: BriefingForm, { release }: Briefing): AuditNote => ({
  action: 'export',
  detail: { kind: 'briefing', format: form, metrics: request.metrics, period: request.period, release },
})

/** The file of a content. The same content makes the same PDF. */
export async function briefingBytes(content: BriefingContent, form: BriefingForm): Promise<Uint8Array> {
  if (form === 'xlsx') return await briefingWorkbook(content)
  return await briefingPdf(content, form === 'pdf1' ? '1' : '6')
}

/**
 * Makes a briefing of what somebody may read. The PDF of the same request and release has the same bytes.
 *
 * @throws what `readBriefing` throws
 */
export async function makeBriefing(
  db: Database,
  access: Access,
  request: BriefingRequest,
  form: BriefingForm,
): Promise<Briefing> {
  const content = await readBriefing(db, readsLive(access) ? access : { role: 'public' }, request)
  const release = content.live ? null : content.origin.release
  const part = form === 'pdf6' ? '-6-trang' : ''
  const fileName = `bao-cao-${request.metric}-${request.period}-${release === null ? 'noi-bo' : `r${release}`}${part}.${briefingExtension[form]}`
  return { bytes: await briefingBytes(content, form), fileName, release, title: content.title }
}
