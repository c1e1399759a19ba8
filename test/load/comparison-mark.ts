import { check, median } from './measure.ts'

/** What a server of the bench answers from. */
interface Asked {
  readonly origin: string
  readonly token: string
}

const metrics = [
  'tips_received',
  'tips_classified_share',
  'tips_resolved_share',
  'tip_to_action_days',
  'cases_opened',
  'accused',
  'trials',
  'victims_identified',
  'victims_supported',
  'campaign_events',
  'attendances',
  'online_views',
]

const cell = `value { kind value low high } rate { kind value low high } rank ranks { low high } interval { low high } standing moved
  change { absolute { kind low high } percent { kind low high } } targetMet series { period { start } value { kind value low high } }`

/** Eight districts by twelve metrics over eight years; the alias makes each question a new one, so that no kept answer is measured. */
const question = (alias: string, known: readonly string[]) =>
  `{ ${alias}: compareUnits(metrics: ${JSON.stringify(known)}, basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2025-01-01", from: "2018-01-01", baseline: PREVIOUS_PERIOD) { rows { unitId cells { ${cell} } } } }`

const turns = 15

async function milliseconds({ origin, token }: Asked, known: readonly string[], name: string): Promise<number> {
  const seen: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const body = JSON.stringify({ query: question(`${name}${turn}`, known) })
    const begun = performance.now()
    await check({ url: `${origin}/graphql`, body, ...(token && { token }) })
    // the first turns are those of the compiler and of caches
    if (turn >= 5) seen.push(performance.now() - begun)
  }
  return median(seen)
}

/**
 * How long the comparison of a leader takes, one question at a time and each a new one: from the release as a stranger, and from the live
 * rows with an account. Times are of the whole answer over loopback, in milliseconds. A round asks other questions than the one before.
 *
 * @throws Error when the account is not answered from the live rows
 */
export async function comparisonMark(
  origin: string,
  token: string,
  round: number,
): Promise<{ released: number; live: number; metrics: number }> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ metrics { id lattice { basis level grain breakdown } } }' }),
  })
  interface Row {
    readonly basis: string
    readonly level: string
    readonly grain: string
    readonly breakdown: string | null
  }
  const { data } = (await response.json()) as { data: { metrics: { id: string; lattice: Row[] }[] } }
  const isTold = ({ basis, level, grain, breakdown }: Row) =>
    basis === 'BEFORE_2025_07' && level === 'DISTRICT' && grain === 'YEAR' && breakdown === null
  const told = data.metrics.filter(({ lattice }) => lattice.some(isTold)).map(({ id }) => id)
  const known = [...metrics.filter((id) => told.includes(id)), ...told.filter((id) => !metrics.includes(id))].slice(
    0,
    12,
  )
  const [first = 'tips_received'] = known
  const { data: asked } = (await (
    await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `{ compareUnits(metrics: ["${first}"], basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2025-01-01") { live } }`,
      }),
    })
  ).json()) as { data: { compareUnits: { live: boolean } } }
  if (!asked.compareUnits.live) throw new Error('The account of the benchmark is not answered from the live rows.')
  return {
    released: await milliseconds({ origin, token: '' }, known, `released${round}_`),
    live: await milliseconds({ origin, token }, known, `live${round}_`),
    metrics: known.length,
  }
}
