import type { Measure } from '@hub/contract/figure'
import { Link } from 'wouter'
import { formatTold, type Told } from '../../format.ts'
import type { CountKind } from '../../gql/graphql.ts'
import type { MessageId } from '../../message/text.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Protection } from './protection.ts'

/** What can be wondered about: the kinds of a count, and a period that is still open. */
export type Wonder = CountKind | 'PROVISIONAL'

/** Every kind in words, as the heading of its explanation and in the list of the method. */
export const kindTitle: Readonly<Record<Wonder, MessageId>> = {
  EXACT: 'count.exact',
  ROUNDED: 'count.rounded',
  RANGE: 'count.rangeTitle',
  WITHHELD: 'count.withheld',
  NOT_REPORTED: 'count.notReported',
  NO_DATA: 'count.noData',
  PROVISIONAL: 'count.provisional',
}

/** What each kind means, in a sentence or two. */
export const kindMeaning: Readonly<Record<Wonder, MessageId>> = {
  EXACT: 'count.exactWhy',
  ROUNDED: 'count.roundedWhy',
  RANGE: 'count.rangeWhy',
  WITHHELD: 'count.withheldWhy',
  NOT_REPORTED: 'count.notReportedWhy',
  NO_DATA: 'count.noDataWhy',
  PROVISIONAL: 'count.provisionalHint',
}

/** By which rule each kind of figure is rounded. */
export const roundingRule: Readonly<Record<Measure, MessageId>> = {
  COUNT: 'why.roundedCount',
  SUM: 'why.roundedCount',
  SHARE: 'why.roundedShare',
  MEDIAN: 'why.roundedMedian',
}

/** Where the page on the method speaks of a kind. */
export const methodAnchor = (kind: Wonder) => `kind-${kind.toLowerCase().replace('_', '-')}`

interface WhyProps {
  readonly kind: Wonder
  readonly count?: Told
  readonly about?: Protection | undefined
}

/** Why a figure reads as it does: what the kind means, what rule of this metric it comes from, and where the method stands. */
export function Why({ kind, count, about }: WhyProps) {
  const text = useText()
  const { language } = usePreference()
  const threshold = about?.threshold
  const bounded = count && typeof count.low === 'number' && typeof count.high === 'number'
  return (
    <>
      <span className="popover-line">{text(kindMeaning[kind])}</span>
      {kind === 'ROUNDED' && about && <span className="popover-line">{text(roundingRule[about.measure])}</span>}
      {bounded && (kind === 'RANGE' || kind === 'ROUNDED') && (
        <span className="popover-line">
          {text('why.bounds', { range: formatTold({ ...count, kind: 'RANGE' }, language) })}
        </span>
      )}
      {threshold !== undefined && threshold > 0 && (kind === 'WITHHELD' || kind === 'RANGE' || kind === 'ROUNDED') && (
        <span className="popover-line">{text('why.threshold', { threshold })}</span>
      )}
      {kind === 'PROVISIONAL' && about && about.openMonths > 0 && (
        <span className="popover-line">{text('why.openMonths', { months: about.openMonths })}</span>
      )}
      {about && about.lagMonths > 0 && kind === 'NO_DATA' && (
        <span className="popover-line">{text('metric.lag', { months: about.lagMonths })}</span>
      )}
      <Link className="popover-link" href={`/sources#${methodAnchor(kind)}`}>
        {text('why.method')}
      </Link>
    </>
  )
}
