import { openDatabase } from '@hub/prisma/database'
import { publish } from '@hub/prisma/release/publish'
import { rowsOf } from './section.ts'

const events = 1_000_000

/** Events like those of the demonstration set, each moved a little: $1 how many. */
const addText = `
  with known as (
    select row_number() over () - 1 as place, count(*) over () as all_known, e.* from live.campaign_event e where point is not null
  )
  insert into live.campaign_event (province_code, origin, origin_id, event_type, setting, audience, channel, title_vi, held_on, unit_id, place_precision,
    point, attendance, synthetic)
  select k.province_code, 'bench', k.place || '-' || turn, k.event_type, k.setting, k.audience, k.channel, k.title_vi, k.held_on, k.unit_id, 'POINT',
    st_translate(k.point, ((k.place * 7919 + turn * 31) % 1009 - 504) * 2e-5, ((k.place * 104729 + turn * 17) % 997 - 498) * 2e-5), k.attendance, true
  from known k cross join lateral generate_series(1, ceil($1::numeric / k.all_known)::int) turn`

/** A copy of the benchmark's database with a million campaign events more, published; kept for the next run beside it. */
export async function millionDatabase(benchUrl: string, say: (line: string) => void): Promise<string> {
  const url = new URL(benchUrl)
  const source = url.pathname.slice(1)
  const name = source.replace(/^hub_bench_/, 'hub_million_')
  const maintenance = new URL(benchUrl)
  maintenance.pathname = '/postgres'
  url.pathname = `/${name}`
  const known = await rowsOf(maintenance.href, 'select from pg_database where datname = $1', [name])
  if (known.length > 0) return url.href

  say('making the database of a million campaign events …')
  const making = new URL(benchUrl)
  making.pathname = `/hub_million_making_${process.pid}_test`
  await rowsOf(maintenance.href, `create database ${making.pathname.slice(1)} template ${source}`)
  await rowsOf(making.href, `set search_path = live, public; ${addText.replace('$1', String(events))}`)
  await rowsOf(making.href, 'analyze')
  const db = await openDatabase({ url: making.href, dataDir: '.' })
  try {
    const { seconds } = await publish(db, { today: '2026-11-23' })
    say(`published in ${seconds.toFixed(1)} s`)
  } finally {
    await db.close()
  }
  await rowsOf(making.href, 'vacuum analyze')
  await rowsOf(maintenance.href, `alter database ${making.pathname.slice(1)} rename to ${name}`)
  return url.href
}
