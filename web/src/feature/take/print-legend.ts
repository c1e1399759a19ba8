import { formatNumber, type Language } from '../../format.ts'
import { type ClassBreaks, type Shade, stepOf } from '../../map/class-break.ts'
import { effortMarks, hotspotMarks, judgedPalette } from '../../map/judgement.ts'
import { patternKinds } from '../../map/pattern.ts'
import type { MapTheme } from '../../map/theme.ts'
import type { Text } from '../../message/text.ts'
import { effortWord, hotspotWord } from '../judged/judged.ts'
import type { Judged } from '../judged/use-judged.ts'
import type { SheetContent } from './print-sheet.ts'

interface LegendFacts {
  readonly breaks: ClassBreaks
  readonly shades: readonly Shade[]
  readonly provisional: boolean
  readonly rounded: boolean
  readonly tellsZero: boolean
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
  const { breaks, shades } = facts
  const zero = facts.tellsZero && shades.some((shade) => shade.kind === 'STEP' && shade.step === 0)
  return [
    ...(zero ? [{ words: text('legend.zero'), look: { kind: 'colour', colour: theme.steps[0] } as const }] : []),
    ...breaks.map((low, index) => {
      const next = breaks[index + 1]
      return {
        words:
          next === undefined
            ? text('legend.andMore', { low: formatNumber(low, language) })
            : text('legend.between', { low: formatNumber(low, language), next: formatNumber(next, language) }),
        look: { kind: 'colour', colour: theme.steps[stepOf(index, breaks.length)] ?? theme.unitBlank } as const,
      }
    }),
    ...patternKinds
      .filter((kind) => shades.some((shade) => shade.kind === kind))
      .map((pattern) => ({ words: text(words[pattern]), look: { kind: 'pattern', pattern } as const })),
    ...(facts.rounded ? [{ words: text('legend.rounded'), look: { kind: 'sign', sign: '≈' } as const }] : []),
    ...(facts.provisional
      ? [
          {
            words: text('legend.provisional'),
            look: { kind: 'frame', colour: theme.provisional, dashed: true } as const,
          },
        ]
      : []),
  ]
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
