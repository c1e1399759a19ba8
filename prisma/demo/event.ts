import { agencyFor } from './agency.ts'
import type { CaseRow } from './case.ts'
import { addDays, monthsBetween } from './day.ts'
import { makePilots, type PilotRow } from './pilot.ts'
import type { Placing, Spot } from './place.ts'
import { type Random, share } from './random.ts'
import { dayOf } from './when.ts'
import type { Place, World } from './world.ts'

export interface EventRow {
  readonly ref: string
  readonly campaign: string
  readonly pilotModel: string | null
  readonly eventType: EventType
  readonly setting: string
  readonly audience: string
  readonly ageFit: string
  readonly channel: string
  readonly titleVi: string
  readonly titleEn: string
  readonly hostId: string | null
  readonly isIntegrated: boolean
  readonly heldOn: string
  readonly spot: Spot
  readonly attendance: number | null
  readonly leaflets: number | null
  readonly loudspeakerMinutes: number | null
  readonly onlinePosts: number | null
  readonly onlineViews: number | null
  readonly onlineShares: number | null
}
export type EventType = keyof typeof types
/** The kinds of event the directive names: how often, in which words, who hosts, in which settings and through which channels. */
const types = {
  COMMUNITY: {
    weight: 30,
    vi: 'Tuyên truyền tại khu dân cư',
    en: 'Communication in a residential area',
    host: 'PEOPLES_COMMITTEE',
    mean: 60,
    channels: { FACE_TO_FACE: 7, LOUDSPEAKER: 3, LEAFLET: 2 },
  },
  MASS_MEDIA: {
    weight: 9,
    vi: 'Phát thanh phòng, chống mua bán người',
    en: 'Broadcast on preventing trafficking in persons',
    host: 'INFORMATION',
    mean: 0,
    channels: { LOUDSPEAKER: 8, RADIO: 2, TELEVISION: 1, PRESS: 1 },
  },
  INTEGRATED_MEETING: {
    weight: 22,
    vi: 'Lồng ghép trong sinh hoạt chi hội',
    en: 'Woven into a regular association meeting',
    host: 'ASSOCIATION',
    mean: 38,
    channels: { FACE_TO_FACE: 9, LEAFLET: 1 },
  },
  CULTURE_ARTS: {
    weight: 4,
    vi: 'Chương trình văn nghệ, sân khấu hóa',
    en: 'Culture and arts programme',
    host: 'CULTURE',
    mean: 150,
    channels: { FACE_TO_FACE: 1 },
  },
  SPORT: {
    weight: 2,
    vi: 'Giải thể thao hưởng ứng Ngày 30/7',
    en: 'Sports event for the day of 30 July',
    host: 'CULTURE',
    mean: 120,
    channels: { FACE_TO_FACE: 1 },
  },
  LAW_CONTEST: {
    weight: 3,
    vi: 'Hội thi tìm hiểu pháp luật',
    en: 'Law-knowledge contest',
    host: 'JUSTICE',
    mean: 90,
    channels: { FACE_TO_FACE: 3, SOCIAL_NETWORK: 1 },
  },
  SEMINAR: {
    weight: 6,
    vi: 'Tọa đàm phòng, chống mua bán người',
    en: 'Seminar on preventing trafficking in persons',
    host: 'POLICE',
    mean: 45,
    channels: { FACE_TO_FACE: 1 },
  },
  THEMATIC_TALK: {
    weight: 15,
    vi: 'Nói chuyện chuyên đề',
    en: 'Thematic talk',
    host: 'POLICE',
    mean: 70,
    channels: { FACE_TO_FACE: 1 },
  },
  SOCIAL_MEDIA: {
    weight: 8,
    vi: 'Chia sẻ bài viết trên mạng xã hội',
    en: 'Articles shared on social networks',
    host: 'INFORMATION',
    mean: 0,
    channels: { SOCIAL_NETWORK: 5, ZALO: 4 },
  },
} as const

