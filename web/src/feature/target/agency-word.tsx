import { formatDay, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { type AgencyInTime, successorsOf } from '../agency/acting-agency.ts'

/** Most successors that are named for one agency. */
const mostNamed = 2

/** The agency in charge; of one that has ended its last day, and who must act in its place now. */
export function AgencyWord({ agency }: { readonly agency: AgencyInTime | null | undefined }) {
  const text = useText()
  const { language } = usePreference()
  if (!agency) return text('target.noAgency')
  const name = pick(language, agency.nameVi, agency.nameEn)
  const acting = successorsOf(agency)
  if (!acting) return name
  const named = acting.slice(0, mostNamed).map(({ nameVi, nameEn }) => pick(language, nameVi, nameEn))
  const more = acting.length - named.length
  const successor = `${named.join(', ')}${more > 0 ? ` ${text('target.moreAgencies', { count: more })}` : ''}`
  return (
    <>
      {name} {text('target.ended', { day: formatDay(agency.validTo ?? '') })}
      <small className="target-rule">
        {successor ? text('target.successor', { successor }) : text('target.noSuccessor')}
      </small>
    </>
  )
}
