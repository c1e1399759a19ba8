import type { OpenReason } from '@hub/contract/target'
import { useState } from 'react'
import { Link } from 'wouter'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Protection } from '../figure/protection.ts'
import { QuarterTable } from './quarter-table.tsx'
import type { JudgedTarget } from './query.ts'
import { ShareCell } from './share-cell.tsx'
import { reasonWord, TargetSign } from './target-sign.tsx'
import { tallyOf } from './target-tally.ts'
import { validityWords } from './validity.ts'

interface TargetCardProps {
  /** The target for the whole province. */
  readonly whole: JudgedTarget
  /** The same for its units; not published for all of them. */
  readonly parts: JudgedTarget | undefined
  readonly year: number
  /** The province in words, on the boundaries that are shown. */
  readonly province: string
  readonly about: Protection | undefined
}

/** A table of more units is cut to those that need a look. */
const mostUnits = 30
const shownUnits = 15

/** The units that missed the target in most periods, by code among equals. */
const mostMissed = (units: JudgedTarget['units']) =>
  [...units].sort((a, b) => tallyOf(b.cells).missed - tallyOf(a.cells).missed).slice(0, shownUnits)

/** One target: what it asks for and where that stands, what can be concluded, and the matrix of units and quarters. */
export function TargetCard({ whole, parts, year, province, about }: TargetCardProps) {
  const text = useText()
  const { language } = usePreference()
  const { target, metric, periods } = whole
  const [all, setAll] = useState(false)
  const own = parts?.units ?? []
  const cut = !all && own.length > mostUnits
  const units = [...whole.units.map((unit) => ({ ...unit, strong: true })), ...(cut ? mostMissed(own) : own)]
  return (
    <section className="card target-card">
      <h2>{pick(language, target.labelVi, target.labelEn)}</h2>
      <p className="hint">
        {target.legalRef} · {validityWords(target.validFrom, target.validTo, text)} ·{' '}
        <Link href={`/sources#${target.source.id}`}>
          {text('metric.source')}: {pick(language, target.source.titleVi, target.source.titleEn)}
        </Link>
      </p>
      <p>
        {text('target.measuredBy', {
          metric: pick(language, metric.labelVi, metric.labelEn),
          description: pick(language, metric.descriptionVi, metric.descriptionEn),
        })}
      </p>
      <Conclusion tally="target.tallyProvince" name={province} cells={whole.units.flatMap(({ cells }) => cells)} />
      {parts && parts.units.length > 0 && (
        <Conclusion
          tally="target.tally"
          name={text('target.units')}
          cells={parts.units.flatMap(({ cells }) => cells)}
        />
      )}
      {parts && !parts.published && <p>{text('target.notPublished')}</p>}
      <QuarterTable
        caption={text('target.caption', { metric: pick(language, metric.labelVi, metric.labelEn), year })}
        heading={text('target.unit')}
        periods={periods}
        rows={units.map((row) => ({
          key: row.unit.id,
          name: 'strong' in row ? province : pick(language, row.unit.nameVi, row.unit.nameEn),
          strong: 'strong' in row,
          cells: row.cells.map(({ state, openReason, value, base, provisional }, index) => (
            <span key={periods[index]?.start} className="target-cell">
              <TargetSign state={state} reason={openReason} />
              {openReason !== 'NO_DATA' && openReason !== 'WITHHELD' && openReason !== 'NOT_REPORTED' && (
                <ShareCell value={value} base={base} provisional={provisional} about={about} />
              )}
            </span>
          )),
        }))}
      />
      {cut && (
        <p className="no-print">
          {text('target.someUnits', { shown: shownUnits })}{' '}
          <button type="button" className="button" onClick={() => setAll(true)}>
            {text('target.allUnits', { count: own.length })}
          </button>
        </p>
      )}
    </section>
  )
}

interface ConclusionProps {
  readonly tally: 'target.tally' | 'target.tallyProvince'
  readonly name: string
  readonly cells: Parameters<typeof tallyOf>[0]
}

/** How often the target was met and missed, and how much cannot be said and why, in one sentence. */
function Conclusion({ tally, name, cells }: ConclusionProps) {
  const text = useText()
  const { of, met, missed, open, reasons } = tallyOf(cells)
  const why = reasons.map(([reason, count]: readonly [OpenReason, number]) => `${text(reasonWord[reason])}: ${count}`)
  return (
    <p className="target-conclusion">
      <strong>{name}:</strong> {text(tally, { of, met, missed, open })}
      {open > 0 && ` (${why.join('; ')})`}.
    </p>
  )
}
