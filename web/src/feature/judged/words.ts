import { formatNumber, type Language, pick } from '../../format.ts'
import type { Text } from '../../message/text.ts'
import type { Metric } from '../atlas/use-figures.ts'
import type { CellHotspotSet, EffortSet, HotspotSet } from './judged.ts'
import type { Judged } from './use-judged.ts'

/** What a judgement rests on and does not tell, in the reader's language. */
export interface JudgedAbout {
  readonly title: string
  readonly subtitle: string
  /** One sentence to stand beside every picture and file. */
  readonly caveat: string
  readonly method: string
  readonly fullCaveat: string
  readonly sources: string
  /** Further lines below the marks: the overall rate, a stand-in, what lies nowhere. */
  readonly lines: readonly string[]
}

const yearsOf = (years: readonly number[]) =>
  years.length > 1 ? `${years[0]}–${years.at(-1)}` : (years[0]?.toString() ?? '')

function aboutRates(
  set: HotspotSet | CellHotspotSet,
  text: Text,
  language: Language,
): Pick<JudgedAbout, 'subtitle' | 'method' | 'fullCaveat' | 'sources' | 'lines'> {
  const statistic = pick(language, set.statisticVi ?? '', set.statisticEn)
  const years = yearsOf(set.years)
  const per = formatNumber(set.per, language, 0)
  const lines = []
  if ('insteadOf' in set && set.insteadOf)
    lines.push(text('hotspot.instead', { asked: text(`hotspot.${set.insteadOf}`), used: statistic, years }))
  if (set.overallRate != null) {
    const rate = formatNumber(set.overallRate, language)
    lines.push(set.statistic ? text('hotspot.overall', { rate, per }) : text('hotspot.overallShare', { rate }))
  }
  if ('unplaced' in set) lines.push(text('hotspot.unplaced', { count: formatNumber(set.unplaced, language, 0) }))
  const { method } = set
  return {
    subtitle: set.statistic ? text('hotspot.per', { per, statistic, years }) : text('hotspot.perShare'),
    method: pick(language, method.textVi, method.textEn),
    fullCaveat: pick(language, method.caveatVi, method.caveatEn),
    sources: set.sources.map((source) => pick(language, source.titleVi, source.titleEn)).join('; '),
    lines,
  }
}

function aboutEffort(set: EffortSet, text: Text, language: Language) {
  const measure = pick(language, set.effort.labelVi, set.effort.labelEn).toLowerCase()
  const lines =
    set.tipRate == null || set.effortRate == null
      ? []
      : [
          text('effort.overall', {
            tips: formatNumber(set.tipRate, language),
            tipsPer: formatNumber(set.tips.per ?? 1, language, 0),
            effort: formatNumber(set.effortRate, language),
            measure,
            effortPer: formatNumber(set.effort.per ?? 1, language, 0),
          }),
        ]
  return {
    subtitle: text('effort.subtitle', { measure }),
    method: pick(language, set.methodVi, set.methodEn),
    fullCaveat: pick(language, set.caveatVi, set.caveatEn),
    sources: '',
    lines,
  }
}

/** Title, method, caveats and the lines below the marks; undefined while nothing is judged yet. */
export function aboutJudged(judged: Judged, metric: Metric, text: Text, language: Language): JudgedAbout | undefined {
  if (judged.effort)
    return {
      title: text('effort.title'),
      caveat: text('effort.caveat'),
      ...aboutEffort(judged.effort, text, language),
    }
  const set = judged.cells ?? judged.hotspots
  return (
    set && {
      title: text('hotspot.title', { metric: pick(language, metric.labelVi, metric.labelEn) }),
      caveat: text('hotspot.caveat'),
      ...aboutRates(set, text, language),
    }
  )
}
