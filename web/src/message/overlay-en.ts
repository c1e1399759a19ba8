import type { overlayVi } from './overlay-vi.ts'

/** Words of the layers over the units, of their lists and of what lies around a thing, in English; part of the catalogue. */
export const overlayEn: Readonly<Record<keyof typeof overlayVi, string>> = {
  'layer.coverage': 'Communes without an event',
  'layer.coverageHint':
    'Communes of today with no communication event in the shown period, or since the month chosen below, crossed with ×.',

  'cluster.count': '{count} events',
  'events.filter': 'Filter events',
  'events.all': 'all',
  'events.filterCells':
    'The filter holds for the points, the lists, the communes without an event, and the hexagons or surface that are drawn.',
  'events.filterPoints':
    'The filter holds for the points, the lists and the communes without an event only; colours and figures of the map stay.',
  'events.only': 'Only the chosen events count · {filter}.',
  'events.printOnly': 'Points, hexagons and × count only the chosen campaign events · {filter}.',
  'events.clear': 'Clear the filter',
  'events.campaign': 'Campaign',
  'events.type': 'Kind',
  'events.setting': 'Setting',
  'events.audience': 'Audience',
  'events.open': 'List of the event clusters',
  'events.places': 'Clusters of events',
  'events.placesHint': 'Each line is a circle on the map: press it to list the events there.',
  'events.list': 'Events here',
  'events.none': 'No event in this period and with this filter.',
  'events.more': 'Show more',
  'events.back': 'Back to the list',
  'events.shown': 'Showing {shown} of {total} events.',

  'rings.label': 'Rings round industrial parks',
  'rings.km': '{km} km',

  'coverage.days': 'Without an event in',
  'coverage.inPeriod': 'The period shown',
  'coverage.sinceMonth': '{month} until now',
  'coverage.span': 'from {from} to {to}',
  'coverage.open': 'List of communes without an event',
  'coverage.title': 'Communes without an event',
  'coverage.lead': '{count} of {total} communes had no event · {period}.',
  'coverage.all': 'Every commune had an event · {period}.',
  'coverage.since': 'nobody came since {day}',
  'coverage.never': 'no event is on record',
  'coverage.noData': 'No data for {count} communes: not of the province for the whole period.',

  'pressure.label': 'Lodging pressure (proxy)',
  'pressure.column': 'Lodging pressure (%)',
  'pressure.more': '{low} % and more',
  'thing.pressure': 'Lodging pressure of the commune',
  'thing.pressureNote':
    'Share of households of one or two persons at the 2019 census: a proxy for lodgers, of the whole commune.',
  'thing.pressureHover': 'Lodging pressure (proxy): {value}',
  'thing.foreignArea': 'Foreign residents of the area',
  'thing.foreignWithheld': 'Not published for a single area',
  'thing.foreignDistrict': 'Foreign residents, all of {district} ({year})',

  'near.title': 'Around it',
  'near.label': 'Within',
  'near.off': 'Off',
  'near.sentence': 'Within {km} km ({area} km²), {period}:',
  'near.events': 'Communication events',
  'near.attendances': 'Attendances',
  'near.last': 'Last one',
  'near.parks': 'Industrial parks',
  'near.housing': 'Worker-lodging areas',
  'near.foreign': 'Foreign-resident areas',
  'near.routes': 'Key routes',
  'near.households': 'Households (estimate)',
  'near.pressure': 'Lodging pressure (estimate)',
  'near.tips': 'Tips received (exact)',
  'near.cases': 'Cases opened (exact)',
  'near.unplaced':
    '{tips} more tips and {cases} cases of the period are known to a commune or district only and are counted nowhere here.',
  'near.noCrime': 'Tips and cases are not counted around areas of foreign residents.',
  'near.between': 'about {value} · from {low} to {high}',
  'near.method':
    'Measured in metres of VN-2000. Households of the 2019 census are known for whole communes only: the estimate goes by the share of area inside, the least counts communes wholly inside, the greatest every commune touched. Nothing beyond the province is counted.',
  'near.none': 'none',
}
