import { periodLabel } from '@hub/contract/period'
import { pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { MapView } from '../../url-state.ts'
import type { Cells } from '../cell/use-cells.ts'
import { aboutCells } from '../cell/words.ts'
import type { Judged } from '../judged/use-judged.ts'
import { aboutJudged } from '../judged/words.ts'
import type { Sized } from '../size/use-sized.ts'
import { comparedWord } from '../time/change-words.ts'
import type { Peer } from '../time/use-beside.ts'
import type { Atlas } from './use-atlas.ts'

interface Shown {
  readonly view: MapView
  readonly atlas: Atlas
  readonly peer: Peer | null
  readonly judged: Judged | null
  readonly cells: Cells | null
  readonly sized: Sized | null
}

/** How the page names what it shows: the metric, its unit and period, the boundaries, and what is said of a judgement or of counts at places. */
export function useAtlasWords({ view, atlas, peer, judged, cells, sized }: Shown) {
  const text = useText()
  const { language } = usePreference()
  const { metric, resolved } = atlas
  const title = metric ? pick(language, metric.labelVi, metric.labelEn) : '…'
  const basisWord = text(view.basis === 'BEFORE_2025_07' ? 'basis.districts' : 'basis.communes')
  const bothTitle = sized?.second
    ? text('size.both', { colour: title, size: pick(language, sized.metric.labelVi, sized.metric.labelEn) })
    : title
  const subtitle = [
    resolved && comparedWord(resolved, peer, text, language),
    atlas.rate && metric?.per
      ? text('rate.column', { per: metric.per })
      : metric && pick(language, metric.unitVi, metric.unitEn),
  ]
    .filter(Boolean)
    .join(' · ')
  const periodWord = resolved ? periodLabel(resolved.period, language) : ''
  const about = !metric
    ? undefined
    : judged
      ? aboutJudged(judged, metric, text, language)
      : cells
        ? aboutCells(cells, metric, text, language)
        : undefined
  return {
    title,
    subtitle,
    periodWord,
    basisWord,
    about,
    /** What stands over the whole map, its sheet and its files. */
    shownTitle: about?.title ?? bothTitle,
    shownSubtitle: about ? `${periodWord} · ${about.subtitle}` : subtitle,
  }
}
