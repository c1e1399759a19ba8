import { changeLabel } from '@hub/contract/told'
import { boundsOf, type Language, type Told } from '../../format.ts'
import type { Baseline } from '../../gql/graphql.ts'
import type { Text } from '../../message/text.ts'

interface Change {
  readonly absolute: Told
  readonly percent: Told
}

interface Changed {
  readonly change: Change
  readonly rateChange?: Change | null
}

/** The change that is shown: of the value, and against the province of the rate, since no count is like that of all units together. */
export const shownChange = ({ change, rateChange }: Changed, baseline: Baseline): Change =>
  baseline === 'PROVINCE' ? (rateChange ?? change) : change

/** Which way a change surely goes: OPEN where its bounds lie on both sides of zero, undefined where it is not told. */
export function directionOf({ absolute }: Change): 'UP' | 'DOWN' | 'SAME' | 'OPEN' | undefined {
  const bounds = boundsOf(absolute)
  if (!bounds) return undefined
  const [low, high] = bounds
  if (low > 0) return 'UP'
  if (high < 0) return 'DOWN'
  return low === 0 && high === 0 ? 'SAME' : 'OPEN'
}

/** A change as a reader meets it: points for a share, a number with its percentage for the rest. */
export function changeText({ absolute, percent }: Change, share: boolean, text: Text, language: Language): string {
  const count = typed(absolute)
  const label = changeLabel(count, 'absolute', language)
  if (label === '') return text('compare.noChange')
  if (share) return text('compare.points', { change: label })
  const part = changeLabel(typed(percent), 'percent', language)
  return part === '' ? label : `${label} (${part})`
}

const typed = ({ kind, value, low, high }: Told) => ({
  kind,
  value: value ?? null,
  low: low ?? null,
  high: high ?? null,
})
