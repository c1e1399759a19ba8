import type { drawVi } from './draw-vi.ts'

/** Words of how a metric is drawn on the map, in English. */
export const drawEn: Readonly<Record<keyof typeof drawVi, string>> = {
  'draw.label': 'Drawn as',
  'draw.fill': 'Colours',
  'draw.fillHint': 'Each unit has one colour, by the class of its value.',
  'draw.staffOnly': 'What this address asks for is for staff who read exact figures, so the map shows colours by unit.',

  'group.scale': 'Colour scale',
}
