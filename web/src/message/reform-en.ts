import type { reformVi } from './reform-vi.ts'

/** Words of comparing over the change of boundaries, in English. */
export const reformEn: Readonly<Record<keyof typeof reformVi, string>> = {
  'reform.baseline': 'Before the merger (same season)',
  'reform.before': '{periods} (before the merger)',
  'reform.title': 'Before and after the merger of 1 July 2025',
  'reform.frozenName': 'Frozen comparison group',
  'reform.frozen':
    '{count} former districts keep the boundaries they had until 30 June 2025. Since 1 July 2025 there are no districts; figures of later days are summed from the communes of today that lie wholly in each of them, so that they can be compared with those before the merger.',
  'reform.then': 'This period ended before 1 July 2025: figures follow the boundaries of that time.',
  'reform.today':
    'The communes of today exist since 1 July 2025. Figures of earlier days are summed from the former communes that were joined whole; former Bắc Giang has figures from 1 July 2025 on.',
  'reform.holds': '{period} holds days before and after 1 July 2025.',
  'reform.dividedUnits': '{count} units hold parts of former units that were divided, so their figure is a range.',
  'reform.compare': 'Compare with before the merger: {period} and {before}',
  'reform.shown': 'Compared with before the merger: {period} and {before}.',
  'reform.lineage': 'Where each unit came from, what it became, and by which decree',
  'reform.mark': 'The upright line is 1 July 2025, when boundaries changed.',
  'reform.moment': '1 July 2025: boundaries changed',
  'reform.JOINED': 'summed from whole communes',
  'reform.DIVIDED': 'a range, since units were divided',
}
