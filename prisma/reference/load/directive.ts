import type { Sql } from '../../access.ts'
import { type AgencyIds, agencyId } from './agency.ts'
import { merge } from './merge.ts'
import { readJson } from './read.ts'

interface DirectiveFile {
  readonly number: string
  readonly issuer: string
  readonly source: string
  readonly tasks: readonly { readonly agency: string | null; readonly metric: string | null; readonly number: number }[]
}

/** Writes the directives with their tasks. Returns the number of tasks. */
export async function loadDirectives(sql: Sql, agencies: AgencyIds): Promise<number> {
  const directives = readJson<DirectiveFile[]>('directive.json')
  await merge(
    sql,
    {
      table: 'directive',
      key: ['number'],
      columns: [
        ...['title_vi', 'title_en', 'issued_on', 'issuer_id', 'signer_role_vi', 'signer_role_en'],
        ...['summary_vi', 'summary_en', 'url', 'source_id'],
      ],
    },
    directives.map(({ tasks: _, issuer, source, ...row }) => ({
      ...row,
      issuer_id: agencyId(agencies, issuer),
      source_id: source,
    })),
  )
  const ids = await sql.query<{ number: string; id: string }>('select number, id from directive')
  const idOf = new Map(ids.map((row) => [row.number, row.id]))
  return await merge(
    sql,
    {
      table: 'directive_task',
      key: ['directive_id', 'number'],
      columns: ['agency_id', 'actor_vi', 'actor_en', 'duty_vi', 'duty_en', 'hub_vi', 'hub_en', 'metric_id', 'due_on'],
    },
    directives.flatMap(({ number, tasks }) =>
      tasks.map(({ agency, metric, ...task }) => ({
        ...task,
        directive_id: idOf.get(number),
        agency_id: agency === null ? null : agencyId(agencies, agency),
        metric_id: metric,
      })),
    ),
  )
}
