import { changeLabel, type ToldChange } from '@hub/contract/told'
import { boundsOf, type Language } from '../../format.ts'
import type { Text } from '../../message/text.ts'

/** Which way a change surely goes: OPEN where its bounds lie on both sides of zero, undefined where it is not told. */
export function directionOf({ absolute }: ToldChange): 'UP' | 'DOWN' | 'SAME' | 'OPEN' | undefined {
  const bounds = boundsOf(absolute)
  if (!bounds) return undefined
  const [low, high] = bounds
  if (low > 0) return 'UP'
  if (high < 0) return 'DOWN'
  return low === 0 && high === 0 ? 'SAME' : 'OPEN'
}

/** A change as a reader meets it: points for a share, a number with its percentage for the rest. */
export function changeText({ absolute, percent }: ToldChange, share: boolean, text: Text, language: Language): string {
  const label = changeLabel(absolute, 'absolute', language)
  if (label === '') return text('compare.noChange')
  if (share) return text('compare.points', { change: label })
  const part = changeLabel(percent, 'percent', language)
  return part === '' ? label : `${label} (${part})`
}
