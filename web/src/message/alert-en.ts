import type { alertVi } from './alert-vi.ts'

/** Words of alerts, in English. */
export const alertEn: Readonly<Record<keyof typeof alertVi, string>> = {
  'nav.alerts': 'Alerts',
  'scope.alert:acknowledge': 'Acknowledge alerts with a note',
  'action.acknowledgeAlert': 'Acknowledge an alert',

  'alert.title': 'Alerts',
  'alert.lead':
    'What calls for attention in the newest release. Each rule is judged once, when a release is published, on the protected figures that everybody reads, and alerts only where a difference is greater than chance.',
  'alert.sum':
    '{count, plural, =0 {Release {release} has no alert.} one {Release {release} has one alert, {fresh} of them new.} other {Release {release} has {count} alerts, {fresh} of them new.}}',
  'alert.found': '{found, plural, =0 {No alert} one {1 alert} other {{found} alerts}}',
  'alert.check':
    '{tested, plural, one {One figure} other {{tested} figures}} from {from} to {to} judged{untested, plural, =0 {} other {; {untested} could not be, being withheld, not reported or without the years before}}.',
  'alert.noCheck': 'There is nothing yet to be judged.',
  'alert.falseAlarms':
    'Where nothing is wrong anywhere, chance gives about {count} false alarms a release at most; of the alerts below at most {rate} % are expected to be false.',
  'alert.noChance': 'Counted in full: chance has no part and gives no false alarm; a late record may.',
  'alert.method': 'How it is judged',
  'alert.unit': 'Unit',
  'alert.time': 'Time',
  'alert.figure': 'Figure',
  'alert.expected': 'Expected',
  'alert.state': 'State',
  'alert.atLeast': '{low} {sign} or more',
  'alert.atMost': 'up to {high} {sign}',
  'alert.between': '{low}–{high} {sign}',
  'alert.onBase': 'of ≈ {base} records',
  'alert.new': 'New',
  'alert.since': 'Since release {release}',
  'alert.provisional': 'Provisional',
  'alert.acknowledged': 'Seen by {by}, {at}',
  'alert.acknowledge': 'Acknowledge',
  'alert.acknowledgeOf': 'Acknowledge the alert of {unit}',
  'alert.note': 'What is known and done',
  'alert.noteHint':
    'No names of people and no file numbers. If the release is taken back, the note stays only where the next one tells the same figure.',
  'alert.notePersonal':
    'This seems to hold a name, a telephone number or a paper. Say it without naming anybody: others can read it.',
  'alert.noteEmpty': 'Say what is known or being done.',
  'alert.save': 'Save',
  'alert.cancel': 'Cancel',
  'alert.onMap': 'Show {unit} on the map',
  'alert.noRelease': 'Nothing has been released yet, so there is nothing to judge.',
}
