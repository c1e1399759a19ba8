import type { sizeVi } from './size-vi.ts'

/** Words of figures that are told by size, in English. */
export const sizeEn: Readonly<Record<keyof typeof sizeVi, string>> = {
  'draw.symbol': 'Circles',
  'draw.symbolHint': 'The area of a circle is proportional to the number. Small circles lie over large ones.',
  'symbol.refused.RATE': 'Circles are for numbers only. A rate is drawn in colours; choose “Number” above for circles.',
  'symbol.refused.NO_AMOUNT':
    'Circles are for numbers only. Percentages and medians do not add up, so they are drawn in colours.',
  'symbol.refused.DIFFERENCE': 'A map of differences is drawn in colours: circles have no sign for less than nothing.',

  'size.label': 'Circles over the colours',
  'size.hint':
    'Adds a second metric: colour for the rate that is shown, the size of circles for the numbers of this one.',
  'size.none': 'None',
  'size.remove': 'Remove the second metric',
  'size.useRate': 'Colour by the rate',
  'size.refusedLead': '“{metric}” is not drawn as the size of circles.',
  'size.askedUnknown': 'the metric of this address',
  'size.refused.SAME_METRIC': 'This metric is the colour of the map already.',
  'size.refused.PEOPLE_BESIDE_CRIME':
    'Numbers of foreigners and of reviewed groups never stand beside a metric of crime: these people are no suspects.',
  'size.refused.DIVIDED_BY_PEOPLE':
    'A metric that is divided by the number of foreigners or of a reviewed group stands beside no other.',
  'size.refused.UNKNOWN': 'The hub has no such metric.',
  'size.refused.NO_AMOUNT': 'The size of circles is for numbers, not for shares or medians.',
  'size.refused.NOT_HERE': 'This metric is not published for the boundaries and the kind of period that are shown.',
  'size.refused.OTHER_DRAWING': 'A second metric can be added when the map is drawn in “Colours”.',
  'size.refused.COMPARED': 'Two maps that are compared draw one metric. Turn the comparison off to add a second.',
  'size.refused.COLOUR_COUNTS':
    'The colours show a number. Two numbers over each other only show where many people live; colour by a rate or a share.',
  'size.short.SAME_METRIC': 'is the colour',
  'size.short.PEOPLE_BESIDE_CRIME': 'never beside crime',
  'size.short.DIVIDED_BY_PEOPLE': 'divided by a group of people',
  'size.short.NO_AMOUNT': 'not a number of things',
  'size.short.NOT_HERE': 'not published here',

  'size.both': '{colour} (colour) and {size} (size of circles)',
  'size.legend': 'Size of circles: {metric}',
  'size.rule': 'Area is proportional to the number; one scale for {from} – {through}.',
  'size.area': 'Area is proportional to the number',
  'size.circles': 'Sample circles: {numbers}',
  'size.RANGE': 'A range: filled is the low, the ring the high',
  'size.ZERO': 'Zero',
  'size.provisional': '* after a number: provisional',
}
