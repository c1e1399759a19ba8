import type { Count } from '@hub/contract/figure'
import { periodLabel } from '@hub/contract/period'
import { boundsOf, formatChange, type Language, wordsOf } from '../../format.ts'
import type { Text } from '../../message/text.ts'
import type { Resolved } from '../atlas/resolve.ts'
import type { Peer } from './use-beside.ts'

/** Fewer decimals the larger the change. A bound is cut outwards, so that what is written is never narrower than what is known. */
function cut(value: number, end: 'low' | 'high', exact: boolean): number {
  const power = Math.abs(value) >= 10 ? 1 : 10
  if (exact) return Math.round(value * 10) / 10
  return (end === 'low' ? Math.floor(value * power) : Math.ceil(value * power)) / power || 0
}

/** A change in a few characters: +4, or −3…+12 for a range; in percent with its sign. Empty when it tells no number. */
export function changeLabel(change: Count, part: 'absolute' | 'percent', language: Language): string {
  const bounds = boundsOf(change)
  if (!bounds) return ''
  const exact = change.kind === 'EXACT'
  const [low, high] = [cut(bounds[0], 'low', exact), cut(bounds[1], 'high', exact)]
  const unit = part === 'percent' ? (language === 'vi' ? '%' : ' %') : ''
  return low === high
    ? `${formatChange(low, language)}${unit}`
    : `${formatChange(low, language)}…${formatChange(high, language)}${unit}`
}

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
