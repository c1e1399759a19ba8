import { type FormEvent, useState } from 'react'
import { useDocument } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { PersonRights } from './person-right.ts'
import { pseudonymOf } from './pseudonym.ts'
import { victimQuery } from './query.ts'
import { RecordCard } from './record-card.tsx'

/** Finds one record by its pseudonym. Nothing of it stands in the address: a link could be sent on or kept by the browser. */
export function RecordFinder({ rights }: { readonly rights: PersonRights }) {
  const text = useText()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string>()
  const [fault, setFault] = useState(false)
  const found = useDocument(victimQuery, asked === undefined ? undefined : { pseudonym: asked }, { as: 'viewer' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const pseudonym = pseudonymOf(typed)
    setFault(pseudonym === undefined)
    setAsked(pseudonym) // a code that is none leaves no other record standing below it
    if (pseudonym !== undefined && pseudonym === asked) void found.refetch()
  }
  const answer = asked === undefined ? undefined : found.data
  const record = answer?.victims.nodes[0]
  return (
    <>
      <form className="card person-finder" aria-labelledby="finder-title" noValidate onSubmit={submit}>
        <h2 id="finder-title">{text('person.find')}</h2>
        <TextField
          label={text('person.pseudonym')}
          hint={text('person.pseudonymHint')}
          value={typed}
          fault={fault ? text('person.badPseudonym') : undefined}
          onChange={(next) => {
            setTyped(next)
            setFault(false)
          }}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <button type="submit" className="button primary">
          {text('person.search')}
        </button>
      </form>
      {asked !== undefined && found.isPending && <Loading lines={5} />}
      {asked !== undefined && found.error && <Fault error={found.error} onRetry={() => found.refetch()} />}
      {answer && !record && (
        <Empty title={text('person.notFound')}>
          <p className="notice-detail">{text('person.notFoundHint')}</p>
        </Empty>
      )}
      {record && (
        <RecordCard
          key={record.id}
          record={record}
          rights={rights}
          onOpened={async () => {
            await found.refetch()
          }}
        />
      )}
    </>
  )
}
