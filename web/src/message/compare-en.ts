import type { compareVi } from './compare-vi.ts'

/** Words of the comparison of units, in English. */
export const compareEn: Readonly<Record<keyof typeof compareVi, string>> = {
  'compare.titleDistricts': 'Districts side by side',
  'compare.titleCommunes': 'Communes side by side',
  'compare.print': 'Print this page',
  'compare.controls': 'What is compared',
  'compare.topic': 'Metrics',
  'compare.baseline': 'Against',
  'compare.previousPeriod': 'The period before',
  'compare.lastYear': 'Same period last year',
  'compare.choose': 'Metric that is charted and sorted by',
  'compare.caption': '{period}, against {previous}',
  'compare.nothing': 'No metric of this group is published for the chosen level and period.',
  'compare.leftOut': 'Published for the whole province or for other periods only',
  'compare.rankHint':
    'Rank 1 is the highest, by rate where there is one, since large units have large numbers. High is not always bad: many tips may show that people trust the authorities. Units with withheld numbers are not ranked.',
  'compare.rank': 'rank {rank} of {of}',
  'compare.changeHint': 'Against the period before',
  'compare.noChange': 'not comparable',
  'compare.points': '{change} points',
  'compare.targetMet': 'target met',
  'compare.targetMissed': 'target not met',
  'compare.sentence': '{first} is highest ({firstFigure}), {last} is lowest ({lastFigure}).',
  'compare.alike': 'too close to tell apart once rounded',
  'compare.tooFew': 'too few figures are published to compare.',
  'compare.moved':
    'Against {baseline}, {rising} went up, {falling} went down, and of {unsure} the told figures leave it open.',
  'compare.average': 'Mean of the three years before',
  'compare.province': 'The whole province',
  'compare.provinceOf': 'the whole province, {period}',
  'compare.averageOf': 'the mean of {periods}',
  'compare.aboveProvince':
    'Of the units, {rising} lie above the province, {falling} below, and of {unsure} the told figures leave it open.',
  'compare.unsure': 'direction open',
  'compare.previousProvisional': 'baseline provisional',
  'compare.withheldUnits':
    '{count, plural, one {# unit has a small number} other {# units have small numbers}}, not published and not ranked',
  'compare.notReportedUnits': '{count, plural, one {# unit has} other {# units have}} not reported',
  'compare.noDataUnits': '{count, plural, one {# unit has} other {# units have}} no data',
  'compare.highest': 'the {count} highest',
  'compare.overYears': 'Over the years',
  'compare.oneScale': 'All charts share one scale; a hatched column is a number that is withheld or missing.',
}
