import { periodLabel } from '@hub/contract/period'
import { useMemo } from 'react'
import type { MapModel } from '../../map/model.ts'
import { useNarrow } from '../../map/use-narrow.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Atlas } from '../atlas/use-atlas.ts'
import type { Sized } from '../size/use-sized.ts'
import type { SecondMap } from './map-stage.tsx'
import type { Beside } from './use-beside.ts'

const basisWord = { BEFORE_2025_07: 'time.before', SINCE_2025_07: 'time.since' } as const

/** What a map of another period may not take over: what was counted for this one. Its dots are its own. */
function withoutPeriod({ overlays, over }: MapModel): Partial<MapModel> {
  return {
    overlays: overlays.filter((layer) => layer !== 'campaign-coverage' && layer !== 'flow'),
    ...(over ? { over: { ...over, marks: [], silentUnits: [], flows: [] } } : {}),
  }
}

/** What a map of other boundaries may not take over: figures of another province. */
const withoutFlows = ({ overlays }: MapModel): Partial<MapModel> => ({
  overlays: overlays.filter((layer) => layer !== 'flow'),
})

/** The second map: drawn as the first, of the other period or boundaries; null when one map shows all there is. */
export function useSecondMap(
  model: MapModel,
  atlas: Atlas,
  beside: Beside | null,
  sized: Sized['beside'],
): SecondMap | null {
  const text = useText()
  const { language } = usePreference()
  // Two maps side by side are too small on a telephone: there one is swiped over the other.
  const isNarrow = useNarrow()
  return useMemo(() => {
    const [own, other] = [atlas.resolved, beside?.peer.resolved]
    if (!beside || !own || !other || beside.peer.mode === 'diff') return null
    const { mode, view } = beside.peer
    const swipes = mode === 'swipe'
    return {
      mode: isNarrow ? 'swipe' : mode,
      model: {
        ...model,
        ...(swipes ? withoutFlows(model) : withoutPeriod(model)),
        basis: view.basis,
        level: other.level,
        period: other.period,
        units: sized?.drawings ?? beside.drawings,
        sizes: sized?.symbols ?? null,
      },
      word: swipes ? text(basisWord[view.basis]) : periodLabel(other.period, language),
      ownWord: swipes ? text(basisWord[model.basis]) : periodLabel(own.period, language),
      first: swipes ? view.basis === 'BEFORE_2025_07' : other.period.start <= own.period.start,
    }
  }, [model, atlas.resolved, beside, sized, isNarrow, text, language])
}
