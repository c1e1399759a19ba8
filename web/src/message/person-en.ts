import type { personVi } from './person-vi.ts'

/** Words of the page about persons in English; part of the catalogue. */
export const personEn: Readonly<Record<keyof typeof personVi, string>> = {
  'account.person': 'Persons in records',

  'person.title': 'Persons in records',
  'person.lead':
    'Who opened an identity, opening one where it is needed, removing somebody who withdrew their consent, and persons whom several agencies recorded. All that is done here is in the log.',
  'person.forbidden': 'It needs the right to see records, or exact figures. Ask whoever administers accounts.',
  'person.find': 'Find the record of a victim',
  'person.pseudonym': 'Pseudonym of the victim',
  'person.pseudonymHint': 'Such as V-7XK29QMT4B or V-2025-00178. Names are sealed and cannot be searched for.',
  'person.badPseudonym': 'It begins with V-, then letters and digits; not a name or the number of a paper.',
  'person.search': 'Find',
  'person.notFound': 'No record has this pseudonym',
  'person.notFoundHint': 'It may be mistyped, lie outside the areas of this account, or have been removed.',
  'person.gone': 'The record is not there any more: it was removed, or the account has lost the area.',

  'person.synthetic': 'Synthetic',
  'person.agency': 'Agency in charge',
  'person.home': 'Home',
  'person.reportedOn': 'Reported on',
  'person.retainUntil': 'Kept until',
  'person.sealed': 'Sealed',
  'person.nothingSealed': 'nothing',
  'person.alsoBy': 'Other agencies with a record of this person',
  'person.alsoByNobody': 'No other agency.',
  'person.byPaper': 'the same identity paper',
  'person.byName': 'the same name, year of birth and sex alone: it may be somebody else',
  'person.openings': 'Who opened the identity',
  'person.openingsLead': 'Everybody who sees the record, and the auditors, see this list.',
  'person.neverOpened': 'Nobody yet.',
  'person.openedAt': 'Opened {from}, closed {until}',

  'person.field.NAME': 'name',
  'person.field.PAPER': 'identity paper',
  'person.field.CONTACT': 'contact',
  'person.field.ADDRESS': 'address',
  'person.field.BIRTH_YEAR': 'year of birth',
  'person.field.DOCUMENT': 'paper that confirms the victim',
  'person.opening.CONTACT': 'To reach the person for support or an interview',
  'person.opening.PROTECTION': 'To protect the person or somebody else',
  'person.opening.INVESTIGATION': 'For the investigation of the case',
  'person.opening.COURT': 'For the procuracy or the court',
  'person.opening.CORRECTION': 'To correct, or to tell two people apart',
  'person.opening.REQUEST_OF_PERSON': 'The person asked for it',
  'person.removal.CONSENT_WITHDRAWN': 'The person withdrew their consent',
  'person.removal.RETENTION_ENDED': 'The time to keep the record has ended',
  'person.removal.RECORDED_IN_ERROR': 'The record was made in error',

  'person.open': 'Open the identity for 15 minutes',
  'person.openLead':
    'Only where it is needed, and only what is needed. Everybody who sees the record, and the auditors, read your reason; each reading leaves an entry.',
  'person.fields': 'Fields to open',
  'person.noField': 'Choose at least one field.',
  'person.reasonCode': 'Purpose',
  'person.openReason': 'Why it is opened',
  'person.reasonHint': '20 to 1,000 characters; no name, telephone or paper of anybody.',
  'person.reasonShort': 'Say why in at least 20 characters.',
  'person.reasonPersonal':
    'This seems to hold a name, a telephone number or a paper. Say why without naming anybody: others can read it.',
  'person.openSubmit': 'Open the identity',
  'person.openUntil': 'Open to you alone; closes at {time}',
  'person.hide': 'Hide it now',
  'person.notSealed': 'These fields are not sealed in the record any more. Find the record again.',

  'person.remove': 'Remove this person',
  'person.removeLead':
    'For somebody who withdrew their consent, a record whose time has ended, or one made in error. It cannot be undone. Look first at what would change.',
  'person.preview': 'Show what would change',
  'person.wouldRemove':
    '{records, plural, one {# record} other {# records}} of the person would be removed (those with the same paper at other agencies too), {rows, plural, one {# row} other {# rows}} in all, and the keys of what is sealed destroyed.',
  'person.wouldCount': 'The person counts in {figures} figures now, and in none afterwards.',
  'person.wouldRetire':
    'Releases {releases} would be taken back and one without the person published, which takes seconds to minutes.',
  'person.wouldRetireNone': 'No release tells of the person.',
  'person.wouldKeep':
    '{count, plural, one {# record} other {# records}} of the same name, year of birth and sex would be left: they may be of somebody else.',
  'person.backups': 'Backups from before still hold the person until they are destroyed.',
  'person.removeReason': 'Why it is removed',
  'person.removeReasonHint': '20 to 1,000 characters, naming nobody. Kept in the log.',
  'person.outsideArea':
    'Other records of this person lie outside your area: somebody whose area holds the whole province must remove them. Nothing was removed.',
  'person.again': 'Type {pseudonym} again to confirm',
  'person.notSame': 'This is not {pseudonym} yet.',
  'person.removeSubmit': 'Remove for good',
  'person.removing': 'Removing, and publishing anew…',
  'person.removed':
    '{records, plural, one {# record} other {# records}} removed, {rows, plural, one {# row} other {# rows}} in all.',
  'person.retired': 'Releases taken back: {releases}.',
  'person.nowRelease': 'In force now: release {number}.',
  'person.proofLead': 'These digests prove the removal without telling who it was; they can be copied into the file.',
  'person.rowsBefore': 'Digest of the rows about victims, before',
  'person.rowsAfter': 'After',
  'person.figuresBefore': 'Digest of the published figures, before',
  'person.figuresAfter': 'After the removal',

  'person.overlap': 'Persons whom several agencies recorded',
  'person.overlapLead':
    'Internal, exact and live: do not photograph, send or publish. In all figures each of these persons counts once.',
  'person.overlapNone': 'No person was recorded by two agencies yet.',
  'person.agencies': 'Two agencies',
  'person.persons': 'Persons',
  'person.byNameAlone': 'By name alone',
}
