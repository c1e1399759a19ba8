import { formatNumber, type Language, pick } from '../../format.ts'
import { nestedCircles } from '../../map/nested-circles.ts'
import { type SymbolScale, symbolEntries } from '../../map/symbol-scale.ts'
import type { MapTheme } from '../../map/theme.ts'
import type { Text } from '../../message/text.ts'
import type { Sized } from '../size/use-sized.ts'
import { symbolWord } from '../size/words.ts'
import { cssDpi, mmPerInch } from './print-format.ts'
import type { SheetContent } from './print-sheet.ts'

/** Room for a line of words beside the circles, in millimetres. */
const lineMm = 4

/** A scale in the millimetres of a sheet, where the map has one pixel of a style sheet for each of `cssDpi` to the inch. */
const onPaper = ({ most, largest }: SymbolScale): SymbolScale => ({ most, largest: (largest / cssDpi) * mmPerInch })

/** The legend of sizes as lines on paper: circles as large as those on the printed map, then the signs in use. */
export function sizePrintLegend(sized: Sized, theme: MapTheme, text: Text, language: Language): SheetContent['legend'] {
  const { metric } = sized
  const circles = nestedCircles(onPaper(sized.scale), lineMm).map((circle) => ({
    ...circle,
    words: formatNumber(circle.value, language),
  }))
  const title = `${pick(language, metric.labelVi, metric.labelEn)} (${pick(language, metric.unitVi, metric.unitEn)})`
  return [
    ...(circles.length > 0
      ? [
          {
            words: sized.second ? text('size.legend', { metric: title }) : text('size.area'),
            look: { kind: 'nested', circles, fill: theme.size, line: theme.sizeLine } as const,
          },
        ]
      : []),
    ...symbolEntries(sized.symbols.values()).map(({ kind }) => ({
      words: text(symbolWord[kind]),
      look:
        kind === 'RANGE'
          ? ({ kind: 'rings', fill: theme.size, line: theme.sizeLine } as const)
          : ({ kind: 'unit-sign', sign: kind } as const),
    })),
    ...(sized.rounded ? [{ words: text('legend.rounded'), look: { kind: 'sign', sign: '≈' } as const }] : []),
    ...(sized.provisional
      ? [
          {
            words: text('size.provisional'),
            look: { kind: 'frame', colour: theme.provisional, dashed: true } as const,
          },
        ]
      : []),
  ]
}
