import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { run, useDocument } from '../../api.ts'
import { formatDay, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault } from '../../ui/state.tsx'
import { followUpTipMutation, tipFormQuery } from './query.ts'

/** Comes back with a receipt: what became of the tip, and something to add. */
export function FollowUpForm() {
  const text = useText()
  const { language } = usePreference()
  const form = useDocument(tipFormQuery, {}, { as: 'public' })
  const [receipt, setReceipt] = useState('')
  const [message, setMessage] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      run(followUpTipMutation, { receipt: receipt.trim(), message: message.trim() || null }, { as: 'public' }),
    gcTime: 0,
    onSuccess: () => setMessage(''),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (receipt.trim()) ask.mutate()
  }
  const tip = ask.data?.followUpTip
  const status = form.data?.statuses.find((code) => code.code === tip?.status)
  return (
    <form className="card tip-form" onSubmit={submit} autoComplete="off">
      <h2>{text('tip.followTitle')}</h2>
      <label>
        <span className="field-label">{text('tip.receipt')}</span>
        <input
          className="select receipt-input"
          type="text"
          spellCheck={false}
          autoCapitalize="characters"
          value={receipt}
          required
          onChange={(event) => setReceipt(event.target.value)}
        />
      </label>
      <label>
        <span className="field-label">{text('tip.message')}</span>
        <textarea className="select" rows={3} value={message} onChange={(event) => setMessage(event.target.value)} />
      </label>
      <button type="submit" className="button" disabled={ask.isPending}>
        {text('tip.follow')}
      </button>
      {ask.error && <Fault error={ask.error} />}
      {tip && (
        <div role="status" className="follow-answer">
          <p>
            {text('tip.received', { day: formatDay(tip.receivedOn) })} ·{' '}
            <strong>{status ? pick(language, status.labelVi, status.labelEn) : tip.status}</strong>
          </p>
          <ul>
            {tip.messages.map((entry, index) => (
              <li key={`${entry.sentOn} ${index.toString()}`}>
                <small>
                  {formatDay(entry.sentOn)} · {text(entry.fromReporter ? 'tip.fromYou' : 'tip.fromOfficer')}
                </small>
                {entry.body}
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  )
}
