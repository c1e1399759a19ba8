import type { Period } from '@hub/contract/period'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { type Language, middleOf, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Protection } from '../figure/protection.ts'
import { QuarterTable } from './quarter-table.tsx'
import type { LegalClock, ShareSet } from './query.ts'
import { ShareCell } from './share-cell.tsx'
import { isBeforeRules } from './target-state.ts'
import { validityWords } from './validity.ts'

interface DeadlineBoardProps {
  readonly byClock: ShareSet
  readonly byBranch: ShareSet
  readonly clocks: readonly LegalClock[]
  readonly year: number
  readonly about: Protection | undefined
  /** Whether the figures are exact: then a branch without a number had nothing to keep. */
  readonly exact: boolean
}

/** Legal time limits kept in the province: by clock, each with the law that sets it, and by branch of agency. */
export function DeadlineBoard({ byClock, byBranch, clocks, year, about, exact }: DeadlineBoardProps) {
  const text = useText()
  const { language } = usePreference()
  const branches = rowsOf(byBranch, language, about)
  /** What stands for a quarter that ended before a clock began to run: it has no figure that could be withheld. */
  const notYet = (kind: string, { start, end }: Period) =>
    isBeforeRules(
      clocks.filter((clock) => clock.kind === kind),
      end,
    ) && (
      <span key={start} className="quiet">
        {text('target.notYet')}
      </span>
    )
  const told = branches.filter((row) => row.told)
  return (
    <>
      <QuarterTable
        caption={text('target.byClock', { year })}
        heading={text('target.clock')}
        periods={byClock.periods}
        rows={rowsOf(byClock, language, about, notYet).map((row) => ({
          ...row,
          name: (
            <>
              {row.name}
              <Rules rules={clocks.filter(({ kind }) => kind === row.key)} />
            </>
          ),
        }))}
      />
      {told.length > 0 && (
        <QuarterTable
          caption={text('target.byBranch', { year })}
          heading={text('target.branch')}
          periods={byBranch.periods}
          rows={told}
        />
      )}
      {told.length < branches.length && (
        <p className="hint">
          {text(exact ? 'target.branchesNone' : 'target.branchesSilent', { count: branches.length - told.length })}
        </p>
      )}
    </>
  )
}

/** The law behind a clock, each rule for its time, with its source one press away. */
function Rules({ rules }: { readonly rules: readonly LegalClock[] }) {
  const text = useText()
  return rules.map(({ legalRef, validFrom, validTo, source }) => (
    <small key={validFrom} className="target-rule">
      <Link href={`/sources#${source.id}`}>{legalRef}</Link> · {validityWords(validFrom, validTo, text)}
    </small>
  ))
}

/** The categories of a breakdown as rows; `told` says whether any of their figures is a number. */
function rowsOf(
  { categories, periods, figures }: ShareSet,
  language: Language,
  about: Protection | undefined,
  instead?: (category: string, period: Period) => ReactNode,
) {
  return categories.map(({ code, labelVi, labelEn }) => {
    const own = periods.map(({ start }) =>
      figures.find((figure) => figure.category === code && figure.period.start === start),
    )
    return {
      key: code,
      name: pick(language, labelVi, labelEn),
      told: own.some((figure) => figure && middleOf(figure.value) !== undefined),
      cells: own.map(
        (figure, index) =>
          (periods[index] && instead?.(code, periods[index])) ||
          (figure && (
            <ShareCell
              key={figure.period.start}
              value={figure.value}
              base={figure.base}
              provisional={figure.provisional}
              about={about}
            />
          )),
      ),
    }
  })
}