const settingsOf: Readonly<Record<string, Record<string, number>>> = {
  COMMUNITY: { RESIDENTIAL: 8, ENTERPRISE: 1 },
  INTEGRATED_MEETING: { RESIDENTIAL: 6, AGENCY: 2, ENTERPRISE: 1.5, SCHOOL: 1 },
  THEMATIC_TALK: { SCHOOL: 5, ENTERPRISE: 4, RESIDENTIAL: 2, AGENCY: 1 },
  SEMINAR: { AGENCY: 3, ENTERPRISE: 3, SCHOOL: 2, RESIDENTIAL: 2 },
  SOCIAL_MEDIA: { ONLINE: 1 },
}
const audiencesOf: Readonly<Record<string, Record<string, number>>> = {
  RESIDENTIAL: { GENERAL: 4, WOMEN: 4, LODGERS: 2.5, PARENTS: 1.5, YOUTH: 1 },
  ENTERPRISE: { WORKERS: 8, WOMEN: 1 },
  SCHOOL: { YOUTH: 6, CHILDREN: 3, PARENTS: 1 },
  AGENCY: { OFFICIALS: 8, GENERAL: 1 },
  ONLINE: { GENERAL: 5, YOUTH: 3, WORKERS: 2 },
}
const places = {
  RESIDENTIAL: ['khu dân cư', 'residential area'],
  ENTERPRISE: ['doanh nghiệp', 'enterprise'],
  SCHOOL: ['trường học', 'school'],
  AGENCY: ['cơ quan', 'agency'],
  ONLINE: ['trực tuyến', 'online'],
} as const

/**
 * Campaign events. Nearer to their true number than crimes are, so they grow with the cube root of the scale: about 1,900 at
 * scale 1 and 8,000 at 75. Some communes fall silent for months; the weeks around 30 July are the season.
 */
export function makeEvents(
  random: Random,
  world: World,
  placing: Placing,
  cases: readonly CaseRow[],
  options: { scale: number; today: string },
): {
  events: EventRow[]
  pilots: PilotRow[]
  campaigns: { code: string; nameVi: string; nameEn: string; year: number }[]
} {
  const last = Number(options.today.slice(0, 4))
  const years = Array.from({ length: last - 2019 + 1 }, (_, index) => 2019 + index)
  const pilots = makePilots(random, placing, options)
  const quiet = quietMonths(random, placing, options.today)
  const total = Math.round(1900 * Math.cbrt(options.scale))
  const counts = share(
    total,
    years.map((year) => (year === 2020 || year === 2021 ? 0.7 : 1 + (year - 2019) * 0.06) * (year === last ? 0.9 : 1)),
  )
  const events: EventRow[] = []
  for (const [index, year] of years.entries()) {
    for (let number = 0; number < (counts[index] ?? 0); number++) {
      const heldOn = dayOf(random, year, options.today, 0.28)
      const commune = loudCommune(random, placing, heldOn, quiet)
      if (commune)
        events.push(
          makeEvent(random, world, placing, heldOn, commune, `event-${year}-${String(number + 1).padStart(5, '0')}`),
        )
    }
  }
  // a pilot model alive holds something every month or two; one asleep has stopped
  for (const pilot of pilots) {
    const end =
      [options.today, pilot.endedOn, pilot.asleepFrom].filter((day) => day !== null).sort()[0] ?? options.today
    let day = addDays(pilot.startedOn, 10)
    for (let number = 1; day < end; number++) {
      const commune = sameCommune(placing, pilot, day)
      const event = makeEvent(
        random,
        world,
        placing,
        day,
        commune,
        `event-${pilot.code.toLowerCase()}-${String(number).padStart(3, '0')}`,
        'INTEGRATED_MEETING',
      )
      events.push({ ...event, pilotModel: pilot.code })
      day = addDays(day, 25 + random.wait(30))
    }
  }
  for (const one of cases) {
    for (const trial of one.trials.filter((held) => held.isMobile)) {
      events.push({
        ...makeEvent(
          random,
          world,
          placing,
          trial.heldOn,
          one.spot.place.level === 'COMMUNE'
            ? sameCommuneOn(placing, one.spot.place, trial.heldOn)
            : placing.commune(random, trial.heldOn),
          `event-trial-${one.ref}`,
        ),
        eventType: 'MOBILE_TRIAL' as EventType,
        titleVi: 'Phiên tòa xét xử lưu động',
        titleEn: 'Mobile trial',
        setting: 'RESIDENTIAL',
        audience: 'GENERAL',
        channel: 'FACE_TO_FACE',
        hostId: trial.courtId,
        isIntegrated: false,
        attendance: trial.attendance,
        leaflets: null,
        loudspeakerMinutes: null,
        onlinePosts: null,
        onlineViews: null,
        onlineShares: null,
      })
    }
  }
  return {
    events: events.sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : a.ref < b.ref ? -1 : 1)),
    pilots,
    campaigns: years.map((year) => ({
      code: `NGAY-307-${year}`,
      nameVi: `Ngày toàn dân phòng, chống mua bán người 30/7/${year}`,
      nameEn: `All-people day against trafficking in persons, 30 July ${year}`,
      year,
    })),
  }
}

