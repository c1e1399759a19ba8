import type { drawVi } from './draw-vi.ts'

/** Words of how a metric is drawn on the map, in English. */
export const drawEn: Readonly<Record<keyof typeof drawVi, string>> = {
  'draw.label': 'Drawn as',
  'draw.fill': 'Colours',
  'draw.fillHint': 'Each unit has one colour, by the class of its value.',

  'group.scale': 'Colour scale',
  'class.method': 'Class method',
  'class.count': 'Number of classes',
  'class.quantile': 'Quantiles',
  'class.quantileHint':
    'Each class holds about as many units. Shows the order well, but two values close together may differ in colour.',
  'class.equal': 'Equal intervals',
  'class.equalHint':
    'All classes are equally wide. Easy to read, but one very large value pushes the rest into one class.',
  'class.jenks': 'Natural breaks (Fisher–Jenks)',
  'class.jenksHint':
    'Cuts at the gaps between values, so that each class is as even as can be. Hard to compare between periods.',
  'class.deviation': 'Standard deviation',
  'class.deviationHint':
    'By how many standard deviations above and below the mean. Good when values lie evenly on both sides of it.',
  'class.pretty': 'Round numbers',
  'class.prettyHint': 'Bounds are round numbers at even steps; there may be one class more or fewer.',
  'class.headTail': 'Head and tail',
  'class.headTailHint':
    'Splits off what lies above the mean, again and again. Good when many units are small and few very large; there may be fewer classes.',
  'scheme.colours': 'Colours',
  'scheme.sea': 'Sea',
  'scheme.plum': 'Plum',
  'scheme.grey': 'Grey, for print without colour',
  'scheme.balance': 'Both sides of the mean',
  'scheme.reversed': 'Reverse the colours',

  'legend.only': 'Colour this class only; press again for all',
  'legend.units': '{units, plural, one {# unit} other {# units}}',
  'legend.histogram': 'How {units} values lie between {least} and {most}, with the bounds of the classes',
}
