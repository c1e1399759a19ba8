import { personalKindsOf } from '@hub/analysis/personal-text'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { run, useDocument } from '../../api.ts'
import { compareNames, pick } from '../../format.ts'
import type { SubmitTipMutation, TipTopic } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { submitTipMutation, tipFormQuery } from './query.ts'

/** Code of the whole province, for those who do not know the commune. */
const provinceCode = '24'
const maxLetters = 4000
const maxContactLetters = 200

/** What to tell: a topic, a commune and words. Held in memory only, and cleared once it is sent. */
export function TipForm() {
  const text = useText()
  const { language } = usePreference()
  const form = useDocument(tipFormQuery, {}, { as: 'public' })
  const [topic, setTopic] = useState<TipTopic | ''>('')
  const [unitCode, setUnitCode] = useState('')
  const [summary, setSummary] = useState('')
  const [contact, setContact] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useMutation({
    mutationFn: (chosen: TipTopic) =>
      run(
        submitTipMutation,
        {
          input: {
            topic: chosen,
            unitCode: unitCode || provinceCode,
            summary: summary.trim() || null,
            contact: contact.trim() || null,
          },
        },
        { as: 'public' },
      ),
    gcTime: 0,
    onSuccess: () => {
      setTopic('')
      setUnitCode('')
      setSummary('')
      setContact('')
    },
  })
  if (send.data) return <Receipt tip={send.data.submitTip} onAgain={() => send.reset()} />

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(topic === '')
    if (topic !== '') send.mutate(topic)
    else document.getElementById('tip-topic')?.focus()
  }
  // Looked for here, before anything leaves the device.
  const kinds = personalKindsOf(summary)
  const communes = [...(form.data?.adminUnits.nodes ?? [])].sort((a, b) => compareNames(a.nameVi, b.nameVi))
  return (
    <form className="card tip-form" onSubmit={submit} autoComplete="off" noValidate>
      <h2>{text('tip.formTitle')}</h2>
      {form.isPending && <Loading lines={5} />}
      {form.error && <Fault error={form.error} onRetry={() => form.refetch()} />}
      {form.data && (
        <>
          <label>
            <span className="field-label">{text('tip.topic')}</span>
            <select
              id="tip-topic"
              className="select"
              value={topic}
              required
              aria-invalid={missing}
              aria-describedby={missing ? 'tip-topic-missing' : undefined}
              onChange={(event) => {
                setTopic(event.target.value as TipTopic | '')
                setMissing(false)
              }}
            >
              <option value="">{text('tip.choose')}</option>
              {form.data.codes.map((code) => (
                <option key={code.code} value={code.code}>
                  {pick(language, code.labelVi, code.labelEn)}
                </option>
              ))}
            </select>
            {missing && (
              <span className="field-fault" id="tip-topic-missing" role="alert">
                {text('tip.topicMissing')}
              </span>
            )}
          </label>
          <label>
            <span className="field-label">{text('tip.place')}</span>
            <select className="select" value={unitCode} onChange={(event) => setUnitCode(event.target.value)}>
              <option value="">{text('tip.placeUnknown')}</option>
              {communes.map((unit) => (
                <option key={unit.code} value={unit.code}>
                  {pick(language, unit.nameVi, unit.nameEn)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="field-label">{text('tip.summary')}</span>
            <textarea
              className="select"
              rows={7}
              maxLength={maxLetters}
              value={summary}
              aria-describedby="tip-summary-hint"
              onChange={(event) => setSummary(event.target.value)}
            />
            <span className="hint" id="tip-summary-hint">
              {text('tip.summaryHint')}
            </span>
          </label>
          <p className="hint" role="status">
            {kinds.length > 0 &&
              text('tip.personal', { kinds: kinds.map((kind) => text(`tip.kind.${kind}`)).join(', ') })}
          </p>
          <label>
            <span className="field-label">{text('tip.contact')}</span>
            <input
              className="select"
              maxLength={maxContactLetters}
              value={contact}
              aria-describedby="tip-contact-hint"
              onChange={(event) => setContact(event.target.value)}
            />
            <span className="hint" id="tip-contact-hint">
              {text('tip.contactHint')}
            </span>
          </label>
          {send.error && <Fault error={send.error} />}
          <button type="submit" className="button primary" disabled={send.isPending}>
            {text(send.isPending ? 'tip.sending' : 'tip.send')}
          </button>
        </>
      )}
    </form>
  )
}

/** The receipt, shown once. It is read letter by letter aloud, as it has to be written down. */
function Receipt({ tip, onAgain }: { readonly tip: SubmitTipMutation['submitTip']; readonly onAgain: () => void }) {
  const text = useText()
  const { language } = usePreference()
  return (
    <section className="card tip-form" role="status">
      <h2>{text('tip.sent')}</h2>
      <p>{text('tip.sentFor', { unit: pick(language, tip.unitNameVi, tip.unitNameEn) })}</p>
      <p className="receipt">{tip.receipt}</p>
      <p>{text('tip.keepReceipt')}</p>
      <button type="button" className="button" onClick={onAgain}>
        {text('tip.again')}
      </button>
    </section>
  )
}
