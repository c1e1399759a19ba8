import { type EffortClass, judgeEffort, minEffortPlaces } from '@hub/analysis/reporting-effort'
import type { ToldInterval } from '@hub/analysis/told-interval'
import type { Count, Scheme, UnitLevel } from '@hub/contract/figure'
import { type Grain, isDay, type Period, periodOf } from '@hub/contract/period'
import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { expandGrid, type Rate } from './figure-answer.ts'
import type { MetricRow } from './figure-catalogue.ts'
import { planFigures } from './figure-plan.ts'
import { withFigureWorld } from './figure-world.ts'
import { toldOf } from './told-interval.ts'

export const effortMeasures = ['campaign_events', 'attendances'] as const
/** What campaigning is measured by: events held, or how many times somebody attended one. */
export type EffortMeasure = (typeof effortMeasures)[number]

export interface EffortRequest {
  readonly measure: EffortMeasure
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly grain: Grain
  /** Any day of the period. */
  readonly period: string
}

/** Why the effort of a unit is not told: the word of the first of its numbers that is missing. */
export type EffortReason = 'WITHHELD' | 'NOT_REPORTED' | 'NO_DATA' | 'NO_DENOMINATOR' | 'FEW_PLACES'

export interface UnitEffort {
  readonly unitId: string
  readonly class: EffortClass
  readonly reason: EffortReason | null
  readonly tips: Count
  readonly tipRate: Rate | null
  readonly effort: Count
  readonly effortRate: Rate | null
  readonly tipRatio: ToldInterval | null
  readonly effortRatio: ToldInterval | null
  readonly provisional: boolean
}

export interface EffortAnswer {
  readonly tips: MetricRow
  readonly effort: MetricRow
  readonly scheme: Scheme
  readonly level: UnitLevel
  readonly period: Period
  /** Rates of all units together, for the residents that the metrics' own rates are for. */
  readonly tipRate: number | null
  readonly effortRate: number | null
  readonly judged: number
  readonly methodVi: string
  readonly methodEn: string
  readonly caveatVi: string
  readonly caveatEn: string
  readonly units: readonly UnitEffort[]
  readonly release: number | null
  readonly live: boolean
}

const words = {
  methodVi: `Tin tiếp nhận trên số dân được đặt cạnh cường độ tuyên truyền (hoạt động hoặc lượt người dự trên số dân) của cùng đơn vị, cùng kỳ. “Nhiều” hay “ít” là cao hơn hay thấp hơn tỷ suất chung của mọi đơn vị có đủ hai số (tổng số chia tổng dân). Số đã làm tròn được tính như một khoảng: khi khoảng đó nằm hai bên ranh giới thì ghi “chưa rõ”. Cần ít nhất ${minEffortPlaces} đơn vị có đủ số liệu.`,
  methodEn: `Tips for so many residents stand beside campaigning (events or attendances for so many residents) of the same unit and period. “Many” and “few” are above and below the rate of all units that tell both (sum over sum of residents). A rounded number enters as an interval: where it holds the line between the two, the class is “unclear”. At least ${minEffortPlaces} units must tell both.`,
  caveatVi:
    'Nhiều tin không có nghĩa là nhiều tội phạm: nơi tuyên truyền nhiều, người dân có thể báo nhiều hơn. Ít tin ở nơi ít tuyên truyền có thể là không ai báo. Đây là mô tả, không phải kiểm định: bốn nhóm cho biết nên xem và hỏi ở đâu.',
  caveatEn:
    'Many tips do not mean much crime: where there is much campaigning, people may tell more. Few tips where there is little campaigning may mean that nobody tells. This is a description without a test: the four classes say where to look and whom to ask.',
} as const

/** A rate for one resident in the measure of a metric, two decimals. */
const inMeasure = (rate: number | null, { per_amount }: MetricRow) =>
  rate === null || per_amount === null ? null : Math.round(rate * per_amount * 100) / 100

function reasonFor(own: UnitEffort, residents: number | null): EffortReason | null {
  if (own.class !== 'NOT_ENOUGH_DATA') return null
  for (const { kind } of [own.tips, own.effort])
    if (kind === 'WITHHELD' || kind === 'NOT_REPORTED' || kind === 'NO_DATA') return kind
  return residents === null ? 'NO_DENOMINATOR' : 'FEW_PLACES'
}

/**
 * How tips and campaigning meet in each unit, in one period. Both figures are of one world, and the public's of one release.
 *
 * @throws NotPublished where either figure is not published, Refusal for bad input
 */
export async function readReportingEffort(db: Database, access: Access, request: EffortRequest): Promise<EffortAnswer> {
  if (!isDay(request.period)) throw badInput('period', 'not a day of the calendar; write YYYY-MM-DD.')
  const { measure, ...place } = request
  const period = periodOf(request.grain, request.period)
  return await withFigureWorld(db, access, async (world) => {
    const plans = ['tips_received', measure].map((metric) =>
      planFigures(world.catalogue, { ...place, metric, from: period.start, to: period.end }, world.live),
    )
    const sources = await world.read(plans)
    const grids = plans.flatMap((plan, index) => {
      const source = sources[index]
      if (!source) return []
      const threshold = world.live ? 0 : (plan.lattice[0]?.threshold ?? 0)
      return [{ plan, threshold, figures: expandGrid(world.catalogue, plan, source) }]
    })
    const [tips, effort] = grids
    if (!tips || !effort) throw new Error('A plan of figures was not answered.')
    const pairs = tips.figures.flatMap((tip, index) => {
      const event = effort.figures[index]
      return event ? [{ tip, event, residents: tip.rate?.denominator ?? null }] : []
    })
    const judged = judgeEffort(
      pairs.map(({ tip, event, residents }) => ({
        tips: toldOf(tip.value, { measure: tips.plan.metric.measure, threshold: tips.threshold }),
        effort: toldOf(event.value, { measure: effort.plan.metric.measure, threshold: effort.threshold }),
        residents,
      })),
    )
    return {
      tips: tips.plan.metric,
      effort: effort.plan.metric,
      scheme: request.scheme,
      level: request.level,
      period,
      tipRate: inMeasure(judged.tipRate, tips.plan.metric),
      effortRate: inMeasure(judged.effortRate, effort.plan.metric),
      judged: judged.judged,
      ...words,
      units: pairs.flatMap(({ tip, event, residents }, index) => {
        const found = judged.places[index]
        if (!found) return []
        const unit: UnitEffort = {
          ...found,
          reason: null,
          unitId: tip.unitId,
          tips: tip.value,
          tipRate: tip.rate,
          effort: event.value,
          effortRate: event.rate,
          provisional: tip.provisional || event.provisional,
        }
        return [{ ...unit, reason: reasonFor(unit, residents) }]
      }),
      release: world.release,
      live: world.live,
    }
  })
}