function makeEvent(
  random: Random,
  world: World,
  placing: Placing,
  heldOn: string,
  commune: Place,
  ref: string,
  fixed?: EventType,
): EventRow {
  const eventType =
    fixed ??
    random.pick(
      Object.fromEntries(Object.entries(types).map(([key, type]) => [key, type.weight])) as Record<EventType, number>,
    )
  const type = types[eventType]
  const setting = random.pick(
    settingsOf[eventType] ?? { RESIDENTIAL: 6, SCHOOL: 1.5, ENTERPRISE: 1.5, AGENCY: 1 },
  ) as keyof typeof places
  const audience = random.pick(audiencesOf[setting] ?? { GENERAL: 1 })
  const channel = random.pick(type.channels as Record<string, number>)
  const online = channel === 'SOCIAL_NETWORK' || channel === 'ZALO'
  const attended = type.mean > 0 && !online
  const [placeVi, placeEn] = places[setting]
  return {
    ref,
    campaign: `NGAY-307-${heldOn.slice(0, 4)}`,
    pilotModel: null,
    eventType,
    setting,
    audience,
    ageFit:
      setting === 'SCHOOL'
        ? audience === 'CHILDREN'
          ? 'CHILD'
          : 'TEEN'
        : audience === 'OFFICIALS' || audience === 'WORKERS'
          ? 'ADULT'
          : 'ALL',
    channel,
    titleVi: `${type.vi} – ${placeVi}, ${commune.name}`,
    titleEn: `${type.en} – ${placeEn}, ${commune.nameEn}`,
    hostId: agencyFor(world, type.host, commune, heldOn)?.id ?? null,
    isIntegrated: eventType === 'INTEGRATED_MEETING',
    heldOn,
    spot: placing.spot(random, heldOn, online ? 0 : 0.8, commune),
    attendance: attended ? Math.max(8, Math.round(type.mean * (0.4 + random.wait(0.65)))) : null,
    leaflets: attended && random.chance(0.45) ? random.int(3, 30) * 10 : null,
    loudspeakerMinutes: channel === 'LOUDSPEAKER' ? random.int(2, 12) * 5 : null,
    onlinePosts: online ? random.int(1, 6) : null,
    onlineViews: online ? Math.round(200 + random.wait(2600)) : null,
    onlineShares: online ? Math.round(random.wait(60)) : null,
  }
}

/** Months in which a commune holds nothing: some for a season, a few for most of a year. Keys are district or commune code and month. */
function quietMonths(random: Random, placing: Placing, today: string): Set<string> {
  const quiet = new Set<string>()
  const months = monthsBetween('2019-01-01', today)
  for (const place of [...placing.communesOn('2019-01-01'), ...placing.communesOn('2025-07-01')]) {
    if (!random.chance(0.3)) continue
    const start = random.int(0, months.length - 1)
    const length = random.chance(0.25) ? random.int(6, 11) : random.int(2, 5)
    for (const month of months.slice(start, start + length)) quiet.add(`${place.id} ${month.slice(0, 7)}`)
  }
  return quiet
}

function loudCommune(random: Random, placing: Placing, day: string, quiet: ReadonlySet<string>): Place | undefined {
  for (let attempt = 0; attempt < 30; attempt++) {
    // half by population, half evenly: campaigns are meant to reach every commune
    const commune = random.chance(0.5) ? placing.commune(random, day) : random.item(placing.communesOn(day))
    if (!quiet.has(`${commune.id} ${day.slice(0, 7)}`)) return commune
  }
  return undefined
}

/** A pilot model goes on after its commune was merged: under a commune of the same district, as its people see it. */
function sameCommune(placing: Placing, pilot: PilotRow, day: string): Place {
  return sameCommuneOn(placing, pilot.place, day)
}

function sameCommuneOn(placing: Placing, place: Place, day: string): Place {
  const communes = placing.communesOn(day)
  const found =
    communes.find((one) => one.id === place.id) ??
    communes.find((one) => one.outline === place.outline) ??
    communes.find((one) => one.district === place.district)
  if (!found) throw new Error(`no commune follows ${place.name} on ${day}`)
  return found
}
