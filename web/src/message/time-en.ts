import type { timeVi } from './time-vi.ts'

/** Words of time, of comparing periods and of boundaries, in English; part of the catalogue. */
export const timeEn: Readonly<Record<keyof typeof timeVi, string>> = {
  'time.play': 'Play through time',
  'time.pause': 'Pause',
  'time.speed': 'Speed',
  'time.slow': 'Slow',
  'time.normal': 'Normal',
  'time.fast': 'Fast',
  'time.marks': 'Marks in time',
  'time.markLaw': 'Law',
  'time.markProgramme': 'Programme',
  'time.markSeason': 'Season',
  'time.markBoundary': 'Boundaries',
}
