import { type Standing, standings, type Yardstick } from '@hub/analysis/funnel'
import { middleOf, type Told } from '../../format.ts'
import type { CompareQuery } from '../../gql/graphql.ts'

type Column = CompareQuery['compareUnits']['columns'][number]

/** A cell as far as the funnel looks at it. */
interface Judged {
  readonly value: Told
  readonly rate?: (Told & { readonly per: number; readonly denominator?: number | null }) | null
  readonly base?: Told | null
  readonly standing: Standing
}

/** A unit in the funnel: residents or records across, rate or percent up. */
export interface FunnelPoint<Row> {
  readonly row: Row
  readonly size: number
  readonly value: number
  readonly standing: Standing
}

/** What the funnel of a metric is drawn by; undefined where chance has no part in it, or nothing could be judged. */
export function yardstickOf(
  { intervalMethod, reference, overdispersion, judged }: Column,
  per: number | null,
): Yardstick | undefined {
  if (intervalMethod === 'ROUNDING' || typeof reference !== 'number' || typeof overdispersion !== 'number')
    return undefined
  return intervalMethod === 'WILSON'
    ? { kind: 'SHARE', reference: reference / 100, overdispersion, judged }
    : { kind: 'RATE', reference: reference / (per ?? 1), overdispersion, judged }
}

/** The units that have a place in the funnel; a range stands at its middle. */
export function funnelPoints<Row>(
  cells: readonly { readonly row: Row; readonly cell: Judged }[],
  kind: Yardstick['kind'],
): FunnelPoint<Row>[] {
  return cells.flatMap(({ row, cell }) => {
    const size = kind === 'RATE' ? cell.rate?.denominator : cell.base && middleOf(cell.base)
    const value = middleOf((kind === 'RATE' ? cell.rate : cell.value) ?? { kind: 'NO_DATA' })
    return size && value !== undefined ? [{ row, size, value, standing: cell.standing }] : []
  })
}

/** Units by where they stand. */
export function byStanding<Row>(
  cells: readonly { readonly row: Row; readonly cell: { readonly standing: Standing } }[],
) {
  return Object.fromEntries(
    standings.map((standing) => [
      standing,
      cells.filter(({ cell }) => cell.standing === standing).map(({ row }) => row),
    ]),
  ) as Record<Standing, Row[]>
}
