import type { briefingVi } from './briefing-vi.ts'

/** Words of the papers made of a comparison, in English. */
export const briefingEn: Record<keyof typeof briefingVi, string> = {
  'briefing.title': 'Briefing for a meeting',
  'briefing.hint':
    'In Vietnamese, in the form of an official report on A4, with map, chart, conclusion and sources; number and signature are left blank.',
  'briefing.one': 'One page (PDF)',
  'briefing.six': 'Six pages (PDF)',
  'briefing.workbook': 'Workbook (XLSX)',
}
