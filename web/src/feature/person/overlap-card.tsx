import { useDocument } from '../../api.ts'
import { formatNumber, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { overlapQuery } from './query.ts'

/** Agencies that have records of the same persons: exact and live, for those alone who read such figures. */
export function OverlapCard() {
  const text = useText()
  const { language } = usePreference()
  const overlap = useDocument(overlapQuery, {}, { as: 'viewer' })
  const pairs = overlap.data?.personOverlap
  const name = (agency: { readonly nameVi: string; readonly nameEn: string }) =>
    pick(language, agency.nameVi, agency.nameEn)
  return (
    <section className="card stacked" aria-labelledby="overlap-title" aria-busy={overlap.isPending}>
      <h2 id="overlap-title">{text('person.overlap')}</h2>
      <p className="hint">{text('person.overlapLead')}</p>
      {overlap.isPending && <Loading lines={4} />}
      {overlap.error && <Fault error={overlap.error} onRetry={() => overlap.refetch()} />}
      {pairs?.length === 0 && <Empty title={text('person.overlapNone')} />}
      {pairs && pairs.length > 0 && (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{text('person.agencies')}</th>
                <th scope="col" className="number">
                  {text('person.persons')}
                </th>
                <th scope="col" className="number">
                  {text('person.byNameAlone')}
                </th>
              </tr>
            </thead>
            <tbody>
              {pairs.map(({ agency, otherAgency, persons, byNameAlone }) => (
                <tr key={`${agency.code} ${otherAgency.code}`}>
                  <th scope="row">
                    {name(agency)} – {name(otherAgency)}
                  </th>
                  <td className="number">{formatNumber(persons, language)}</td>
                  <td className="number">{formatNumber(byNameAlone, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
