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
          <summary>
            <span className="task-bar" aria-hidden="true">
              {partsOf(task.progress).map(([part, count]) => (
                <span key={part} className={part} style={{ flexGrow: count }} />
              ))}
            </span>
            <span className="task-words">
              {text('directive.ofUnits', { done, units })}
              {late > 0 && <strong> · {text('directive.lateCount', { late })}</strong>}
            </span>
            <span className="visually-hidden">{words}</span>
          </summary>
          <ul>
            {task.progress.map((progress) => (
              <li key={`${progress.unit.id} ${progress.dueOn}`}>
                <Link href={`/map?unit=${progress.unit.id}`}>
                  {pick(language, progress.unit.nameVi, progress.unit.nameEn)}
                </Link>
                <small>{text('directive.due', { day: formatDay(progress.dueOn) })}</small>
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

/** The bar from left to right: done in time, done late, in progress, not started; empty parts are left out. */
function partsOf(progress: readonly Progress[]): [string, number][] {
  const count = (fits: (row: Progress) => boolean) => progress.filter(fits).length
  const parts: [string, number][] = [
    ['done', count((row) => row.status === 'DONE' && !row.late)],
    ['late', count((row) => row.late)],
    ['doing', count((row) => row.status === 'IN_PROGRESS' && !row.late)],
    ['idle', count((row) => row.status === 'NOT_STARTED' && !row.late)],
  ]
  return parts.filter(([, size]) => size > 0)
}
