import { type AddressPart, AddressQuery, shaped } from '../../address-query.ts'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import { basisFromQuery, textFromBasis } from '../../url-state.ts'

/** What the page of targets shows; kept in the address. */
export interface TargetPageState {
  readonly basis: BoundaryBasis
  /** Null: the newest year in which a target holds. */
  readonly year: number | null
  /** What the list of late items is narrowed to; '' for all. */
  readonly clock: string
  readonly agency: string
  readonly unit: string
}

/** Reads the state from a query string; what makes no sense is left out. */
export const targetsFromSearch = (search: string): TargetPageState => targetsFromQuery(new AddressQuery(search))

/** What of a query string of the page makes no sense. */
export function unknownInTargets(search: string): readonly AddressPart[] {
  const query = new AddressQuery(search)
  targetsFromQuery(query)
  return query.unknown
}

const targetsFromQuery = (query: AddressQuery): TargetPageState => ({
  basis: basisFromQuery(query),
  year: query.one('year', (text) => (/^20\d\d$/.test(text) ? Number(text) : undefined), null),
  clock: query.one('clock', shaped(/^[A-Z0-9_]{1,40}$/), ''),
  agency: query.one('agency', shaped(/^Agency:\d{1,18}$/), ''),
  unit: query.one('unit', shaped(/^AdminUnit:\d{1,18}$/), ''),
})

/** Writes the state as a query string; defaults are left out. */
export function searchFromTargets({ basis, year, ...late }: TargetPageState): string {
  const query = new URLSearchParams()
  if (basis !== 'BEFORE_2025_07') query.set('basis', textFromBasis(basis))
  if (year !== null) query.set('year', String(year))
  for (const [name, value] of Object.entries(late)) if (value !== '') query.set(name, value)
  return query.toString()
}

const yearOf = (day: string) => Number(day.slice(0, 4))

/**
 * The years that can be chosen, the newest first, and the one that is shown without a choice: the newest in which a target holds.
 *
 * @param since first day that deadlines are recorded from
 * @param through last day that figures are told for
 */
export function yearsOf(
  since: string,
  through: string,
  targets: readonly { readonly validFrom: string; readonly validTo?: string | null }[],
): { readonly years: readonly number[]; readonly start: number } {
  const newest = yearOf(through)
  const years = Array.from({ length: newest - yearOf(since) + 1 }, (_, index) => newest - index)
  const holds = (year: number) =>
    targets.some(({ validFrom, validTo }) => yearOf(validFrom) <= year && (!validTo || yearOf(validTo) >= year))
  return { years, start: years.find(holds) ?? newest }
}

/** Whether a period ended before any rule of a clock was in force; no rule at all says nothing. */
export function isBeforeRules(rules: readonly { readonly validFrom: string }[], end: string): boolean {
  return rules.length > 0 && rules.every(({ validFrom }) => validFrom > end)
}
