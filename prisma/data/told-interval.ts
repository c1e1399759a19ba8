import type { ToldInterval } from '@hub/analysis/told-interval'
import type { Count } from '@hub/contract/figure'
import { intervalOf, type Telling } from '@hub/contract/rounding'

/** What a count tells: the number it reads as, of a range its middle, with what is left open around it. Null for one that tells none. */
export function toldOf(count: Count, telling: Telling): ToldInterval | null {
  const held = intervalOf(count, telling)
  if (!held) return null
  const value = count.value ?? (held.low + held.high) / 2
  return { value, low: Math.min(value, held.low), high: held.high }
}
