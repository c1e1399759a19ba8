import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { Conditions } from './condition.ts'
import { type PageRequest, readPage } from './page.ts'
import { read } from './read.ts'
import { groupedByKey, rowsByIds } from './row.ts'

export interface Directive {
  readonly id: string
  readonly number: string
  readonly titleVi: string
  readonly titleEn: string
  readonly issuedOn: string
  readonly issuerId: string
  readonly signerRoleVi: string
  readonly signerRoleEn: string
  readonly summaryVi: string
  readonly summaryEn: string
  readonly url: string | null
  readonly sourceId: string
}

export interface DirectiveTask {
  readonly id: string
  readonly directiveId: string
  readonly number: number
  readonly agencyId: string | null
  readonly actorVi: string
  readonly actorEn: string
  readonly dutyVi: string
  readonly dutyEn: string
  readonly hubVi: string
  readonly hubEn: string
  readonly metricId: string | null
  readonly dueOn: string | null
}

export interface DirectiveProgress {
  readonly taskId: string
  readonly unitId: string
  readonly status: 'NOT_STARTED' | 'IN_PROGRESS' | 'DONE'
  readonly dueOn: string
  readonly doneOn: string | null
  readonly asOf: string
  readonly late: boolean
  readonly synthetic: boolean
}

export interface ProgressSummary {
  readonly units: number
  readonly done: number
  readonly inProgress: number
  readonly notStarted: number
  readonly late: number
}

const columns =
  'd.id::text, d.number, d.title_vi as "titleVi", d.title_en as "titleEn", d.issued_on as "issuedOn", d.issuer_id::text as "issuerId", ' +
  'd.signer_role_vi as "signerRoleVi", d.signer_role_en as "signerRoleEn", d.summary_vi as "summaryVi", d.summary_en as "summaryEn", ' +
  'd.url, d.source_id as "sourceId"'

const taskColumns =
  't.id::text, t.directive_id::text as "directiveId", t.number, t.agency_id::text as "agencyId", t.actor_vi as "actorVi", ' +
  't.actor_en as "actorEn", t.duty_vi as "dutyVi", t.duty_en as "dutyEn", t.hub_vi as "hubVi", t.hub_en as "hubEn", ' +
  't.metric_id as "metricId", t.due_on as "dueOn"'

/** Late: done after it was due, or not done on the day the progress was noted though it was due before. */
const late = '(coalesce(p.done_on, p.as_of) > p.due_on)'

/** A page of directives, the newest first. */
export function listDirectives(
  db: Database,
  access: Access,
  filter: { readonly numbers?: readonly string[] | null; readonly text?: string | null },
  page: PageRequest,
) {
  const conditions = new Conditions()
    .oneOf('d.number', filter.numbers)
    .matches(`hub_fold(d.number || ' ' || d.title_vi || ' ' || d.title_en)`, filter.text, 'text')
  return readPage<Directive>(db, access, {
    columns,
    from: 'directive d',
    id: 'd.id',
    conditions,
    order: { name: 'issued', sql: 'd.issued_on', type: 'date', descending: true },
    page,
  })
}

export function directivesByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<Directive>(db, access, columns, 'directive d', 'd.id', ids)
}

export function directiveTasksByIds(db: Database, access: Access, ids: readonly string[]) {
  return rowsByIds<DirectiveTask>(db, access, taskColumns, 'directive_task t', 't.id', ids)
}

/** The tasks of each directive by number, in the order of the ids. */
export async function tasksOfDirectives(
  db: Database,
  access: Access,
  ids: readonly string[],
): Promise<DirectiveTask[][]> {
  const rows = await read<DirectiveTask>(
    db,
    access,
    `select ${taskColumns} from directive_task t where t.directive_id = any($1::bigint[]) order by t.number`,
    [ids],
  )
  return groupedByKey(ids, rows, (row) => row.directiveId)
}

/** The progress of each task: by unit and due day, in the order of the ids. */
export async function progressOfTasks(
  db: Database,
  access: Access,
  ids: readonly string[],
): Promise<DirectiveProgress[][]> {
  const rows = await read<DirectiveProgress>(
    db,
    access,
    `select p.task_id::text as "taskId", p.unit_id::text as "unitId", p.status, p.due_on as "dueOn", p.done_on as "doneOn",
       p.as_of as "asOf", ${late} as late, p.synthetic
     from directive_progress p join admin_unit u on u.id = p.unit_id
     where p.task_id = any($1::bigint[]) order by p.due_on desc, u.code, p.id`,
    [ids],
  )
  return groupedByKey(ids, rows, (row) => row.taskId)
}
