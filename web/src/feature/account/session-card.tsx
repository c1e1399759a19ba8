import { useMutation } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { runLast } from '../../api.ts'
import { formatMoment } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { sessionChanged } from '../../session.ts'
import { Badge } from '../../ui/badge.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import type { Me } from './account-page.tsx'
import { signOutEverywhereMutation } from './query.ts'

/** The browsers one is signed in with, and the way out of all of them. */
export function SessionCard({ me }: { readonly me: Me }) {
  const text = useText()
  const leave = useMutation({
    mutationFn: () => runLast(signOutEverywhereMutation, {}),
    gcTime: 0,
    onSuccess: () => sessionChanged(),
  })
  return (
    <section className="card" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{text('sessions.title')}</h2>
      <p className="hint">{text('sessions.lead')}</p>
      <ul className="rows">
        {me.sessions.map((session) => (
          <li key={session.createdAt}>
            <MonitorSmartphone size={18} aria-hidden="true" />
            <span>
              {session.current ? <Badge tone="good">{text('sessions.current')}</Badge> : text('sessions.other')}
              <small>
                {text('sessions.since', { since: formatMoment(session.createdAt), seen: formatMoment(session.seenAt) })}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <FormFault words={refusalWords(leave.error, text)} />
      <button type="button" className="button" onClick={() => leave.mutate()}>
        {text('sessions.everywhere')}
      </button>
    </section>
  )
}
