import { formatNumber, type Language } from '../../format.ts'
import { divergingPalette, middleStep, strengthOf } from '../../map/diverging.ts'
import { effortMarks, hotspotMarks, judgedPalette } from '../../map/judgement.ts'
import { type LegendFacts, legendEntries, legendWord } from '../../map/legend-entry.ts'
import { patternKinds } from '../../map/pattern.ts'
import type { MapTheme } from '../../map/theme.ts'
import type { Text } from '../../message/text.ts'
import { effortWord, hotspotWord } from '../judged/judged.ts'
import type { Judged } from '../judged/use-judged.ts'
import type { Beside } from '../time/use-beside.ts'
import type { SheetContent } from './print-sheet.ts'

/** The classes of a scale in words. */
function sizesOf(breaks: readonly number[], text: Text, language: Language): string[] {
  return breaks.map((bound, index) => {
    const low = formatNumber(bound, language)
    const next = breaks[index + 1]
    return next === undefined
      ? text('legend.andMore', { low })
      : text('legend.between', { low, next: formatNumber(next, language) })
  })
}

const words = {
  WITHHELD: 'legend.withheld',
  NOT_REPORTED: 'legend.notReported',
  NO_DATA: 'legend.noData',
  RANGE: 'legend.range',
} as const

/** The legend of the page as lines on paper. */
export function printLegend(
  theme: MapTheme,
  facts: LegendFacts,
  text: Text,
  language: Language,
): SheetContent['legend'] {
  return legendEntries(theme, facts).map((entry) => {
    const words = legendWord(entry, text, language)
    switch (entry.kind) {
      case 'CLASS':
        return { words, look: { kind: 'colour', colour: entry.colour } }
      case 'ROUNDED':
        return { words, look: { kind: 'sign', sign: '≈' } }
      case 'PROVISIONAL':
        return { words, look: { kind: 'frame', colour: theme.provisional, dashed: true } }
      default:
        return { words, look: { kind: 'pattern', pattern: entry.kind } }
    }
  })
}

/** What a judgement is printed with: its marks are numbered, so their colours can be those of paper whatever the page is in. */
export const judgedColours = (judged: Judged, theme: MapTheme): string[] =>
  judgedPalette(judged.mode === 'hotspot' ? hotspotMarks : effortMarks, theme)

/** The legend of a judgement as lines on paper, each mark with colour, sign and word. */
export function judgedPrintLegend(judged: Judged, theme: MapTheme, text: Text): SheetContent['legend'] {
  const colours = judgedColours(judged, theme)
  const kinds = [...(judged.drawings?.values() ?? [])].map((drawing) => drawing.shade.kind)
  const marks =
    judged.mode === 'hotspot'
      ? hotspotMarks.map((mark) => ({ ...mark, word: hotspotWord(mark.id) }))
      : effortMarks.map((mark) => ({ ...mark, word: effortWord(mark.id) }))
  return [
    ...marks.flatMap(({ id, sign, word }, step) =>
      judged.entries.some((entry) => entry.id === id)
        ? [{ words: text(word), look: { kind: 'signed', colour: colours[step] ?? theme.unitBlank, sign } as const }]
        : [],
    ),
    ...patternKinds.flatMap((pattern) =>
      pattern !== 'RANGE' && kinds.includes(pattern)
        ? [{ words: text(words[pattern]), look: { kind: 'pattern', pattern } as const }]
        : [],
    ),
  ]
}

/** The legend of a difference between two periods: rises, no change, falls, and the patterns in use. */
export function changePrintLegend(
  { breaks, drawings }: NonNullable<Beside['difference']>,
  { percent, ranges }: { readonly percent: boolean; readonly ranges: boolean },
  theme: MapTheme,
  text: Text,
  language: Language,
): SheetContent['legend'] {
  const palette = divergingPalette(theme)
  const kinds = new Set([...drawings.values()].map((drawing) => drawing.shade.kind))
  const colourAt = (step: number) => palette[step] ?? theme.unitBlank
  const sizes = sizesOf(breaks, text, language).map((size, index) => ({
    size: `${size}${percent ? '%' : ''}`,
    far: strengthOf(index, breaks.length),
  }))
  return [
    ...[...sizes].reverse().map(({ size, far }) => ({
      words: text('time.rise', { size }),
      look: { kind: 'signed', colour: colourAt(middleStep + far), sign: '▲' } as const,
    })),
    {
      words: text(ranges ? 'time.noneOrUnsure' : 'time.noChange'),
      look: { kind: 'colour', colour: colourAt(middleStep) } as const,
    },
    ...sizes.map(({ size, far }) => ({
      words: text('time.fall', { size }),
      look: { kind: 'signed', colour: colourAt(middleStep - far), sign: '▼' } as const,
    })),
    ...patternKinds
      .filter((kind) => kinds.has(kind))
      .map((pattern) => ({
        words: text(pattern === 'RANGE' ? 'time.rangeLegend' : words[pattern]),
        look: { kind: 'pattern', pattern } as const,
      })),
  ]
}
