import { formatNumber, type Language } from '../format.ts'
import type { MessageId, Text } from '../message/text.ts'
import type { ClassScale } from './class-scale.ts'
import { coloursOf } from './colour-scheme.ts'
import { type PatternKind, patternKinds } from './pattern.ts'
import { type Shade, stepOf } from './shade.ts'
import type { MapTheme } from './theme.ts'

/** One line of a legend, as plain data: for the page, the picture and the print alike. */
export type LegendEntry =
  | {
      readonly kind: 'CLASS'
      /** Number of the class, 0 for zero. */
      readonly step: number
      readonly colour: string
      readonly low: number
      /** Lower bound of the next class; null for the highest. */
      readonly next: number | null
      readonly units: number
    }
  | { readonly kind: PatternKind; readonly units: number }
  | { readonly kind: 'ROUNDED' | 'PROVISIONAL' }

/** What a legend is made from. */
export interface LegendFacts {
  readonly scale: ClassScale
  readonly shades: readonly Shade[]
  readonly provisional: boolean
  /** Whether numbers are rounded to protect persons. */
  readonly rounded: boolean
  /** Whether the metric can be told to be zero: of a sensitive one, zero is withheld too. */
  readonly tellsZero: boolean
}

/** The lines of a legend: the classes of the colours, and of the marks those in use. */
export function legendEntries(theme: MapTheme, facts: LegendFacts): LegendEntry[] {
  const { scale, shades } = facts
  const colours = coloursOf(theme, scale.colours)
  const unitsIn = (step: number) => shades.filter((shade) => stepOf(shade) === step).length
  const classEntry = (step: number, low: number, next: number | null): LegendEntry => ({
    kind: 'CLASS',
    step,
    colour: colours[step] ?? theme.unitBlank,
    low,
    next,
    units: unitsIn(step),
  })
  const zero = facts.tellsZero && unitsIn(0) > 0 ? [classEntry(0, 0, null)] : []
  const classes = shades.length > 0 ? scale.breaks : []
  const patterns = patternKinds
    .map((kind) => ({ kind, units: shades.filter((shade) => shade.kind === kind).length }))
    .filter(({ units }) => units > 0)
  return [
    ...zero,
    ...classes.map((low, index) => classEntry(index + 1, low, classes[index + 1] ?? null)),
    ...patterns,
    ...(facts.rounded ? [{ kind: 'ROUNDED' } as const] : []),
    ...(facts.provisional ? [{ kind: 'PROVISIONAL' } as const] : []),
  ]
}

const words: Readonly<Record<Exclude<LegendEntry['kind'], 'CLASS'>, MessageId>> = {
  WITHHELD: 'legend.withheld',
  NOT_REPORTED: 'legend.notReported',
  NO_DATA: 'legend.noData',
  RANGE: 'legend.range',
  ROUNDED: 'legend.rounded',
  PROVISIONAL: 'legend.provisional',
}

/** What a line of a legend says. */
export function legendWord(entry: LegendEntry, text: Text, language: Language): string {
  if (entry.kind !== 'CLASS') return text(words[entry.kind])
  if (entry.step === 0) return text('legend.zero')
  const low = formatNumber(entry.low, language)
  return entry.next === null
    ? text('legend.andMore', { low })
    : text('legend.between', { low, next: formatNumber(entry.next, language) })
}
