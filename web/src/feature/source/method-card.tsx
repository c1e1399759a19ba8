import { useEffect } from 'react'
import { useDocument } from '../../api.ts'
import { formatNumber, pick, type Told, wordsOf } from '../../format.ts'
import type { MetricsQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { metricsQuery } from '../atlas/query.ts'
import { kindMeaning, kindTitle, methodAnchor, roundingRule, type Wonder } from '../figure/why.tsx'

type Metric = MetricsQuery['metrics'][number]

/** Every kind of answer with an example of how it reads. */
const examples: readonly [Wonder, Told | null][] = [
  ['EXACT', { kind: 'EXACT', value: 746 }],
  ['ROUNDED', { kind: 'ROUNDED', value: 25 }],
  ['RANGE', { kind: 'RANGE', low: 20, high: 35 }],
  ['WITHHELD', { kind: 'WITHHELD' }],
  ['NOT_REPORTED', { kind: 'NOT_REPORTED' }],
  ['NO_DATA', { kind: 'NO_DATA' }],
  ['PROVISIONAL', null],
]

/**
 * Brings the reader to the part of the page that the address names, once it is there.
 *
 * @param loaded whether what the page has to ask for has come; looked for again then
 */
export function useAnchor(loaded: boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded may hold the part
  useEffect(() => {
    const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!part) return
    part.scrollIntoView({ block: 'center' })
    part.focus({ preventScroll: true })
  }, [loaded])
}

/** How figures are protected and how to read them: the two worlds, every kind of answer, and the thresholds of the metrics. */
export function MethodCard() {
  const text = useText()
  const { language } = usePreference()
  return (
    <section className="card">
      <h2>{text('protect.title')}</h2>
      <p className="hint">{text('protect.lead')}</p>
      <dl className="kinds">
        {examples.map(([kind, count]) => (
          <div key={kind} id={methodAnchor(kind)} tabIndex={-1}>
            <dt>
              <span className="kind-example number" data-kind={kind}>
                {count ? wordsOf(count, text, language) : text('count.provisionalMark')}
              </span>
              {text(kindTitle[kind])}
            </dt>
            <dd>{text(kindMeaning[kind])}</dd>
            {kind === 'ROUNDED' &&
              (['COUNT', 'SHARE', 'MEDIAN'] as const).map((measure) => (
                <dd key={measure}>{text(roundingRule[measure])}</dd>
              ))}
          </div>
        ))}
      </dl>
      <h3 id="world" tabIndex={-1}>
        {text('protect.worlds')}
      </h3>
      <dl className="kinds">
        <div>
          <dt>{text('world.releasedTitle')}</dt>
          <dd>{text('world.releasedHint')}</dd>
        </div>
        <div>
          <dt>{text('world.liveTitle')}</dt>
          <dd>{text('world.liveHint')}</dd>
        </div>
      </dl>
      <Thresholds />
    </section>
  )
}

/** The thresholds of the sensitive metrics; the largest of a metric, when they differ from place to place. */
function Thresholds() {
  const text = useText()
  const { language } = usePreference()
  const metrics = useDocument(metricsQuery, {}).data?.metrics.filter((metric) => metric.sensitive) ?? []
  const threshold = (metric: Metric) => Math.max(0, ...metric.lattice.map((row) => row.threshold))
  const columns: Column<Metric>[] = [
    { key: 'metric', label: text('metric.label'), cell: (metric) => pick(language, metric.labelVi, metric.labelEn) },
    {
      key: 'threshold',
      label: text('protect.threshold'),
      numeric: true,
      cell: (metric) => (threshold(metric) > 0 ? formatNumber(threshold(metric), language) : '–'),
    },
    {
      key: 'lag',
      label: text('protect.lag'),
      numeric: true,
      cell: (metric) => formatNumber(metric.lagMonths, language),
    },
    {
      key: 'open',
      label: text('protect.open'),
      numeric: true,
      cell: (metric) => formatNumber(metric.openMonths, language),
    },
  ]
  return (
    <details className="method">
      <summary>{text('protect.thresholds')}</summary>
      <DataTable
        caption={text('protect.thresholdsHint')}
        columns={columns}
        rows={metrics}
        rowKey={({ id }) => id}
        sortLabel={String}
      />
    </details>
  )
}
