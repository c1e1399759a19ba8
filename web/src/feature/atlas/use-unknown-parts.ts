import { useState } from 'react'
import { useSearch } from 'wouter'
import type { AddressPart } from '../../address-query.ts'
import { unknownInView } from '../../url-state.ts'
import { stepOf } from './view-history.ts'

/**
 * What of the address the map does not understand. The map writes its place into the address at once, and so what it understood of the rest:
 * what it did not is kept until the reader takes the next step.
 */
export function useUnknownParts(): readonly AddressPart[] {
  const search = useSearch()
  const step = stepOf(history.state)
  const [kept, keep] = useState<{ search: string; step: number; parts: readonly AddressPart[] }>()
  if (kept?.search !== search) {
    const parts = unknownInView(search)
    keep({ search, step, parts: parts.length === 0 && kept?.step === step ? kept.parts : parts })
  }
  return kept?.parts ?? []
}
