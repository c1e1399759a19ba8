import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useEffect, useState } from 'react'
import { run } from '../../api.ts'
import { formatTime } from '../../format.ts'
import type { IdentityField, IdentityOpeningReason, OpenedIdentityQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { FormFault } from '../../ui/form-fault.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { fieldWord, openingReasons, openingReasonWord } from './identity-word.ts'
import { identityQuery, openIdentityMutation } from './query.ts'
import { personRefusal, reasonFault } from './reason.ts'
import type { VictimRecord } from './record-card.tsx'

type Identity = NonNullable<Extract<OpenedIdentityQuery['node'], { identity: unknown }>['identity']>

/** Where each field stands in what was opened. */
const keys = {
  NAME: 'name',
  PAPER: 'paper',
  CONTACT: 'contact',
  ADDRESS: 'address',
  BIRTH_YEAR: 'birthYear',
  DOCUMENT: 'document',
} as const satisfies Record<IdentityField, keyof Identity>

interface OpenIdentityFormProps {
  readonly record: VictimRecord
  readonly onOpened: () => Promise<void>
}

/**
 * Asks which sealed fields are needed and why, opens them, and shows them until they close. They are held by this component alone and
 * go with it.
 */
export function OpenIdentityForm({ record, onOpened }: OpenIdentityFormProps) {
  const text = useText()
  const [fields, setFields] = useState<readonly IdentityField[]>([])
  const [code, setCode] = useState<IdentityOpeningReason>('CONTACT')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [identity, setIdentity] = useState<Identity>()
  const open = useMutation({
    mutationFn: async () => {
      const input = { subjectId: record.id, fields: [...fields], reasonCode: code, reason: reason.trim() }
      await run(openIdentityMutation, { input }, { as: 'viewer' })
      const { node } = await run(identityQuery, { id: record.id }, { as: 'viewer' })
      return node && 'identity' in node ? (node.identity ?? undefined) : undefined
    },
    gcTime: 0,
    onSuccess: async (opened) => {
      setIdentity(opened)
      setFields([])
      setReason('')
      setTried(false)
      open.reset()
      await onOpened()
    },
  })
  useEffect(() => {
    if (!identity) return
    const timer = setTimeout(() => setIdentity(undefined), Math.max(0, Date.parse(identity.expiresAt) - Date.now()))
    return () => clearTimeout(timer)
  }, [identity])
  const fault = reasonFault(reason)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (fields.length > 0 && !fault && !open.isPending) open.mutate()
  }
  return (
    <section className="card stacked" aria-labelledby="open-title">
      <h2 id="open-title">{text('person.open')}</h2>
      {identity && <OpenedIdentity identity={identity} onClose={() => setIdentity(undefined)} />}
      <p className="hint">{text('person.openLead')}</p>
      <form className="stacked" aria-labelledby="open-title" aria-busy={open.isPending} noValidate onSubmit={submit}>
        <fieldset className="choice-list" aria-invalid={tried && fields.length === 0}>
          <legend className="field-label">{text('person.fields')}</legend>
          {record.sealedFields.map((field) => (
            <label key={field} className="check">
              <input
                type="checkbox"
                checked={fields.includes(field)}
                onChange={({ target }) =>
                  setFields(target.checked ? [...fields, field] : fields.filter((other) => other !== field))
                }
              />
              <span>{fieldWord(field, text)}</span>
            </label>
          ))}
          {tried && fields.length === 0 && <span className="field-fault">{text('person.noField')}</span>}
        </fieldset>
        <SelectField
          label={text('person.reasonCode')}
          value={code}
          onChange={setCode}
          options={openingReasons.map((value) => ({ value, label: openingReasonWord(value, text) }))}
        />
        <TextField
          label={text('person.openReason')}
          hint={text('person.reasonHint')}
          value={reason}
          maxLength={1000}
          fault={tried && fault ? text(fault) : undefined}
          onChange={setReason}
          autoComplete="off"
        />
        <FormFault words={personRefusal(open.error, text)} />
        <button type="submit" className="button primary">
          {text('person.openSubmit')}
        </button>
      </form>
    </section>
  )
}

interface OpenedIdentityProps {
  readonly identity: Identity
  readonly onClose: () => void
}

function OpenedIdentity({ identity, onClose }: OpenedIdentityProps) {
  const text = useText()
  const opened = (Object.keys(keys) as IdentityField[]).flatMap((field) => {
    const value = identity[keys[field]]
    return typeof value === 'string' ? [{ field, value }] : []
  })
  return (
    <div className="once-card" role="status">
      <p>
        <strong>{text('person.openUntil', { time: formatTime(identity.expiresAt) })}</strong>
      </p>
      <dl className="seal-facts">
        {opened.map(({ field, value }) => (
          <div key={field}>
            <dt>{fieldWord(field, text)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={onClose}>
        {text('person.hide')}
      </button>
    </div>
  )
}
