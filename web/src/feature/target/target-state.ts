import type { BoundaryBasis } from '../../gql/graphql.ts'
import { basisFromText, textFromBasis } from '../../url-state.ts'

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

const matching = (text: string | null, shape: RegExp) => (text && shape.test(text) ? text : '')

/** Reads the state from a query string; what makes no sense is left out. */
export function targetsFromSearch(search: string): TargetPageState {
  const query = new URLSearchParams(search)
  const year = Number(matching(query.get('year'), /^20\d\d$/))
  return {
    basis: basisFromText(query.get('basis')),
    year: year || null,
    clock: matching(query.get('clock'), /^[A-Z0-9_]{1,40}$/),
    agency: matching(query.get('agency'), /^Agency:\d{1,18}$/),
    unit: matching(query.get('unit'), /^AdminUnit:\d{1,18}$/),
  }
}

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
