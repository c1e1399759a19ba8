import { isCancelled } from '@hub/contract/briefing'
import { useMutation } from '@tanstack/react-query'
import { run, useDocument } from '../../api.ts'
import { formatDay, todayInVietnam } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { FormFault } from '../../ui/form-fault.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { refusalWords } from '../sign-in/refusal.ts'
import { formWord } from './form-word.ts'
import { NextBriefing } from './next-briefing.tsx'
import { endScheduleMutation, type Schedule, schedulesQuery } from './query.ts'

/** Of what briefings are made, for whoever publishes; each schedule can be ended. */
export function ScheduleList() {
  const text = useText()
  const { data, error, isPending, refetch } = useDocument(schedulesQuery, {})
  return (
    <section className="card" aria-labelledby="schedules-title">
      <h2 id="schedules-title">{text('briefing.schedules')}</h2>
      <p className="hint">{text('briefing.schedulesHint')}</p>
      {isPending && <Loading lines={3} />}
      {error && <Fault error={error} onRetry={() => refetch()} />}
      {data?.briefingSchedules.length === 0 && <p>{text('briefing.noSchedule')}</p>}
      <ul className="schedule-list">
        {data?.briefingSchedules.map((schedule) => (
          <ScheduleLine key={schedule.id} schedule={schedule} onChanged={() => void refetch()} />
        ))}
      </ul>
    </section>
  )
}

interface ScheduleLineProps {
  readonly schedule: Schedule
  readonly onChanged: () => void
}

function ScheduleLine({ schedule, onChanged }: ScheduleLineProps) {
  const text = useText()
  const { id, title, grain, form, validFrom, validTo, next, by, fault } = schedule
  const end = useMutation({
    mutationFn: () => run(endScheduleMutation, { schedule: id }, { as: 'viewer' }),
    onSuccess: onChanged,
  })
  const ended = validTo !== null && validTo <= todayInVietnam()
  const cancelled = isCancelled({ validFrom, validTo })
  const days =
    validTo && !cancelled
      ? text('area.fromTo', { from: formatDay(validFrom), to: formatDay(validTo) })
      : text('area.from', { from: formatDay(validFrom) })
  return (
    <li data-ended={ended}>
      <span>
        <strong>{title}</strong>
        <small>
          {[
            text(grain === 'MONTH' ? 'briefing.monthly' : 'briefing.quarterly'),
            text(formWord[form]),
            days,
            by ? text('briefing.by', { name: by }) : text('briefing.byHub'),
          ].join(' · ')}
        </small>
        {next && (
          <small>
            <NextBriefing {...next} />
          </small>
        )}
        {fault && (
          <small className="field-fault">
            {text('briefing.fault')} <span lang="en">{fault}</span>
          </small>
        )}
      </span>
      {ended ? (
        <span className="quiet">{text(cancelled ? 'briefing.cancelled' : 'briefing.ended')}</span>
      ) : (
        <ConfirmButton
          label={text('briefing.end', { title })}
          words={{ ask: text('admin.confirm'), yes: text('admin.yes'), no: text('admin.no') }}
          onConfirm={() => end.mutate()}
        />
      )}
      <FormFault words={refusalWords(end.error, text)} />
    </li>
  )
}
