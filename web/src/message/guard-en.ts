import type { guardVi } from './guard-vi.ts'

/** Words of what guards people and the log in English; part of the catalogue. */
export const guardEn: Readonly<Record<keyof typeof guardVi, string>> = {
  'seal.title': 'Seals of the log',
  'seal.last': 'Last seal',
  'seal.lastAt': 'No. {number}, {time}',
  'seal.never': 'No seal yet',
  'seal.entries': 'Entries in the log',
  'seal.unsealed': 'Not sealed yet',
  'seal.unsealedHint': '{count, plural, one {the newest entry} other {the # newest entries}}',
  'seal.allSealed': 'none',
  'seal.writers': 'Chains of entries',
  'seal.checked': 'Last verified',
  'seal.checkedAt': '{time}, {who}: {entries, number} entries',
  'seal.checkedNever': 'Never yet',
  'seal.whole': 'Whole',
  'seal.faults': '{count, plural, one {# place does not fit} other {# places do not fit}}',
  'seal.head': 'Hash of the last seal',
  'seal.anchor':
    'Copy it and keep it where the hub cannot write, such as a signed book or a letter to the inspectors. Later, {command} tells whether every entry up to then is still as it was.',
  'seal.verify': 'Verify the whole log',
  'seal.verifying': 'Reading the log and making every hash anew…',
  'seal.long': 'The log is too long to be verified from this page. Run hub audit verify on the machine of the hub.',
  'seal.broken':
    'Run hub audit verify on the machine of the hub: it names every entry that was changed, removed or moved.',
  'seal.meaning': 'What does a seal prove?',
  'seal.proves':
    'It proves: while a hash that was kept elsewhere is still part of the log, no entry before it has been changed, removed, slipped in or moved since, not even by whoever administers the database.',
  'seal.provesNot':
    'It does not prove that an entry is true, that the holder of the account sat at the machine, or that nothing happened outside the log. Without a hash kept elsewhere the log and its seals can be written anew together, unseen. The newest entries, not sealed yet, can be cut off.',
}
