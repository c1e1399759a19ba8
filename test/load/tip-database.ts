import { foldFacts } from '@hub/prisma/data/fact-sum'
import { openDatabase } from '@hub/prisma/database'
import { rowsOf } from './section.ts'

/** How many tips the copy holds, nearly. */
const tips = 1_000_000

/** Each known tip again, so many times, each time an hour later. $1 how many times. */
const addTips = `
  insert into live.tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, outcome, agency_id,
    classified_at, first_action_at, resolved_at, extended, synthetic)
  select t.province_code, 'bench', t.id || '-' || turn, t.kind, t.channel, t.received_at + later, t.unit_id, t.place_precision, t.point, t.topic, t.status,
    t.outcome, t.agency_id, t.classified_at + later, t.first_action_at + later, t.resolved_at + later, t.extended, true
  from live.tip t cross join lateral (select turn, make_interval(hours => turn) as later from generate_series(1, $1::int) turn) s`

/** The time limits of these. */
const addDeadlines = `
  insert into live.deadline (subject, tip_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, met_at, extended, synthetic)
  select 'TIP', t.id, d.clock_kind, d.clock_id, d.unit_id, d.agency_id, d.started_at + s.later, d.due_at + s.later, d.met_at + s.later, d.extended, true
  from live.tip t
    join live.tip o on t.origin = 'bench' and o.id = split_part(t.origin_id, '-', 1)::bigint
    join live.deadline d on d.tip_id = o.id
    cross join lateral (select t.received_at - o.received_at as later) s`

/** A copy of the benchmark's database with a million tips, under the release of the first ones; kept for the next run beside it. */
export async function tipDatabase(benchUrl: string, say: (line: string) => void): Promise<string> {
  const url = new URL(benchUrl)
  const source = url.pathname.slice(1)
  url.pathname = `/${source.replace(/^hub_bench_/, 'hub_tips_')}`
  const maintenance = new URL(benchUrl)
  maintenance.pathname = '/postgres'
  const name = url.pathname.slice(1)
  const known = await rowsOf(maintenance.href, 'select from pg_database where datname = $1', [name])
  if (known.length > 0) return url.href

  say('making the database of a million tips …')
  const making = new URL(benchUrl)
  making.pathname = `/hub_tips_making_${process.pid}_test`
  await rowsOf(maintenance.href, `create database ${making.pathname.slice(1)} template ${source}`)
  const [before] = await rowsOf<{ n: number }>(making.href, 'select count(*)::int as n from live.tip')
  await rowsOf(making.href, addTips, [Math.round(tips / (before?.n ?? tips)) - 1])
  await rowsOf(making.href, 'analyze live.tip')
  await rowsOf(making.href, addDeadlines)
  const db = await openDatabase({ url: making.href, dataDir: '.' })
  await foldFacts(db).finally(() => db.close())
  await rowsOf(making.href, 'vacuum analyze')
  await rowsOf(maintenance.href, `alter database ${making.pathname.slice(1)} rename to ${name}`)
  return url.href
}
