/** What every reference file says of itself: where it is from, under which licence, of which day, and what it is not. */
export interface Credit {
  source: string
  attribution: string
  licence: string
  licence_url: string
  url: string
  /** Day of the data, or the day it was taken where the source gives none. */
  date: string
  note: string
}

const ADMIN = {
  source: 'admin-map-2025',
  attribution:
    'Ranh giới: Bản đồ đơn vị hành chính Việt Nam (sapnhap.bando.com.vn), qua vietnamese-provinces-database (MIT, © 2021 Thang Le Quoc)',
  licence: 'MIT',
  licence_url: 'https://opensource.org/license/mit',
  url: 'https://github.com/thanglequoc/vietnamese-provinces-database/tree/cd58063299585146ded3981f2272946ef19ced54/json/geojson',
  date: '2026-11-23',
}

const OSM = {
  attribution: '© OpenStreetMap contributors',
  licence: 'ODbL-1.0',
  licence_url: 'https://opendatacommons.org/licenses/odbl/1-0/',
}

const TRANSPORT = {
  ...OSM,
  source: 'osm-transport-2026',
  url: 'https://github.com/ura8107/vnmap/blob/dfc51f8c1db56151b34a2fe983914ee1b848143b/inst/extdata/infrastructure.rds',
  date: '2026-08-10',
}

const PARK = {
  ...OSM,
  source: 'osm-industrial-park-2026',
  url: 'https://github.com/ura8107/vnmap/blob/dfc51f8c1db56151b34a2fe983914ee1b848143b/data-raw/source/osm-industrial-parks-2026-08-11.json.gz',
  date: '2026-08-11',
}

const GENERALISED = 'Generalised for display; not a legal boundary.'

/** Credits by file name; `unitMeasure` and `lineMetres` say how the shapes were simplified. */
export function creditsOf(unitMetres: number, lineMetres: number, parkMetres: number): Record<string, Credit> {
  return {
    'admin-unit': {
      ...ADMIN,
      note: `${GENERALISED} An official file replaces it. Communes of 2025 simplified as one topology (Visvalingam, ${unitMetres} m) and rounded to 4 decimals; districts and provinces are unions of them, so both schemes share every border. Scheme 27 holds until 30 June 2025, scheme 24 from 1 July 2025. The publisher's own terms should be read before commercial use. How close each level is to the full outlines stands in quality.json.`,
    },
    neighbour: {
      ...ADMIN,
      note: `${GENERALISED} Background only: neighbouring provinces of 2025, clipped to the surroundings, fitted to the generalised border of the province; and former Bắc Giang as the union of its communes of 2025.`,
    },
    river: {
      ...ADMIN,
      note: `${GENERALISED} An approximation: administrative borders that follow the river, not banks or centrelines. The ends of Thái Bình and Cà Lồ are cut by judgement.`,
    },
    road: {
      ...TRANSPORT,
      note: `Generalised to ${lineMetres} m for display, on top of the 100 m of the source; not for routing. Expressways and national highways around former Bắc Ninh; segments of one number, kind and state are joined; both carriageways are kept; provincial roads and segments without a number may be missing.`,
    },
    railway: {
      ...TRANSPORT,
      note: `Generalised to ${lineMetres} m for display, on top of the 100 m of the source. Running lines and lines planned or under construction (see status) around former Bắc Ninh; yards, sidings and spurs are left out; name_vi is null where a segment names no line.`,
    },
    'key-route': {
      ...TRANSPORT,
      note: `Generalised to ${lineMetres} m for display, on top of the 100 m of the source. Expressways, national highways and railways that run inside the province of 2025, joined by number; some are wholly or partly unbuilt (see status). The lines are real; that a route is a key route for this work is a designation of the hub, not of the source.`,
    },
    'industrial-park': {
      ...PARK,
      note: `Generalised to ${parkMetres} m for display; not legal boundaries, and not every park is mapped. Yên Phong II-A and II-B are told apart by guess. area_ha_mapped is measured on the full outline; area_ha_planned comes from a private listing (kkt listing of ura8107/vnmap @ aa0c53d) and is unverified; null is unknown.`,
    },
    'transport-point': { ...TRANSPORT, note: 'Airports and river ports, one point each, for orientation.' },
  }
}
