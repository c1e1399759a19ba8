import { CircleDot, Flame, Grid2x2, Hexagon, type LucideIcon, Megaphone, Waves } from 'lucide-react'
import type { MessageId } from './message/text.ts'

interface Drawing {
  /** As the address names it. */
  readonly id: string
  readonly word: MessageId
  /** One sentence on what it shows, below the choice. */
  readonly hint: MessageId
  readonly icon: LucideIcon
  /** Who may choose it: `staff` are those who read exact figures. The others are not offered it, and an address does not give it to them. */
  readonly who: 'everybody' | 'staff'
}

/** The ways to draw a metric, in the order of the control: one line for each. The first is the default. */
export const drawings = [
  { id: 'fill', word: 'draw.fill', hint: 'draw.fillHint', icon: Grid2x2, who: 'everybody' },
  { id: 'symbol', word: 'draw.symbol', hint: 'draw.symbolHint', icon: CircleDot, who: 'everybody' },
  { id: 'hotspot', word: 'draw.hotspot', hint: 'draw.hotspotHint', icon: Flame, who: 'everybody' },
  { id: 'effort', word: 'draw.effort', hint: 'draw.effortHint', icon: Megaphone, who: 'everybody' },
  { id: 'cell', word: 'draw.cell', hint: 'draw.cellHint', icon: Hexagon, who: 'staff' },
  { id: 'heat', word: 'draw.heat', hint: 'draw.heatHint', icon: Waves, who: 'staff' },
] as const satisfies readonly Drawing[]

export type DrawId = (typeof drawings)[number]['id']

/** Reads a way to draw as addresses name it. */
export const drawFromText = (text: string): DrawId | undefined => drawings.find(({ id }) => id === text)?.id

/** The ways to draw that a reader is offered. */
export const drawingsFor = (staff: boolean): readonly (Drawing & { readonly id: DrawId })[] =>
  drawings.filter(({ who }: Drawing) => staff || who === 'everybody')

/** The way a view is drawn for a reader: what the address asks for, or the default when it is not for them. */
export const drawnFor = (asked: DrawId, staff: boolean): DrawId =>
  drawingsFor(staff).find(({ id }) => id === asked)?.id ?? drawings[0].id

/** Whether figures themselves are drawn, not a judgement of them: those can be set beside another period. */
export const drawsFigures = (draw: DrawId): boolean => draw === 'fill' || draw === 'symbol'
