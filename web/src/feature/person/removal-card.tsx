import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { queryClient, run, useDocument } from '../../api.ts'
import { formatNumber } from '../../format.ts'
import type { RemovalReason, RemovePersonMutation } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { removalReasons, removalReasonWord } from './identity-word.ts'
import { pseudonymOf } from './pseudonym.ts'
import { removalPreviewQuery, removePersonMutation } from './query.ts'
import { isOutsideArea, personRefusal, reasonFault } from './reason.ts'
import type { VictimRecord } from './record-card.tsx'

/** Removing a person: what it would change is shown first, and the pseudonym is typed again before it is done. */
export function RemovalCard({ record }: { readonly record: VictimRecord }) {
  const text = useText()
  const [looking, setLooking] = useState(false)
  const [done, setDone] = useState<RemovePersonMutation['removePerson']>()
  return (
    <section className="card stacked removal-card" aria-labelledby="removal-title">
      <h2 id="removal-title">{text('person.remove')}</h2>
      {done ? (
        <RemovalProof proof={done} />
      ) : (
        <>
          <p className="hint">{text('person.removeLead')}</p>
          {looking ? (
            <RemovalForm pseudonym={record.pseudonym} onDone={setDone} />
          ) : (
            <button type="button" className="button" onClick={() => setLooking(true)}>
              {text('person.preview')}
            </button>
          )}
        </>
      )}
    </section>
  )
}

interface RemovalFormProps {
  readonly pseudonym: string
  readonly onDone: (proof: RemovePersonMutation['removePerson']) => void
}

function RemovalForm({ pseudonym, onDone }: RemovalFormProps) {
  const text = useText()
  const { language } = usePreference()
  const preview = useDocument(removalPreviewQuery, { pseudonym }, { as: 'viewer' })
  const [code, setCode] = useState<RemovalReason>('CONSENT_WITHDRAWN')
  const [reason, setReason] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const remove = useMutation({
    mutationFn: () =>
      run(removePersonMutation, { input: { pseudonym, reasonCode: code, reason: reason.trim() } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: ({ removePerson }) => {
      onDone(removePerson)
      // what was read of the person, and of the releases that are taken back, is not shown again
      queryClient.removeQueries({ type: 'inactive' })
    },
  })
  if (preview.isPending) return <Loading lines={3} />
  if (isOutsideArea(preview.error)) return <FormFault words={text('person.outsideArea')} />
  if (preview.error) return <Fault error={preview.error} onRetry={() => preview.refetch()} />
  const { records, keptByName, rows, figures, releases } = preview.data.personRemovalPreview
  const fault = reasonFault(reason)
  const same = pseudonymOf(again) === pseudonym
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault && same && !remove.isPending) remove.mutate()
  }
  return (
    <>
      <ul className="removal-changes">
        <li>{text('person.wouldRemove', { records, rows: sumOf(rows) })}</li>
        <li>{text('person.wouldCount', { figures: formatNumber(figures, language) })}</li>
        <li>
          {releases.length > 0
            ? text('person.wouldRetire', { releases: releases.join(', ') })
            : text('person.wouldRetireNone')}
        </li>
        {keptByName > 0 && <li>{text('person.wouldKeep', { count: keptByName })}</li>}
        <li>{text('person.backups')}</li>
      </ul>
      <form
        className="stacked"
        aria-labelledby="removal-title"
        aria-busy={remove.isPending}
        noValidate
        onSubmit={submit}
      >
        <SelectField
          label={text('person.reasonCode')}
          value={code}
          onChange={setCode}
          options={removalReasons.map((value) => ({ value, label: removalReasonWord(value, text) }))}
        />
        <TextField
          label={text('person.removeReason')}
          hint={text('person.removeReasonHint')}
          value={reason}
          maxLength={1000}
          fault={tried && fault ? text(fault) : undefined}
          onChange={setReason}
          autoComplete="off"
        />
        <TextField
          label={text('person.again', { pseudonym })}
          value={again}
          fault={tried && !same ? text('person.notSame', { pseudonym }) : undefined}
          onChange={setAgain}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <FormFault words={personRefusal(remove.error, text)} />
        <div className="button-row">
          <button type="submit" className="button danger" disabled={remove.isPending}>
            {text('person.removeSubmit')}
          </button>
          <p role="status" className="quiet">
            {remove.isPending && text('person.removing')}
          </p>
        </div>
      </form>
    </>
  )
}

/** All rows that are removed, whatever table they lie in. */
function sumOf(rows: unknown): number {
  return Object.values(rows as Readonly<Record<string, number>>).reduce((sum, count) => sum + count, 0)
}

/** What is left of a removal: counts and digests for the file. */
function RemovalProof({ proof }: { readonly proof: RemovePersonMutation['removePerson'] }) {
  const text = useText()
  const facts: [string, string][] = [
    [text('person.rowsBefore'), proof.before],
    [text('person.rowsAfter'), proof.after],
    [text('person.figuresBefore'), proof.digestBefore ?? '–'],
    [text('person.figuresAfter'), proof.digestAfter ?? '–'],
  ]
  return (
    <div role="status" className="stacked">
      <p>
        <strong>{text('person.removed', { records: proof.records, rows: sumOf(proof.removed) })}</strong>{' '}
        {proof.retired.length > 0 && text('person.retired', { releases: proof.retired.join(', ') })}{' '}
        {proof.release === null ? '' : text('person.nowRelease', { number: proof.release })}
      </p>
      <p className="hint">{text('person.proofLead')}</p>
      <dl className="removal-proof">
        {facts.map(([term, words]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
