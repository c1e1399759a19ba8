import { useMutation } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { run, useDocument } from '../../api.ts'
import { formatMoment, formatNumber, formatSecond } from '../../format.ts'
import type { AuditStandingQuery } from '../../gql/graphql.ts'
import { ApiError } from '../../http.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Badge } from '../../ui/badge.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { CopyButton } from '../../ui/shown-once.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import { auditStandingQuery, verifyAuditMutation } from './query.ts'

type Standing = AuditStandingQuery['auditStanding']

/** How the log is sealed: the last seal with its hash to keep elsewhere, what it does not cover yet, the last check, and a new one. */
export function SealCard() {
  const text = useText()
  const standing = useDocument(auditStandingQuery, {})
  const verify = useMutation({
    mutationFn: () => run(verifyAuditMutation, {}, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: async () => {
      await standing.refetch()
    },
  })
  const tooLong = verify.error instanceof ApiError && verify.error.code === 'TOO_LARGE'
  const now = standing.data?.auditStanding
  return (
    <section className="card seal-card" aria-labelledby="seal-title" aria-busy={standing.isPending || verify.isPending}>
      <h2 id="seal-title">
        <ShieldCheck size={18} aria-hidden="true" /> {text('seal.title')}
      </h2>
      {standing.isPending && <Loading lines={3} />}
      {standing.error && <Fault error={standing.error} onRetry={() => standing.refetch()} />}
      {now && <SealFacts standing={now} />}
      {now?.head && <Anchor head={now.head} />}
      <FormFault words={tooLong ? text('seal.long') : refusalWords(verify.error, text)} />
      <div className="button-row">
        <button type="button" className="button" disabled={verify.isPending || !now} onClick={() => verify.mutate()}>
          {text('seal.verify')}
        </button>
        <p role="status" className="quiet">
          {verify.isPending && text('seal.verifying')}
        </p>
      </div>
      <details className="seal-meaning">
        <summary>{text('seal.meaning')}</summary>
        <p>{text('seal.proves')}</p>
        <p>{text('seal.provesNot')}</p>
      </details>
    </section>
  )
}

function SealFacts({ standing }: { readonly standing: Standing }) {
  const text = useText()
  const { language } = usePreference()
  const { seal, sealedAt, entries, unsealed, writers, lastVerification } = standing
  const facts: [string, ReactNode][] = [
    [
      text('seal.last'),
      seal && sealedAt ? text('seal.lastAt', { number: seal, time: formatSecond(sealedAt) }) : text('seal.never'),
    ],
    [text('seal.entries'), formatNumber(entries, language)],
    [text('seal.unsealed'), text(unsealed > 0 ? 'seal.unsealedHint' : 'seal.allSealed', { count: unsealed })],
    [text('seal.writers'), formatNumber(writers, language)],
    [
      text('seal.checked'),
      lastVerification ? <Verification key="checked" verification={lastVerification} /> : text('seal.checkedNever'),
    ],
  ]
  return (
    <dl className="seal-facts">
      {facts.map(([term, words]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

function Verification({ verification }: { readonly verification: NonNullable<Standing['lastVerification']> }) {
  const text = useText()
  const { at, account, entries, faults } = verification
  return (
    <>
      <Badge tone={faults > 0 ? 'bad' : 'good'}>
        {faults > 0 ? text('seal.faults', { count: faults }) : text('seal.whole')}
      </Badge>{' '}
      {text('seal.checkedAt', { time: formatMoment(at), who: account ?? text('audit.commandLine'), entries })}
      {faults > 0 && <span className="seal-broken">{text('seal.broken')}</span>}
    </>
  )
}

/** The hash to keep where the hub cannot write, and the command that looks for it later. */
function Anchor({ head }: { readonly head: string }) {
  const text = useText()
  return (
    <div className="seal-anchor">
      <h3>{text('seal.head')}</h3>
      <div className="shown-once">
        <output className="shown-once-value" aria-label={text('seal.head')}>
          {head}
        </output>
        <CopyButton key={head} value={head} words={{ copy: text('once.copy'), copied: text('once.copied') }} />
      </div>
      <p className="quiet">{text('seal.anchor', { command: `hub audit verify --anchor ${head.slice(0, 8)}…` })}</p>
    </div>
  )
}
