import { graphql } from '../../gql/gql.ts'

/** Hotspots of the units of a level in one period, with what they rest on. */
export const hotspotsQuery = graphql(`
  query Hotspots(
    $metric: ID!
    $basis: BoundaryBasis!
    $level: UnitLevel!
    $grain: Grain!
    $period: Date!
    $denominator: HotspotStatistic
  ) {
    hotspots(
      metric: $metric
      basis: $basis
      level: $level
      grain: $grain
      period: $period
      denominator: $denominator
    ) {
      statistic
      statisticVi
      statisticEn
      insteadOf
      years
      sources {
        id
        titleVi
        titleEn
      }
      per
      overallRate
      method {
        entered
        judged
        textVi
        textEn
        caveatVi
        caveatEn
      }
      likelyCluster {
        unitIds
        observed
        expected
        relativeRisk
        p
      }
      units {
        unitId
        class
        tentative
        reason
        quadrant
        observed {
          kind
          value
          low
          high
        }
        expected
        rate {
          kind
          value
          low
          high
        }
        ratio {
          value
          low
          high
        }
        smoothed
        q
        denominator {
          value
          year
        }
        provisional
      }
    }
  }
`)

/** Hotspots of hexagons, for staff. */
export const cellHotspotsQuery = graphql(`
  query CellHotspots(
    $metric: CellMetric!
    $grain: Grain!
    $period: Date!
    $edge: CellEdge!
    $denominator: HotspotStatistic
  ) {
    cellHotspots(metric: $metric, grain: $grain, period: $period, edge: $edge, denominator: $denominator) {
      statistic
      statisticVi
      statisticEn
      years
      sources {
        id
        titleVi
        titleEn
      }
      per
      overallRate
      method {
        entered
        judged
        textVi
        textEn
        caveatVi
        caveatEn
      }
      unplaced
      cells {
        cellId
        centre {
          lon
          lat
        }
        unit {
          id
          nameVi
          nameEn
        }
        class
        tentative
        reason
        observed {
          kind
          value
        }
        expected
        smoothed
        q
      }
    }
  }
`)

/** Tips beside campaigning, unit by unit. */
export const effortQuery = graphql(`
  query ReportingEffort(
    $basis: BoundaryBasis!
    $level: UnitLevel!
    $grain: Grain!
    $period: Date!
    $measure: EffortMeasure!
  ) {
    reportingEffort(basis: $basis, level: $level, grain: $grain, period: $period, measure: $measure) {
      effort {
        id
        labelVi
        labelEn
        per
      }
      tips {
        per
      }
      tipRate
      effortRate
      judged
      methodVi
      methodEn
      caveatVi
      caveatEn
      units {
        unitId
        class
        reason
        tips {
          kind
          value
          low
          high
        }
        tipRate {
          kind
          value
          low
          high
          per
        }
        effort {
          kind
          value
          low
          high
        }
        effortRate {
          kind
          value
          low
          high
          per
        }
        tipRatio {
          value
          low
          high
        }
        effortRatio {
          value
          low
          high
        }
        provisional
      }
    }
  }
`)
