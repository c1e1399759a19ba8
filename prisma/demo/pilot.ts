import { addDays } from './day.ts'
import type { Placing } from './place.ts'
import type { Random } from './random.ts'
import type { Place } from './world.ts'

/** A pilot awareness model, and since when it sleeps. */
export interface PilotRow {
  readonly code: string
  readonly nameVi: string
  readonly nameEn: string
  readonly unitId: string
  readonly startedOn: string
  readonly endedOn: string | null
  readonly place: Place
  readonly asleepFrom: string | null
}

const models = [
  ['Câu lạc bộ phụ nữ phòng, chống mua bán người', 'Women’s club against trafficking in persons'],
  ['Khu nhà trọ an toàn', 'Safe lodging area'],
  ['Điểm tư vấn cộng đồng', 'Community advice point'],
  ['Trường học không có mua bán người', 'School free of trafficking'],
] as const

/** Pilot models: some ended, some asleep though nobody ended them. */
export function makePilots(random: Random, placing: Placing, options: { scale: number; today: string }): PilotRow[] {
  return Array.from({ length: Math.round(6 * Math.cbrt(options.scale)) }, (_, index) => {
    const startedOn = addDays('2019-02-01', random.int(0, 2300))
    const place = placing.commune(random, startedOn)
    const [vi, en] = random.item(models)
    const endedOn = random.chance(0.15) ? addDays(startedOn, random.int(400, 1500)) : null
    return {
      code: `MH-${String(index + 1).padStart(2, '0')}`,
      nameVi: `${vi} – ${place.name}`,
      nameEn: `${en} – ${place.nameEn}`,
      unitId: place.id,
      startedOn,
      endedOn: endedOn && endedOn <= options.today ? endedOn : null,
      place,
      asleepFrom: random.chance(0.3) ? addDays(startedOn, random.int(200, 900)) : null,
    }
  })
}
