import '../../style/account.css'
import { personalKindsOf } from '@hub/analysis/personal-text'
import { longestBriefingTitle, type ScheduledGrain } from '@hub/contract/briefing'
import { isDay, periodOf } from '@hub/contract/period'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { queryClient, run } from '../../api.ts'
import { pick } from '../../format.ts'
import type { BriefingForm } from '../../gql/graphql.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { grainsFor } from '../atlas/resolve.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { BriefingComparison } from './briefing-address.ts'
import { formWord } from './form-word.ts'
import { NextBriefing } from './next-briefing.tsx'
import { scheduleMutation } from './query.ts'
import { scheduleRefusal } from './refusal.ts'

/** What the hub would refuse in a name, told before it is sent; undefined when it will do. */
function titleFault(title: string): MessageId | undefined {
  if (title.trim() === '') return 'briefing.nameEmpty'
  return personalKindsOf(title).length > 0 ? 'briefing.namePersonal' : undefined
}

export interface ScheduleFormProps extends BriefingComparison {
  readonly metrics: readonly Metric[]
  /** Codes of the chosen units; null when all are compared. */
  readonly chosenUnits: readonly string[] | null
}

/** A button that opens a form: the comparison that is looked at, made into a briefing every month or quarter. */
export function ScheduleForm({ metrics, chosen, basis, baseline, period, chosenUnits }: ScheduleFormProps) {
  const text = useText()
  const { language } = usePreference()
  const [open, setOpen] = useState(false)
  const [tried, setTried] = useState(false)
  const [title, setTitle] = useState('')
  const [grain, setGrain] = useState<ScheduledGrain>(period.grain === 'MONTH' ? 'MONTH' : 'QUARTER')
  const [form, setForm] = useState<BriefingForm>('ONE_PAGE')
  // of a year that is looked at its last month or quarter; of one of these itself
  const [from, setFrom] = useState(periodOf(grain, period.end).end)
  const level = basis === 'BEFORE_2025_07' ? 'DISTRICT' : 'COMMUNE'
  const told = metrics.filter((metric) => grainsFor(metric, basis, level).includes(grain))
  const names = (list: readonly Metric[]) =>
    list.map(({ labelVi, labelEn }) => pick(language, labelVi, labelEn)).join(', ')
  const fault = titleFault(title)
  const save = useMutation({
    mutationFn: () =>
      run(
        scheduleMutation,
        {
          input: {
            title: title.trim(),
            metrics: told.map(({ id }) => id),
            metric: told.some(({ id }) => id === chosen.id) ? chosen.id : null,
            basis,
            units: chosenUnits?.map((code) => ({ code, basis })) ?? null,
            grain,
            baseline,
            form,
            validFrom: from,
          },
        },
        { as: 'viewer' },
      ),
    onSuccess: async () => {
      setOpen(false)
      setTitle('')
      setTried(false)
      await queryClient.invalidateQueries()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault && isDay(from) && told.length > 0 && !save.isPending) save.mutate()
  }
  if (!open)
    return (
      <div className="schedule-open">
        <button
          type="button"
          className="button"
          onClick={() => {
            save.reset()
            setOpen(true)
          }}
        >
          {text('briefing.schedule')}
        </button>
        <span role="status">
          {save.isSuccess && (
            <>
              {text('briefing.scheduled')}{' '}
              {save.data.scheduleBriefing.next && <NextBriefing {...save.data.scheduleBriefing.next} />}{' '}
              <Link href="/briefings">{text('briefing.listTitle')}</Link>
            </>
          )}
        </span>
      </div>
    )
  return (
    <form
      className="schedule-form"
      noValidate
      aria-label={text('briefing.schedule')}
      aria-busy={save.isPending}
      onSubmit={submit}
    >
      <TextField
        label={text('briefing.name')}
        hint={text('briefing.nameHint')}
        value={title}
        onChange={setTitle}
        maxLength={longestBriefingTitle}
        fault={tried && fault ? text(fault) : undefined}
        autoComplete="off"
        required
      />
      <SelectField
        label={text('briefing.every')}
        value={grain}
        options={[
          { value: 'MONTH', label: text('briefing.month') },
          { value: 'QUARTER', label: text('briefing.quarter') },
        ]}
        fault={told.length === 0 ? text('briefing.notTold') : undefined}
        onChange={(next) => {
          setGrain(next)
          setFrom(periodOf(next, period.end).end)
        }}
      />
      <SelectField
        label={text('briefing.form')}
        value={form}
        options={Object.entries(formWord).map(([value, id]) => ({ value: value as BriefingForm, label: text(id) }))}
        onChange={setForm}
      />
      <TextField
        label={text('briefing.from')}
        hint={text('briefing.fromHint')}
        type="date"
        value={from}
        onChange={setFrom}
        fault={tried && !isDay(from) ? text('briefing.fromEmpty') : undefined}
        required
      />
      {told.length > 0 && (
        <p className="hint">
          {text('briefing.holds', { metrics: names(told) })}
          {told.length < metrics.length &&
            ` ${text('briefing.leftOut', { metrics: names(metrics.filter((metric) => !told.includes(metric))) })}`}
        </p>
      )}
      <FormFault words={scheduleRefusal(save.error, text)} />
      <span className="schedule-buttons">
        <button type="submit" className="button primary">
          {text('briefing.save')}
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {text('briefing.cancel')}
        </button>
      </span>
    </form>
  )
}
