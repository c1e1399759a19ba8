import type { fairVi } from './fair-vi.ts'

/** Words about how far units can be compared, in English. */
export const fairEn: Readonly<Record<keyof typeof fairVi, string>> = {
  'fair.title': 'Really different, or just small?',
  'fair.hint':
    'The more residents (or records) a unit has, the further right it stands. Inside the funnel is what chance alone does; only units outside it really differ from the whole.',
  'fair.residents': 'Residents (or households) →',
  'fair.records': 'Records →',
  'fair.point': '{unit}: {value}, size {size}, {standing}',
  'fair.muchHigher': 'well above the whole',
  'fair.higher': 'above the whole',
  'fair.asExpected': 'no different from the whole',
  'fair.lower': 'below the whole',
  'fair.muchLower': 'well below the whole',
  'fair.notJudged': 'too little to conclude from',
  'fair.noChance':
    'This metric is planned work, a full count, a sum or a median: there is no play of chance to judge it by.',
  'fair.tooFew': 'Too little is told to judge: it takes at least three units with five expected cases each.',
  'fair.method':
    'Funnel plot (Spiegelhalter 2005): limits of 95 % (strong) and 99.8 % (pale) around the whole of the {judged} judged units; the units vary {overdispersion} times as much as chance, and the limits are widened by that. By chance alone 5 of 100 units pass the inner limits and 2 of 1,000 the outer ones.',
  'fair.interval': '95 % confidence interval: {low} – {high}',
  'fair.rounding': 'left open by rounding: {low} – {high}',
  'fair.rank': 'rank {rank} of {of}, possibly {low} to {high}',
  'fair.within': 'within chance',
  'fair.whiskers':
    'The thin line is the 95 % confidence interval: where two lines overlap, neither unit can be said to be ahead.',
  'fair.concludeApart': 'What can be concluded: {units}.',
  'fair.concludeUnit': '{unit} is {standing}',
  'fair.concludeRest':
    '{count, plural, one {The other unit differs} other {The other # units differ}} from the whole no more than by chance: the order among them means nothing.',
  'fair.concludeNone':
    'No unit differs from the whole by more than chance: praise or blame by rank would be unfounded.',
  'fair.concludeNothing': 'It cannot be concluded that any unit really differs from the whole.',
  'fair.concludeProvisional': 'The figures of this period are provisional: no ranks, no conclusions.',
}
