import '../../style/alert.css'
import { useEffect } from 'react'
import { useDocument } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { useSession } from '../../session.ts'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { alertsQuery } from './query.ts'
import { RuleCard } from './rule-card.tsx'

/** What calls for attention in the newest release, by rule; whoever may acknowledges it here. */
export default function AlertPage() {
  const text = useText()
  const { data, error, isPending, refetch } = useDocument(alertsQuery, {})
  const { viewer } = useSession()
  const acknowledges = viewer?.scopes.some(({ name }) => name === 'alert:acknowledge') ?? false
  useEffect(() => {
    document.title = `${text('alert.title')} – ${text('app.title')}`
  }, [text])
  return (
    <div className="page alert-page" aria-busy={isPending}>
      <h1>{text('alert.title')}</h1>
      <p className="lead">{text('alert.lead')}</p>
      {isPending && <Loading lines={8} />}
      {error && <Fault error={error} onRetry={() => refetch()} />}
      {data && !data.release && <Empty title={text('alert.noRelease')} />}
      {data?.release && (
        <p className="alert-sum">
          {text('alert.sum', {
            release: data.release.number,
            count: data.alerts.length,
            fresh: data.alerts.filter(({ isNew }) => isNew).length,
          })}
        </p>
      )}
      {/* rules that found something first, each group in the order of the rules */}
      {[...(data?.alertRules ?? [])]
        .sort((a, b) => Number((b.check?.found ?? 0) > 0) - Number((a.check?.found ?? 0) > 0))
        .map((rule) => (
          <RuleCard
            key={rule.code}
            rule={rule}
            alerts={data?.alerts.filter((alert) => alert.rule.code === rule.code) ?? []}
            acknowledges={acknowledges}
            onChanged={() => void refetch()}
          />
        ))}
    </div>
  )
}
