import { periodOf } from '@hub/contract/period'
import type { AddressPart } from '../../address-query.ts'
import type { CompareState } from './compare-state.ts'
import type { Comparison } from './use-comparison.ts'

/** What the address of the comparison asks for and the hub does not have: metrics, a period, units. Empty until the hub has answered. */
export function missingInCompare(
  state: Pick<CompareState, 'metric' | 'beside' | 'period' | 'units' | 'pin'>,
  {
    chosen,
    beside,
    pairable,
    resolved,
    units,
  }: Pick<Comparison, 'chosen' | 'beside' | 'pairable' | 'resolved' | 'units'>,
): readonly AddressPart[] {
  if (!chosen || !resolved) return []
  const part = (name: string, text: string | null, missing: boolean) => (text && missing ? [{ name, text }] : [])
  const unknownUnit = (code: string) => units.length > 0 && units.every((unit) => unit.code !== code)
  return [
    ...part('metric', state.metric, chosen.id !== state.metric),
    ...part('beside', state.beside, pairable.length > 0 && !beside),
    ...part(
      'period',
      state.period,
      state.period !== null && periodOf(resolved.grain, state.period).start !== resolved.period.start,
    ),
    ...(state.units ?? []).flatMap((code) => part('units', code, unknownUnit(code))),
    ...part('pin', state.pin, state.pin !== null && unknownUnit(state.pin)),
  ]
}
