import { pick } from '../../format.ts'
import type { CountKind } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Metric } from '../atlas/use-figures.ts'
import type { Protection } from '../figure/protection.ts'
import { kindMeaning } from '../figure/why.tsx'
import { cellOf, type Row } from './use-comparison.ts'

const kinds = [
  { kind: 'WITHHELD', word: 'compare.withheldUnits' },
  { kind: 'NOT_REPORTED', word: 'compare.notReportedUnits' },
  { kind: 'NO_DATA', word: 'compare.noDataUnits' },
] as const satisfies readonly { kind: CountKind; word: string }[]

/** Whether a unit tells a number of a metric; one that does not is listed apart and never ranked. */
export const isSilent = (row: Row, metric: string) => {
  const kind = cellOf(row, metric)?.value.kind
  return kinds.some((one) => one.kind === kind)
}

interface SilentUnitsProps {
  readonly rows: readonly Row[]
  readonly metric: Metric
  readonly about: Protection
}

/** Units without a number of the chosen metric, by the reason, with what the reason means. */
export function SilentUnits({ rows, metric, about }: SilentUnitsProps) {
  const text = useText()
  const { language } = usePreference()
  const groups = kinds.flatMap(({ kind, word }) => {
    const units = rows.filter((row) => cellOf(row, metric.id)?.value.kind === kind)
    return units.length > 0 ? [{ kind, word, units }] : []
  })
  if (groups.length === 0) return null
  return (
    <section className="card silent-units" aria-labelledby="silent-units">
      <h2 id="silent-units">{text('compare.apart')}</h2>
      {groups.map(({ kind, word, units }) => (
        <div key={kind}>
          <h3>{text(word, { count: units.length })}</h3>
          <p className="hint">
            {text(kindMeaning[kind])}
            {kind === 'WITHHELD' &&
              about.threshold !== undefined &&
              about.threshold > 0 &&
              ` ${text('why.threshold', { threshold: about.threshold })}`}
          </p>
          <ul>
            {units.map(({ unit }) => (
              <li key={unit.id}>{pick(language, unit.nameVi, unit.nameEn)}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
