import '../../style/directive.css'
import { useEffect } from 'react'
import { useDocument } from '../../api.ts'
import { formatDay, pick } from '../../format.ts'
import { graphql } from '../../gql/gql.ts'
import type { DirectivesQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { successorsOf } from '../agency/acting-agency.ts'
import { CampaignBoard } from './campaign-board.tsx'
import { ProgressMatrix } from './progress-matrix.tsx'
import { TaskCard } from './task-card.tsx'

const directivesQuery = graphql(`
  query Directives {
    directives(first: 5) {
      nodes {
        id
        number
        titleVi
        titleEn
        issuedOn
        issuer {
          nameVi
          nameEn
        }
        signerRoleVi
        signerRoleEn
        summaryVi
        summaryEn
        url
        source {
          titleVi
          titleEn
        }
        tasks {
          id
          number
          actorVi
          actorEn
          dutyVi
          dutyEn
          hubVi
          hubEn
          dueOn
          agency {
            ...AgencyInTime
          }
          metric {
            id
            labelVi
            labelEn
          }
          progress {
            status
            dueOn
            doneOn
            late
            asOf
            synthetic
            unit {
              id
              nameVi
              nameEn
            }
          }
          progressSummary {
            units
            done
            inProgress
            notStarted
            late
          }
        }
      }
    }
  }
`)

type Directive = DirectivesQuery['directives']['nodes'][number]
export type Task = Directive['tasks'][number]

/** The directives with their tasks: who must do what, what the hub records of it, and how far each district is. */
export default function DirectivePage() {
  const text = useText()
  const directives = useDocument(directivesQuery, {})
  useEffect(() => {
    document.title = `${text('nav.directives')} – ${text('app.title')}`
  }, [text])
  const nodes = directives.data?.directives.nodes ?? []
  return (
    <div className="page" aria-busy={directives.isPending}>
      {directives.isPending && <Loading lines={8} />}
      {directives.error && <Fault error={directives.error} onRetry={() => directives.refetch()} />}
      {directives.data && nodes.length === 0 && <Empty title={text('directive.none')} />}
      {nodes.map((directive) => (
        <DirectiveView key={directive.id} directive={directive} />
      ))}
      {nodes.length > 0 && <CampaignBoard />}
    </div>
  )
}

function DirectiveView({ directive }: { readonly directive: Directive }) {
  const text = useText()
  const { language } = usePreference()
  const summaries = directive.tasks.map((task) => task.progressSummary)
  const sum = (part: 'units' | 'done' | 'inProgress' | 'notStarted' | 'late') =>
    summaries.reduce((total, summary) => total + summary[part], 0)
  const actors = groupByActor(directive.tasks)
  const synthetic = directive.tasks.some((task) => task.progress.some((progress) => progress.synthetic))
  return (
    <article className="directive">
      <header className="directive-head">
        <p className="eyebrow">
          {text('directive.number', { number: directive.number, day: formatDay(directive.issuedOn) })}
        </p>
        <h1>{pick(language, directive.titleVi, directive.titleEn)}</h1>
        <p className="lead">{pick(language, directive.summaryVi, directive.summaryEn)}</p>
        <p className="hint">
          {pick(language, directive.issuer.nameVi, directive.issuer.nameEn)} ·{' '}
          {pick(language, directive.signerRoleVi, directive.signerRoleEn)} · {text('metric.source')}:{' '}
          {pick(language, directive.source.titleVi, directive.source.titleEn)}
        </p>
      </header>
      <dl className="directive-sums">
        <Sum word={text('directive.tasks')} value={directive.tasks.length} />
        <Sum word={text('directive.done')} value={sum('done')} tone="done" />
        <Sum word={text('directive.inProgress')} value={sum('inProgress')} tone="doing" />
        <Sum word={text('directive.notStarted')} value={sum('notStarted')} tone="idle" />
        <Sum word={text('directive.late')} value={sum('late')} tone="late" />
      </dl>
      <p className="hint">
        {text('directive.sumHint', { units: sum('units') })}
        {synthetic && ` ${text('directive.synthetic')}`}
      </p>
      <ProgressMatrix actors={actors} />
      {actors.map(([actor, tasks]) => (
        <section key={actor} className="directive-actor">
          <h2>{actorName(tasks, language)}</h2>
          <ActingToday tasks={tasks} />
          <ol>
            {tasks.map((task) => (
              <TaskCard key={task.id} task={task} />
            ))}
          </ol>
        </section>
      ))}
    </article>
  )
}

/** Who has the tasks of an agency that has ended since: the directive keeps its name. */
function ActingToday({ tasks }: { readonly tasks: readonly Task[] }) {
  const text = useText()
  const { language } = usePreference()
  const agency = tasks[0]?.agency
  const acting = agency && successorsOf(agency)
  if (!agency || !acting?.length) return null
  return (
    <p className="hint">
      {text('directive.actsToday', {
        day: formatDay(agency.validTo ?? ''),
        agencies: acting.map(({ nameVi, nameEn }) => pick(language, nameVi, nameEn)).join(', '),
      })}
    </p>
  )
}

function Sum({ word, value, tone }: { readonly word: string; readonly value: number; readonly tone?: string }) {
  return (
    <div data-tone={tone}>
      <dt>{word}</dt>
      <dd className="number">{value}</dd>
    </div>
  )
}

/** Tasks by who must do them, in the order of the directive. */
function groupByActor(tasks: readonly Task[]): [string, Task[]][] {
  const groups = new Map<string, Task[]>()
  for (const task of tasks) groups.set(task.actorVi, [...(groups.get(task.actorVi) ?? []), task])
  return [...groups]
}

const actorName = (tasks: readonly Task[], language: 'vi' | 'en') =>
  tasks[0] ? pick(language, tasks[0].actorVi, tasks[0].actorEn) : ''
