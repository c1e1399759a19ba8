import { addDays } from './day.ts'
import { isInside, type Placing, type Position } from './place.ts'
import type { Random } from './random.ts'
import type { Place, World } from './world.ts'

/** A real line that the demonstration calls a key route. */
export interface RouteLine {
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly kind: string
  readonly lines: readonly (readonly Position[])[]
}
export interface RouteRow extends RouteLine {
  readonly originVi: string
  readonly originEn: string
  readonly transitVi: string
  readonly transitEn: string
  readonly destinationVi: string
  readonly destinationEn: string
  readonly level: number
  readonly reviewedOn: string
}
export interface AreaRow {
  readonly kind: 'WORKER_HOUSING' | 'FOREIGN_RESIDENT'
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly unitId: string
  readonly ring: readonly Position[]
  readonly lodgingHouses: number | null
  readonly rooms: number | null
  readonly lodgers: number | null
  readonly foreignResidents: number | null
  readonly level: number
  readonly reviewedOn: string
}

/** Where routes come from, pass and lead, and the compass bearing in degrees in which they lead there. */
const borders = [
  [
    'Bắc Ninh',
    'Bac Ninh',
    'Bắc Giang cũ – Chi Lăng',
    'former Bac Giang – Chi Lang',
    'Lạng Sơn, cửa khẩu phía Bắc',
    'Lang Son, northern border gates',
    45,
  ],
  [
    'Các tỉnh miền núi phía Bắc',
    'Northern mountain provinces',
    'Khu công nghiệp Yên Phong, Quế Võ',
    'Yen Phong and Que Vo parks',
    'Hà Nội và các tỉnh phía Nam',
    'Ha Noi and the southern provinces',
    225,
  ],
  [
    'Bắc Ninh',
    'Bac Ninh',
    'Chí Linh – Hạ Long',
    'Chi Linh – Ha Long',
    'Quảng Ninh, Móng Cái',
    'Quang Ninh, Mong Cai',
    100,
  ],
  [
    'Bắc Ninh',
    'Bac Ninh',
    'Nội Bài',
    'Noi Bai',
    'Cam-pu-chia, Lào qua đường hàng không',
    'Cambodia and Laos by air',
    285,
  ],
] as const

/** The same line, run through in the direction that leads nearer to a bearing: a mapped road says nothing of a direction. */
export function turned(part: readonly Position[], bearing: number): readonly Position[] {
  const [from, to] = [part[0], part.at(-1)]
  if (!from || !to) return part
  const angle = (bearing * Math.PI) / 180
  const eastward = (to[0] - from[0]) * Math.cos((from[1] * Math.PI) / 180)
  const along = eastward * Math.sin(angle) + (to[1] - from[1]) * Math.cos(angle)
  return along < 0 ? [...part].reverse() : part
}

/** Gives real roads and railways an invented designation as key routes; each part of a line runs from its origin to its destination. */
export function makeRoutes(random: Random, lines: readonly RouteLine[], today: string): RouteRow[] {
  return lines.map((line) => {
    const [originVi, originEn, transitVi, transitEn, destinationVi, destinationEn, bearing] = random.item(borders)
    return {
      ...line,
      lines: line.lines.map((part) => turned(part, bearing)),
      originVi,
      originEn,
      transitVi,
      transitEn,
      destinationVi,
      destinationEn,
      level: random.int(1, 3),
      reviewedOn: addDays(today, -random.int(20, 400)),
    }
  })
}

/** Invented areas of dense worker lodging, beside parks in the communes whose census shows most small households, and a few of foreign residents. */
export function makeAreas(random: Random, world: World, placing: Placing, today: string): AreaRow[] {
  const communes = placing.communesOn('2025-07-01')
  const byLodging = [...communes].filter((place) => place.district).sort((a, b) => b.lodging - a.lodging)
  const housing = byLodging
    .slice(0, 24)
    .flatMap((commune, index) => Array.from({ length: index < 8 ? 2 : 1 }, () => commune))
  const parkCommunes = communes.filter((place) =>
    world.parks.some((park) => place.outline && isInside(place.outline, [park.lon, park.lat])),
  )
  const foreign = byLodging.filter((place) => parkCommunes.includes(place)).slice(0, 9)
  const merged = parkCommunes.filter((place) => !place.district).slice(0, 5)
  const row = (kind: AreaRow['kind'], commune: Place, index: number): AreaRow | undefined => {
    const ring = commune.outline && blob(random, placing, commune, kind === 'WORKER_HOUSING' ? 0.55 : 0.4)
    if (!ring) return undefined
    const houses = random.int(40, 420)
    const rooms = houses * random.int(8, 16)
    const worker = kind === 'WORKER_HOUSING'
    return {
      kind,
      code: `${worker ? 'NT' : 'NNN'}-${String(index + 1).padStart(2, '0')}`,
      nameVi: `${worker ? 'Khu nhà trọ công nhân' : 'Khu vực có người nước ngoài cư trú'} ${commune.name} ${index + 1}`,
      nameEn: `${worker ? 'Worker-lodging area' : 'Foreign-resident area'} ${commune.nameEn} ${index + 1}`,
      unitId: commune.id,
      ring,
      lodgingHouses: worker ? houses : null,
      rooms: worker ? rooms : null,
      lodgers: worker ? Math.round(rooms * (1.3 + random.next() * 0.6)) : null,
      foreignResidents: worker ? null : random.int(60, 1400),
      level: random.int(1, 3),
      reviewedOn: addDays(today, -random.int(15, 300)),
    }
  }
  return [
    ...[...housing, ...merged].map((commune, index) => row('WORKER_HOUSING', commune, index)),
    ...foreign.map((commune, index) => row('FOREIGN_RESIDENT', commune, index)),
  ].filter((area) => area !== undefined)
}

/** An irregular closed ring of about `radiusKm` around a point of the commune, wholly inside it; undefined when none fits. */
function blob(random: Random, placing: Placing, commune: Place, radiusKm: number): Position[] | undefined {
  const outline = commune.outline
  if (!outline) return undefined
  for (let attempt = 0; attempt < 60; attempt++) {
    const [lon, lat] = placing.pointIn(random, outline)
    const size = (radiusKm * (0.7 + random.next() * 0.8)) / (1 + attempt / 30)
    const corners = 14
    const wave = random.next() * Math.PI * 2
    const ring = Array.from({ length: corners }, (_, corner): Position => {
      const angle = (corner / corners) * 2 * Math.PI
      const reach = size * (0.82 + 0.2 * Math.sin(3 * angle + wave) + 0.1 * random.next())
      return [
        Number((lon + (reach * Math.cos(angle)) / (111.32 * Math.cos((lat * Math.PI) / 180))).toFixed(5)),
        Number((lat + (reach * Math.sin(angle)) / 111.32).toFixed(5)),
      ]
    })
    if (ring.every((corner) => isInside(outline, corner))) return [...ring, ring[0] as Position]
  }
  return undefined
}
