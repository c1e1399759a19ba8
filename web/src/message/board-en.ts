import type { boardVi } from './board-vi.ts'

/** Words of the board of a directive, in English. */
export const boardEn: Readonly<Record<keyof typeof boardVi, string>> = {
  'board.matrix': 'Progress by agency and unit',
  'board.matrixHint': 'Entries done of those assigned; below, how many were late, done late ones included.',
  'board.actor': 'Who must act',
  'board.total': 'Total',
  'board.late': '{late} late',
  'board.reach': 'Campaigning from {from} to {to}',
  'board.sums':
    'Whole province: {events} events (task 4), {attendances} attendances (task 5), {shares} shares online (task 21).',
  'board.settings':
    'Task 20: {all} of {of} communes had events in every setting (residential, agency, enterprise, school, online); {none} had none in any.',
  'board.settingsTable': 'Events by setting in each commune, {from} – {to}',
  'board.commune': 'Commune',
  'board.covered': 'Settings reached',
  'board.sortBy': 'Sort by {column}',
  'board.pilots': 'Pilot models (task 19)',
  'board.pilotSum': '{alive} alive, {asleep} asleep for more than 6 months, {ended} ended.',
  'board.pilotTable': 'Pilot models as of {day}',
  'board.model': 'Model',
  'board.place': 'Place',
  'board.state': 'State',
  'board.alive': 'Alive',
  'board.asleep': 'Asleep',
  'board.ended': 'Ended',
  'board.lastEvent': 'Last event',
  'board.events': 'Events',
  'board.since': 'Since',
  'board.limits': 'What the data cannot tell',
  'board.limitTask':
    'Events do not say which task they serve: they count toward a task by its metric, so one event may count toward several.',
  'board.limitUnit':
    'Progress is noted for the units in the table alone; a unit that is not there has not necessarily done nothing.',
  'board.limitPlace': 'Events known to a district or the province only count in no commune.',
  'board.limitOnline': 'An online event counts where its host is, not where it was seen.',
}
