import type { AdminUnit, TimeMark, UnitChange } from './catalogue-row.ts'

/** One occurrence of a mark: of a yearly one there is one for each year. */
export interface MarkedTime {
  readonly kind: TimeMark['kind'] | 'BOUNDARY'
  readonly labelVi: string
  readonly labelEn: string
  readonly legalRef: string
  /** First day. */
  readonly from: string
  /** Last day, inside; null while it lasts. */
  readonly to: string | null
  /** Communes that ended and that began with a change of boundaries; null for other marks. */
  readonly unitsBefore: number | null
  readonly unitsAfter: number | null
  readonly sourceId: string
}

/** What the marks of a span are read from; the catalogue has it. */
interface MarkRows {
  readonly timeMarks: readonly TimeMark[]
  readonly changes: readonly UnitChange[]
  readonly units: ReadonlyMap<string, Pick<AdminUnit, 'level' | 'scheme'>>
}

const none = { unitsBefore: null, unitsAfter: null } as const
const inYear = (day: string, year: number) => `${year}${day.slice(4)}`

/** Every occurrence of a mark that touches a span. A yearly one is told from its first year on. */
function occurrences({ kind, labelVi, labelEn, legalRef, sourceId, ...mark }: TimeMark, from: string, to: string) {
  const words = { kind, labelVi, labelEn, legalRef, sourceId, ...none }
  if (!mark.yearly)
    // Of a law only its first day is told: it is what divides the figures before from those after.
    return [{ ...words, from: mark.fromOn, to: kind === 'LAW' ? mark.fromOn : mark.toOn }]
  const first = Math.max(Number(from.slice(0, 4)), Number(mark.fromOn.slice(0, 4)))
  const years = Math.max(0, Number(to.slice(0, 4)) - first + 1)
  return Array.from({ length: years }, (_, index) => ({
    ...words,
    from: inYear(mark.fromOn, first + index),
    to: inYear(mark.toOn ?? mark.fromOn, first + index),
  }))
}

/** The instrument of a decree without its clause: '1658/NQ-UBTVQH15, khoản 5' is one with all its clauses. */
const instrument = (decree: string) => decree.split(',')[0]?.trim() ?? decree

/** The days on which units passed into others, each once, with how many communes ended and began. */
function boundaryMarks({ changes, units }: MarkRows): MarkedTime[] {
  const days = new Map<string, UnitChange[]>()
  for (const change of changes) days.set(change.effectiveOn, [...(days.get(change.effectiveOn) ?? []), change])
  return [...days].map(([day, links]) => {
    const communes = links.filter((link) => units.get(link.fromId)?.level === 'COMMUNE')
    const before = new Set(communes.map((link) => link.fromId)).size
    const after = new Set(communes.map((link) => link.toId)).size
    // Only the units of the former province are followed over the change: the rest of the new one began to be recorded then.
    const merged = communes.some((link) => units.get(link.toId)?.scheme === '24')
    return {
      kind: 'BOUNDARY',
      labelVi: `Sắp xếp đơn vị hành chính: ${before} xã, phường${merged ? ' của Bắc Ninh trước đây' : ''} thành ${after}`,
      labelEn: `Boundaries changed: ${before} communes${merged ? ' of former Bắc Ninh' : ''} became ${after}`,
      legalRef: [...new Set(links.map((link) => instrument(link.decree)))].sort().join('; '),
      from: day,
      to: day,
      unitsBefore: before,
      unitsAfter: after,
      sourceId: communes[0]?.sourceId ?? links[0]?.sourceId ?? '',
    }
  })
}

/**
 * What figures over a span are read against, by first day: laws that came into force, programmes, the season of each year, and
 * changes of boundaries.
 * @param from first day of the span, 'YYYY-MM-DD'
 * @param to last day, inside
 */
export function timeMarksOf(rows: MarkRows, from: string, to: string): MarkedTime[] {
  return [...rows.timeMarks.flatMap((mark) => occurrences(mark, from, to)), ...boundaryMarks(rows)]
    .filter((mark) => mark.from <= to && (mark.to ?? '9999') >= from)
    .sort((a, b) => (a.from === b.from ? a.kind.localeCompare(b.kind) : a.from < b.from ? -1 : 1))
}
