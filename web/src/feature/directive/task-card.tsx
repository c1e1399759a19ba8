import { MapPin } from 'lucide-react'
import { Link } from 'wouter'
import { formatDay, pick } from '../../format.ts'
import { type MessageId, useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Task } from './directive-page.tsx'

type Progress = Task['progress'][number]

const statusWord: Readonly<Record<Progress['status'], MessageId>> = {
  DONE: 'directive.done',
  IN_PROGRESS: 'directive.inProgress',
  NOT_STARTED: 'directive.notStarted',
}

/** One task: the duty, what the hub records of it, and a bar of the districts with the late ones marked. */
export function TaskCard({ task }: { readonly task: Task }) {
  const text = useText()
  const { language } = usePreference()
  const { units, done, inProgress, notStarted, late } = task.progressSummary
  const words = text('directive.bar', { done, inProgress, notStarted, late, units })
  return (
    <li className="card task">
      <span className="task-number" aria-hidden="true">
        {task.number}
      </span>
      <div className="task-body">
        <h3>
          <span className="visually-hidden">{text('directive.task', { number: task.number })}: </span>
          {pick(language, task.dutyVi, task.dutyEn)}
        </h3>
        <p className="hint">{pick(language, task.hubVi, task.hubEn)}</p>
        <p className="task-links">
          {task.dueOn && <span>{text('directive.due', { day: formatDay(task.dueOn) })}</span>}
          {task.metric && (
            <Link href={`/map?metric=${task.metric.id}`}>
              <MapPin size={14} aria-hidden="true" />
              {pick(language, task.metric.labelVi, task.metric.labelEn)}
            </Link>
          )}
        </p>
      </div>
      {units > 0 ? (
        <details className="task-progress">
          <summary aria-label={words}>
            <span className="task-bar" aria-hidden="true">
              <span className="done" style={{ flexGrow: done }} />
              <span className="doing" style={{ flexGrow: inProgress }} />
              <span className="idle" style={{ flexGrow: notStarted }} />
            </span>
            <span className="task-words" aria-hidden="true">
              {text('directive.ofUnits', { done, units })}
              {late > 0 && <strong> · {text('directive.lateCount', { late })}</strong>}
            </span>
          </summary>
          <ul>
            {task.progress.map((progress) => (
              <li key={`${progress.unit.id} ${progress.dueOn}`}>
                <Link href={`/map?unit=${progress.unit.id}`}>
                  {pick(language, progress.unit.nameVi, progress.unit.nameEn)}
                </Link>
                <span data-status={progress.status}>
                  {text(statusWord[progress.status])}
                  {progress.doneOn && ` ${formatDay(progress.doneOn)}`}
                  {progress.late && <strong> · {text('directive.lateOne')}</strong>}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <p className="task-progress hint">{text('directive.noProgress')}</p>
      )}
    </li>
  )
}
