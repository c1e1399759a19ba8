import { Link } from 'wouter'
import { useDocument } from '../../api.ts'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { programmesQuery, type TargetRule } from './query.ts'
import { validityWords } from './validity.ts'

interface NoTargetProps {
  readonly year: number
  /** Every target that the hub knows, of whatever time. */
  readonly known: readonly TargetRule[]
}

/** A year for which the hub knows no target in numbers: which programme holds, what was read of it, and when the known targets hold. */
export function NoTarget({ year, known }: NoTargetProps) {
  const text = useText()
  const { language } = usePreference()
  const { data, error, isPending, refetch } = useDocument(programmesQuery, {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  })
  if (error) return <Fault error={error} onRetry={() => refetch()} />
  if (isPending || !data) return <Loading lines={4} />
  const programmes = data.timeMarks.filter(({ kind }) => kind === 'PROGRAMME')
  return (
    <section className="card target-card" aria-labelledby="no-target">
      <h2 id="no-target">{text('target.none', { year })}</h2>
      {programmes.length === 0 && <p>{text('target.noProgramme', { year })}</p>}
      {programmes.map(({ labelVi, labelEn, legalRef, from, to, source }) => (
        <p key={from}>
          {text('target.programmeHolds', {
            programme: pick(language, labelVi, labelEn),
            legalRef,
            validity: validityWords(from, to, text),
          })}{' '}
          {source.noteVi && source.noteEn && `${pick(language, source.noteVi, source.noteEn)}. `}
          <Link href={`/sources#${source.id}`}>{text('metric.source')}</Link>
        </p>
      ))}
      <p>{text('target.knownTargets')}</p>
      <ul className="target-known">
        {known.map(({ labelVi, labelEn, validFrom, validTo, programme, source }) => (
          <li key={`${programme} ${labelVi}`}>
            {pick(language, labelVi, labelEn)} · {validityWords(validFrom, validTo, text)} ·{' '}
            <Link href={`/sources#${source.id}`}>{pick(language, source.titleVi, source.titleEn)}</Link>
          </li>
        ))}
      </ul>
      <p className="hint">{text('target.noneHint')}</p>
    </section>
  )
}
