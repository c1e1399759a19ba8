import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { run, useDocument } from '../../api.ts'
import { compareNames, formatDay, pick } from '../../format.ts'
import type { AreaChoicesQuery } from '../../gql/graphql.ts'
import { ApiError } from '../../http.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import type { Account } from './account-row.tsx'
import { areaFaults, inputFromArea, type NewArea, noArea } from './area.ts'
import { areaChoicesQuery, endAreaMutation, giveAreaMutation } from './query.ts'

interface AreaEditorProps {
  readonly account: Account
  readonly onChanged: () => Promise<void>
}

/** Whose rows an account reaches: its areas, each of which can be ended, and a form for another. */
export function AreaEditor({ account, onChanged }: AreaEditorProps) {
  const text = useText()
  return (
    <section className="stacked" aria-label={text('area.title')}>
      <h3>{text('area.title')}</h3>
      <p className="hint">{text('area.lead')}</p>
      {account.areas.length > 0 && (
        <ul className="rows">
          {account.areas.map((area) => (
            <AreaLine key={area.id} account={account} area={area} onChanged={onChanged} />
          ))}
        </ul>
      )}
      <AreaForm account={account} onChanged={onChanged} />
    </section>
  )
}

interface AreaLineProps extends AreaEditorProps {
  readonly area: Account['areas'][number]
}

function AreaLine({ account, area, onChanged }: AreaLineProps) {
  const text = useText()
  const { language } = usePreference()
  const [lastDay, setLastDay] = useState('')
  const end = useMutation({
    mutationFn: () =>
      run(
        endAreaMutation,
        { input: { account: account.id, area: area.id, lastDay: lastDay || null } },
        { as: 'viewer' },
      ),
    gcTime: 0,
    onSuccess: onChanged,
  })
  const name = pick(language, area.nameVi, area.nameEn)
  const days = area.validTo
    ? text('area.fromTo', { from: formatDay(area.validFrom), to: formatDay(area.validTo) })
    : text('area.from', { from: formatDay(area.validFrom) })
  const ended = end.error instanceof ApiError && end.error.code === 'NOT_FOUND'
  return (
    <li className="area-line">
      <span>
        <strong>{name}</strong>
        <small>
          {days} · {area.reason}
        </small>
      </span>
      <TextField
        label={text('area.lastDay', { name })}
        hint={text('area.lastDayHint')}
        type="date"
        value={lastDay}
        onChange={setLastDay}
      />
      <ConfirmButton
        label={text('area.end', { name })}
        words={{ ask: text('admin.confirm'), yes: text('admin.yes'), no: text('admin.no') }}
        onConfirm={() => end.mutate()}
      />
      <FormFault words={ended ? text('area.notThen') : refusalWords(end.error, text)} />
    </li>
  )
}

function AreaForm({ account, onChanged }: AreaEditorProps) {
  const text = useText()
  const choices = useDocument(areaChoicesQuery, {})
  const [area, setArea] = useState<NewArea>(noArea)
  const [tried, setTried] = useState(false)
  const give = useMutation({
    mutationFn: () =>
      run(giveAreaMutation, { input: { account: account.id, ...inputFromArea(area) } }, { as: 'viewer' }),
    gcTime: 0,
    onSuccess: async () => {
      setArea(noArea)
      setTried(false)
      await onChanged()
    },
  })
  const write = (part: Partial<NewArea>) => {
    setArea({ ...area, ...part })
    give.reset()
  }
  const faults = tried ? areaFaults(area) : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(areaFaults(area)).length === 0 && !give.isPending) give.mutate()
  }
  const taken = give.error instanceof ApiError && give.error.code === 'CONFLICT'
  if (choices.isPending) return <Loading lines={2} />
  if (choices.error) return <Fault error={choices.error} onRetry={() => choices.refetch()} />
  return (
    <form className="area-form" aria-label={text('area.add')} aria-busy={give.isPending} noValidate onSubmit={submit}>
      <PlaceField
        choices={choices.data}
        place={area.place}
        fault={faults.place && text(faults.place)}
        onChange={(place) => write({ place })}
      />
      <TextField
        label={text('area.firstDay')}
        hint={text('area.firstDayHint')}
        type="date"
        value={area.from}
        onChange={(from) => write({ from })}
      />
      <TextField
        label={text('area.until')}
        hint={text('area.untilHint')}
        type="date"
        value={area.to}
        fault={faults.to && text(faults.to)}
        onChange={(to) => write({ to })}
      />
      <TextField
        label={text('area.reason')}
        hint={text('area.reasonHint')}
        value={area.reason}
        maxLength={500}
        fault={faults.reason && text(faults.reason)}
        onChange={(reason) => write({ reason })}
        autoComplete="off"
      />
      <FormFault words={taken ? text('area.taken') : refusalWords(give.error, text)} />
      <button type="submit" className="button">
        {text('area.submit')}
      </button>
    </form>
  )
}

interface PlaceFieldProps {
  readonly choices: AreaChoicesQuery
  readonly place: string
  readonly fault: string | undefined
  readonly onChange: (place: string) => void
}

/** Every unit and agency that can be an area: the province, communes of today, districts as they were, agencies of today. */
function PlaceField({ choices, place, fault, onChange }: PlaceFieldProps) {
  const text = useText()
  const { language } = usePreference()
  const optionOf = (group: string) => (one: { id: string; nameVi: string; nameEn: string }) => ({
    value: one.id,
    label: pick(language, one.nameVi, one.nameEn),
    group,
  })
  const sorted = <One extends { readonly nameVi: string }>(rows: readonly One[]) =>
    [...rows].sort((a, b) => compareNames(a.nameVi, b.nameVi))
  const { provinces, communes, districts, agencies } = choices
  return (
    <SelectField
      label={text('area.place')}
      value={place}
      fault={fault}
      onChange={onChange}
      options={[
        { value: '', label: text('area.choose') },
        ...provinces.nodes.map(optionOf(text('area.provinces'))),
        ...sorted(agencies.nodes.filter(({ validTo }) => validTo === null)).map(optionOf(text('area.agencies'))),
        ...sorted(communes.nodes).map(optionOf(text('area.communes'))),
        ...sorted(districts.nodes).map(optionOf(text('area.districts'))),
      ]}
    />
  )
}
