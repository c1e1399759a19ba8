import { formatDay, formatMoment, pick } from '../../format.ts'
import type { VictimRecordQuery } from '../../gql/graphql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Badge } from '../../ui/badge.tsx'
import { fieldWord, openingReasonWord } from './identity-word.ts'
import { OpenIdentityForm } from './open-identity-form.tsx'
import type { PersonRights } from './person-right.ts'
import { RemovalCard } from './removal-card.tsx'

export type VictimRecord = VictimRecordQuery['victims']['nodes'][number]

interface RecordCardProps {
  readonly record: VictimRecord
  readonly rights: PersonRights
  readonly onOpened: () => Promise<void>
}

/** One record: what is sealed, who else knows the person, who opened what is sealed, and what its reader may do with it. */
export function RecordCard({ record, rights, onOpened }: RecordCardProps) {
  const text = useText()
  const { language } = usePreference()
  const facts: [string, string][] = [
    [text('person.agency'), record.agency ? pick(language, record.agency.nameVi, record.agency.nameEn) : '–'],
    [text('person.home'), pick(language, record.homeUnit.nameVi, record.homeUnit.nameEn)],
    [text('person.reportedOn'), formatDay(record.reportedOn)],
    [text('person.retainUntil'), record.retainUntil ? formatDay(record.retainUntil) : '–'],
    [
      text('person.sealed'),
      record.sealedFields.map((field) => fieldWord(field, text)).join(', ') || text('person.nothingSealed'),
    ],
  ]
  return (
    <>
      <section className="card stacked" aria-labelledby="record-title">
        <h2 id="record-title">
          {record.pseudonym} {record.synthetic && <Badge tone="warn">{text('person.synthetic')}</Badge>}
        </h2>
        <dl className="seal-facts">
          {facts.map(([term, words]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <h3>{text('person.alsoBy')}</h3>
        {record.alsoRecordedBy.length === 0 && <p className="quiet">{text('person.alsoByNobody')}</p>}
        <ul className="rows">
          {record.alsoRecordedBy.map(({ agency, byPaper }) => (
            <li key={agency.code}>
              <span>
                {pick(language, agency.nameVi, agency.nameEn)}
                <small>{text(byPaper ? 'person.byPaper' : 'person.byName')}</small>
              </span>
            </li>
          ))}
        </ul>
        <h3>{text('person.openings')}</h3>
        <p className="hint">{text('person.openingsLead')}</p>
        {record.identityOpenings.length === 0 && <p className="quiet">{text('person.neverOpened')}</p>}
        <ul className="rows">
          {record.identityOpenings.map((opening) => (
            <li key={`${opening.account} ${opening.openedAt}`}>
              <span>
                <strong>{opening.account}</strong> · {opening.fields.map((field) => fieldWord(field, text)).join(', ')}
                <small>
                  {text('person.openedAt', {
                    from: formatMoment(opening.openedAt),
                    until: formatMoment(opening.expiresAt),
                  })}
                  {' · '}
                  {openingReasonWord(opening.reasonCode, text)}: {opening.reason}
                </small>
              </span>
            </li>
          ))}
        </ul>
      </section>
      {rights.open && record.sealedFields.length > 0 && <OpenIdentityForm record={record} onOpened={onOpened} />}
      {rights.remove && <RemovalCard record={record} />}
    </>
  )
}
