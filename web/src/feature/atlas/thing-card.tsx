import { X } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useDocument } from '../../api.ts'
import { formatDay, formatNumber, pick, wordsOf } from '../../format.ts'
import { graphql } from '../../gql/gql.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { Fault, Loading } from '../../ui/state.tsx'
import { useForeignResidents } from './use-foreign-residents.ts'

const thingQuery = graphql(`
  query Thing($id: ID!) {
    node(id: $id) {
      __typename
      ... on KeyRoute {
        nameVi
        nameEn
        lengthKm
        originVi
        originEn
        transitVi
        transitEn
        destinationVi
        destinationEn
        synthetic
      }
      ... on WorkerHousingArea {
        nameVi
        nameEn
        lodgingHouses
        rooms
        lodgers
        lodgingPressure {
          kind
          value
          low
          high
        }
        nearestPark {
          nameVi
          nameEn
        }
        nearestParkKm
        synthetic
      }
      ... on ForeignResidentArea {
        nameVi
        nameEn
        unit {
          predecessors {
            unit {
              id
              level
              nameVi
              nameEn
            }
          }
        }
        lodgingPressure {
          kind
          value
          low
          high
        }
        nearestPark {
          nameVi
          nameEn
        }
        nearestParkKm
        synthetic
      }
      ... on IndustrialPark {
        nameVi
        nameEn
        areaHaMapped
        areaHaPlanned
      }
      ... on CampaignEvent {
        titleVi
        titleEn
        heldOn
        attendance
        leaflets
        host {
          nameVi
          nameEn
        }
        hostVi
        unit {
          nameVi
          nameEn
        }
        synthetic
      }
    }
  }
`)

/** One thing of the map, opened by a click: what the hub tells of it. */
export function ThingCard({
  id,
  onClose,
  onBack,
  children,
}: {
  readonly id: string
  readonly onClose: () => void
  /** Goes back to the list that it was opened from. */
  readonly onBack?: (() => void) | undefined
  /** What stands below what is told of the thing itself. */
  readonly children?: ReactNode
}) {
  const text = useText()
  const { language } = usePreference()
  const thing = useDocument(thingQuery, { id })
  const node = thing.data?.node
  const former = node?.__typename === 'ForeignResidentArea' ? node.unit.predecessors : undefined
  const foreign = useForeignResidents(useMemo(() => former?.map(({ unit }) => unit), [former]))
  const say = (vi: string | null | undefined, en: string | null | undefined) => (vi ? pick(language, vi, en) : null)
  const lines: [string, string | null][] = []
  let title = '…'
  if (node?.__typename === 'KeyRoute') {
    title = pick(language, node.nameVi, node.nameEn)
    lines.push(
      [text('thing.origin'), say(node.originVi, node.originEn)],
      [text('thing.transit'), say(node.transitVi, node.transitEn)],
      [text('thing.destination'), say(node.destinationVi, node.destinationEn)],
      [text('thing.length'), node.lengthKm == null ? null : `${formatNumber(node.lengthKm, language, 1)} km`],
    )
  } else if (node?.__typename === 'WorkerHousingArea' || node?.__typename === 'ForeignResidentArea') {
    title = pick(language, node.nameVi, node.nameEn)
    if (node.__typename === 'WorkerHousingArea')
      lines.push(
        [text('thing.houses'), node.lodgingHouses == null ? null : formatNumber(node.lodgingHouses, language)],
        [text('thing.rooms'), node.rooms == null ? null : formatNumber(node.rooms, language)],
        [text('thing.lodgers'), node.lodgers == null ? null : formatNumber(node.lodgers, language)],
      )
    else
      lines.push(
        [text('thing.foreignArea'), text('thing.foreignWithheld')],
        ...foreign.map(({ district, year, row }): [string, string] => [
          text('thing.foreignDistrict', { district: pick(language, district.nameVi, district.nameEn), year }),
          wordsOf(row.value, text, language),
        ]),
      )
    const pressure = node.lodgingPressure
    lines.push([text('thing.pressure'), `${wordsOf(pressure, text, language)}${pressure.kind === 'EXACT' ? ' %' : ''}`])
    const km = node.nearestParkKm == null ? '' : ` · ${formatNumber(node.nearestParkKm, language, 1)} km`
    lines.push([
      text('thing.park'),
      node.nearestPark ? `${pick(language, node.nearestPark.nameVi, node.nearestPark.nameEn)}${km}` : null,
    ])
  } else if (node?.__typename === 'IndustrialPark') {
    title = pick(language, node.nameVi, node.nameEn)
    const hectares = (value: number | null | undefined) =>
      value == null ? null : `${formatNumber(value, language)} ha`
    lines.push(
      [text('thing.mapped'), hectares(node.areaHaMapped)],
      [text('thing.planned'), hectares(node.areaHaPlanned)],
    )
  } else if (node?.__typename === 'CampaignEvent') {
    title = pick(language, node.titleVi, node.titleEn)
    lines.push(
      [text('thing.day'), formatDay(node.heldOn)],
      [text('thing.unit'), pick(language, node.unit.nameVi, node.unit.nameEn)],
      [text('thing.host'), node.host ? pick(language, node.host.nameVi, node.host.nameEn) : (node.hostVi ?? null)],
      [text('thing.attendance'), node.attendance == null ? null : formatNumber(node.attendance, language)],
      [text('thing.leaflets'), node.leaflets == null ? null : formatNumber(node.leaflets, language)],
    )
  }
  return (
    <section className="thing-card" aria-label={text('thing.label')}>
      <header>
        <h2>{title}</h2>
        <button type="button" className="icon-button" onClick={onClose} aria-label={text('panel.close')}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {thing.isPending && <Loading />}
      {thing.error && <Fault error={thing.error} onRetry={() => thing.refetch()} />}
      <dl>
        {lines.map(([term, detail]) =>
          detail === null ? null : (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{detail}</dd>
            </div>
          ),
        )}
      </dl>
      {node && 'lodgingPressure' in node && <p className="quiet">{text('thing.pressureNote')}</p>}
      {node && 'synthetic' in node && node.synthetic && <p className="synthetic-chip">{text('synthetic.mark')}</p>}
      {children}
      {onBack && (
        <button type="button" className="button" onClick={onBack}>
          {text('events.back')}
        </button>
      )}
    </section>
  )
}
