import type { figureVi } from './figure-vi.ts'

/** Words that say what a figure is, how it is protected and which world it comes from, in English; part of the catalogue. */
export const figureEn: Readonly<Record<keyof typeof figureVi, string>> = {
  'world.label': 'Where the figures come from',
  'world.released': 'Release no. {number} · data through {through}',
  'world.releasedTitle': 'Published figures',
  'world.releasedHint':
    'All figures come from one release: numbered, never changed, with small numbers withheld so that nobody can be found in them. Everybody sees the same.',
  'world.publishedOn': 'Release no. {number}, published on {day}.',
  'world.live': 'Live internal figures · account {name}',
  'world.liveTitle': 'Live internal figures',
  'world.liveHint':
    'Exact numbers from records at work, with small numbers not withheld. For the work you were given only: do not photograph, send or publish them. Every look is written to the audit log.',
  'world.account': 'Signed in: {name}. May: {scopes}.',
  'world.accountBare': 'Signed in: {name}. This account may see nothing more yet.',
  'world.mixed': 'The figures are those of the release; the lists of events, routes and areas are live records.',
  'world.releasedMark': 'Release no. {number}',
  'world.liveMark': 'Internal · {name}',
  'world.token': 'By the rights of the token that was sent',
  'world.none': 'No release yet',

  'scope.records:read': 'see records of tips, cases and victims (without identities)',
  'scope.records:write': 'record and correct',
  'scope.review:read': 'see the counts of the three reviewed groups',
  'scope.figures:exact': 'see exact figures, small numbers included',
  'scope.identity:open': 'open the identity of one person, with a reason, for 15 minutes',
  'scope.person:remove': 'remove the records of one person',
  'scope.import:write': 'import files of records',
  'scope.release:publish': 'publish and retire releases',
  'scope.audit:read': 'see the audit log',
  'scope.account:admin': 'manage accounts',

  'synthetic.banner':
    'Synthetic data, scaled up about {factor} times to show how the hub works. No case, victim or person here is real. Boundaries, population and roads are real.',
  'synthetic.short': 'No case, victim or person here is real.',
  'synthetic.onMap': 'Synthetic data ×{factor}',
  'synthetic.mark': 'Synthetic',

  'count.exact': 'Exact number',
  'count.exactWhy': 'The number as it was counted.',
  'count.rounded': 'Rounded number',
  'count.roundedWhy':
    'Figures about people and crimes are rounded before they are published, so that nobody can be found by setting cells against each other.',
  'count.withheld': 'Not published (withheld)',
  'count.withheldWhy':
    'A small number could reveal a particular person, so it is not published. Zero is withheld in the same way: this cell means neither “none” nor “some”. A figure of a closed period that was corrected afterwards is not told again either. A longer period or a larger area may be published.',
  'count.notReported': 'Not reported',
  'count.notReportedWhy': 'The unit has sent no report for this period. This is not a zero.',
  'count.noData': 'No data',
  'count.noDataWhy':
    'There is no data for this unit and period, for example because the unit did not exist yet or the period has not ended. This is not a zero.',
  'count.range': 'between {range}',
  'count.rangeTitle': 'Known as a range',
  'count.rangeWhy':
    'All that is told is that the number lies in this range: either it cannot be split by these boundaries, or telling more would give away a small cell beside it.',
  'count.provisional': 'Provisional number',
  'count.provisionalMark': 'provisional',
  'count.provisionalHint': 'More may still be added to this period, so the number may change with a later release.',

  'why.roundedCount': 'Counts are rounded to a multiple of 5: the true number is at most 2 away.',
  'why.roundedShare': 'Shares are rounded to 1 point, or to 5 points when they rest on fewer than 100 records.',
  'why.roundedMedian': 'Medians are rounded to half a day.',
  'why.bounds': 'The true number lies within {range}.',
  'why.threshold': 'Threshold of this metric: numbers from {threshold} up are published.',
  'why.openMonths': 'This metric takes late records for {months} months after a period ends.',
  'why.method': 'How figures are protected',

  'protect.title': 'How to read a figure, and why some are withheld',
  'protect.lead':
    'These pages speak of people. So not every number is published, and every number says of what kind it is.',
  'protect.worlds': 'Two kinds of figures',
  'protect.thresholds': 'Threshold of each metric',
  'protect.thresholdsHint':
    'Numbers below the threshold, zero included, are withheld. Months count from the end of the period.',
  'protect.threshold': 'Threshold',
  'protect.lag': 'Published after (months)',
  'protect.open': 'Provisional for (months)',
}
