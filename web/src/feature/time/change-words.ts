import type { Count } from '@hub/contract/figure'
import { periodLabel } from '@hub/contract/period'
import { changeLabel } from '@hub/contract/told'
import { type Language, wordsOf } from '../../format.ts'
import type { Text } from '../../message/text.ts'
import type { Resolved } from '../atlas/resolve.ts'
import type { Peer } from './use-beside.ts'

/** The same in words, for a table and a screen reader. */
export function changeWords(change: Count, part: 'absolute' | 'percent', text: Text, language: Language): string {
  const label = changeLabel(change, part, language)
  if (label === '')
    return part === 'percent' && change.kind === 'NO_DATA' ? text('time.noPercent') : wordsOf(change, text, language)
  return change.kind === 'RANGE' ? text('count.range', { range: label }) : label
}

/** The shown period in words, with the one it is compared with. */
export function comparedWord(resolved: Resolved, peer: Peer | null, text: Text, language: Language): string {
  const now = periodLabel(resolved.period, language)
  if (!peer || peer.mode === 'swipe') return now
  const before = periodLabel(peer.resolved.period, language)
  return text(peer.mode === 'diff' ? 'time.against' : 'time.two', { now, before })
}
