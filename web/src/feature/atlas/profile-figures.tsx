import '../../style/profile.css'
import type { Count } from '@hub/contract/figure'
import { type Period, periodLabel } from '@hub/contract/period'
import { changeLabel } from '@hub/contract/told'
import type { ReactNode } from 'react'
import { useDocument } from '../../api.ts'
import { type Language, middleOf, pick, wordsOf } from '../../format.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { type Text, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Sparkline, type SparkPoint } from '../../ui/sparkline.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { protectionOf } from '../figure/protection.ts'
import { ToldCount } from '../figure/told.tsx'
import { type Topic, topics, topicWord } from '../topic.ts'
import { profileFiguresQuery, seriesQuery } from './profile-query.ts'
import { grainsFor, type Resolved } from './resolve.ts'
import type { Metric } from './use-figures.ts'

interface Change {
  readonly absolute: Count
  readonly percent: Count
}

interface ProfileFiguresProps {
  readonly unitId: string
  readonly metrics: readonly Metric[]
  readonly basis: BoundaryBasis
  readonly resolved: Resolved
  readonly current: string | undefined
  readonly onMetric: (id: string) => void
}

/** All metrics of the unit that are published for the shown grain, by topic. */
export function ProfileFigures(props: ProfileFiguresProps) {
  const { metrics, basis, resolved } = props
  const published = metrics.filter((metric) => grainsFor(metric, basis, resolved.level).includes(resolved.grain))
  return (
    <div className="profile-figures">
      {topics.map((topic) => {
        const own = published.filter((metric) => metric.topic === topic)
        return own.length === 0 ? null : <TopicFigures key={topic} {...props} topic={topic} own={own} />
      })}
    </div>
  )
}

/** The figures of one topic, with the change on the period before; one request, since a comparison holds few metrics. */
function TopicFigures(props: ProfileFiguresProps & { readonly topic: Topic; readonly own: readonly Metric[] }) {
  const { unitId, basis, resolved, current, onMetric, topic, own } = props
  const text = useText()
  const { language } = usePreference()
  const figures = useDocument(
    profileFiguresQuery,
    {
      metrics: own.map(({ id }) => id),
      basis,
      level: resolved.level,
      units: [{ id: unitId }],
      grain: resolved.grain,
      period: resolved.period.start,
    },
    { keepPrevious: true },
  )
  const span = spanOf(resolved)
  const series = useDocument(
    seriesQuery,
    {
      metrics: own.map(({ id }) => id),
      basis,
      level: resolved.level,
      unit: { id: unitId },
      grain: resolved.grain,
      from: span[0]?.start ?? resolved.period.start,
      to: resolved.period.end,
    },
    { keepPrevious: true },
  )
  const lines = new Map(series.data?.figureSeries.map((set) => [set.metric.id, set.figures]))
  const pointsOf = (metric: Metric): SparkPoint[] => {
    const told = new Map(lines.get(metric.id)?.map((figure) => [figure.period.start, figure]))
    return span.map((period) => {
      const figure = told.get(period.start)
      return {
        key: period.start,
        label: `${periodLabel(period, language)}: ${figure ? wordsOf(figure.value, text, language) : '…'}`,
        value: figure && middleOf(figure.value),
        withheld: figure?.value.kind === 'WITHHELD',
        provisional: figure?.provisional ?? false,
        strong: period.start === resolved.period.start,
      }
    })
  }
  const cells = new Map(figures.data?.compareUnits.rows[0]?.cells.map((cell) => [cell.metric.id, cell]))
  return (
    <section aria-busy={figures.isFetching}>
      <h4>{text(topicWord[topic])}</h4>
      {figures.error && <Fault error={figures.error} onRetry={() => figures.refetch()} />}
      {figures.isPending && <Loading lines={own.length} />}
      <ul>
        {figures.data &&
          own.map((metric) => {
            const cell = cells.get(metric.id)
            return (
              <li key={metric.id} data-current={metric.id === current}>
                <button type="button" className="link" onClick={() => onMetric(metric.id)}>
                  {pick(language, metric.labelVi, metric.labelEn)}
                </button>
                {lines.has(metric.id) && span.length > 1 && (
                  <Sparkline title={pick(language, metric.labelVi, metric.labelEn)} points={pointsOf(metric)} />
                )}
                <span className="profile-value">
                  {cell && (
                    <ToldCount
                      count={cell.value}
                      unit={shortUnit(metric, language)}
                      provisional={cell.provisional}
                      about={protectionOf(metric, basis, resolved.level, resolved.grain)}
                    />
                  )}
                  {cell && changeOf(cell.change, metric.measure === 'SHARE', text, language)}
                </span>
              </li>
            )
          })}
      </ul>
    </section>
  )
}

/** Most periods that a small chart can hold. */
const mostPeriods = 12

/** The periods up to the shown one that a small chart tells of. */
function spanOf({ periods, period }: Resolved): readonly Period[] {
  const at = periods.findIndex(({ start }) => start === period.start)
  return periods.slice(Math.max(0, at + 1 - mostPeriods), at + 1)
}

/** Percent signs and days stand beside the number; longer units are in the metric's name. */
function shortUnit(metric: Metric, language: 'vi' | 'en'): string {
  if (metric.measure === 'SHARE') return '%'
  return metric.measure === 'MEDIAN' ? pick(language, metric.unitVi, metric.unitEn) : ''
}

/** The change on the period before: in points for a share, in percent for the rest; nothing when it cannot be told. */
function changeOf(change: Change, share: boolean, text: Text, language: Language): ReactNode {
  const words = share
    ? changeLabel(change.absolute, 'absolute', language)
    : changeLabel(change.percent, 'percent', language)
  if (words === '') return null
  return <small title={text('compare.changeHint')}>{share ? text('compare.points', { change: words }) : words}</small>
}
