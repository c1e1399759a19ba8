import '../../style/source.css'
import { useEffect } from 'react'
import { useDocument } from '../../api.ts'
import { formatDay, formatNumber, pick } from '../../format.ts'
import { graphql } from '../../gql/gql.ts'
import type { SourcesQuery } from '../../gql/graphql.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { useRelease } from '../shell/release.ts'
import { MethodCard, useAnchor } from './method-card.tsx'

const sourcesQuery = graphql(`
  query Sources {
    sources(first: 200) {
      nodes {
        id
        titleVi
        titleEn
        publisher
        url
        licence
        licenceUrl
        attribution
        retrievedOn
        validOn
        kind
        noteVi
        noteEn
      }
    }
  }
`)

type Source = SourcesQuery['sources']['nodes'][number]

const kinds = ['REAL', 'ASSUMPTION', 'SYNTHETIC'] as const
const kindWord: Readonly<Record<Source['kind'], { title: MessageId; hint: MessageId }>> = {
  REAL: { title: 'source.real', hint: 'source.realHint' },
  ASSUMPTION: { title: 'source.assumption', hint: 'source.assumptionHint' },
  SYNTHETIC: { title: 'source.synthetic', hint: 'source.syntheticHint' },
}

const caveats = [
  'caveat.small',
  'caveat.boundary',
  'caveat.outline',
  'caveat.population',
  'caveat.provisional',
  'caveat.tips',
  'caveat.housing',
] as const

/** Where everything comes from: the release, its method, what to be careful about, and every source with its licence. */
export default function SourcePage() {
  const text = useText()
  const sources = useDocument(sourcesQuery, {})
  useEffect(() => {
    document.title = `${text('nav.sources')} – ${text('app.title')}`
  }, [text])
  useAnchor(sources.isSuccess)
  const nodes = sources.data?.sources.nodes ?? []
  return (
    <div className="page" aria-busy={sources.isPending}>
      <h1>{text('source.title')}</h1>
      <p className="lead">{text('source.lead')}</p>
      <ReleaseCard />
      <MethodCard />
      <section className="card">
        <h2>{text('caveat.title')}</h2>
        <ul className="caveats">
          {caveats.map((caveat) => (
            <li key={caveat}>{text(caveat)}</li>
          ))}
        </ul>
      </section>
      {sources.isPending && <Loading lines={8} />}
      {sources.error && <Fault error={sources.error} onRetry={() => sources.refetch()} />}
      {kinds.map((kind) => {
        const own = nodes.filter((source) => source.kind === kind)
        if (own.length === 0) return null
        return (
          <section key={kind}>
            <h2>
              {text(kindWord[kind].title)} <span className="count-chip">{own.length}</span>
            </h2>
            <p className="hint">{text(kindWord[kind].hint)}</p>
            <ul className="sources">
              {own.map((source) => (
                <SourceCard key={source.id} source={source} />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function ReleaseCard() {
  const text = useText()
  const { language } = usePreference()
  const release = useRelease().data?.release
  if (!release) return null
  const facts: [string, string][] = [
    [text('release.number'), String(release.number)],
    [text('release.publishedAt'), formatDay(release.publishedAt)],
    [text('release.dataThrough'), formatDay(release.dataThrough)],
    [text('release.published'), formatNumber(release.cellsPublished, language)],
    [text('release.withheld'), formatNumber(release.cellsWithheld, language)],
    [
      text('release.kind'),
      release.synthetic
        ? text('synthetic.onMap', { factor: formatNumber(release.scaleFactor ?? 1, language) })
        : text('source.real'),
    ],
  ]
  return (
    <section className="card">
      <h2>{text('release.title')}</h2>
      <p className="hint">{text('release.hint')}</p>
      <dl className="release-facts">
        {facts.map(([term, detail]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="number">{detail}</dd>
          </div>
        ))}
      </dl>
      <details className="method">
        <summary>{text('release.method')}</summary>
        <p className="hint">{text('release.digest')}</p>
        <pre>{release.digest}</pre>
        <pre>{JSON.stringify(release.method, null, 2)}</pre>
      </details>
    </section>
  )
}

function SourceCard({ source }: { readonly source: Source }) {
  const text = useText()
  const { language } = usePreference()
  const note = source.noteVi && pick(language, source.noteVi, source.noteEn)
  return (
    <li className="card source" id={source.id} tabIndex={-1}>
      <h3>{pick(language, source.titleVi, source.titleEn)}</h3>
      <p>{source.publisher}</p>
      <p className="quiet">{source.attribution}</p>
      {note && <p className="source-note">{note}</p>}
      <p className="source-facts">
        <span>
          {text('source.licence')}:{' '}
          {source.licenceUrl ? (
            <a href={source.licenceUrl} rel="noreferrer">
              {source.licence}
            </a>
          ) : (
            source.licence
          )}
        </span>
        {source.validOn && <span>{text('source.validOn', { day: formatDay(source.validOn) })}</span>}
        {source.retrievedOn && <span>{text('source.retrievedOn', { day: formatDay(source.retrievedOn) })}</span>}
        {source.url && (
          <a href={source.url} rel="noreferrer">
            {text('source.open')}
            <span className="visually-hidden">: {pick(language, source.titleVi, source.titleEn)}</span>
          </a>
        )}
      </p>
    </li>
  )
}
