import { graphql } from '../../gql/gql.ts'

/** One unit: who it is, its people, where it came from and what it became, and what lies in it. */
export const profileQuery = graphql(`
  query Profile($id: ID!, $year: Int!) {
    adminUnit(unit: { id: $id }) {
      id
      code
      basis
      level
      type
      nameVi
      nameEn
      validFrom
      validTo
      areaKm2
      noteVi
      noteEn
      denominator(statistic: POPULATION, year: $year) {
        value
        year
        method
        source {
          titleVi
          titleEn
        }
      }
      neighbours {
        id
        nameVi
        nameEn
      }
      ...Lineage
    }
    industrialParks(units: [{ id: $id }], first: 50) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
    workerHousingAreas(units: [{ id: $id }], first: 50) {
      nodes {
        id
        nameVi
        nameEn
        lodgers
      }
    }
    foreignResidentAreas(units: [{ id: $id }], first: 50) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
    keyRoutes(units: [{ id: $id }], first: 50) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
  }
`)

/** Several metrics of one unit in one period, with the change on the period before. */
export const profileFiguresQuery = graphql(`
  query ProfileFigures(
    $metrics: [ID!]!
    $basis: BoundaryBasis!
    $level: UnitLevel!
    $units: [UnitInput!]
    $grain: Grain!
    $period: Date!
  ) {
    compareUnits(metrics: $metrics, basis: $basis, level: $level, units: $units, grain: $grain, period: $period) {
      rows {
        cells {
          metric {
            id
          }
          value {
            kind
            value
            low
            high
          }
          rate {
            kind
            value
            low
            high
            per
          }
          change {
            absolute {
              kind
              value
              low
              high
            }
            percent {
              kind
              value
              low
              high
            }
          }
          provisional
        }
      }
    }
  }
`)

/** One metric of one unit over time. */
export const historyQuery = graphql(`
  query History(
    $metric: ID!
    $basis: BoundaryBasis!
    $level: UnitLevel!
    $grain: Grain!
    $from: Date!
    $to: Date!
    $units: [UnitInput!]
  ) {
    figures(metric: $metric, basis: $basis, level: $level, grain: $grain, from: $from, to: $to, units: $units) {
      figures {
        unitId
        period {
          start
        }
        value {
          kind
          value
          low
          high
        }
        rate {
          kind
          value
          low
          high
          per
        }
        provisional
      }
    }
  }
`)

/** Several metrics of one unit over time, for small charts. */
export const seriesQuery = graphql(`
  query ProfileSeries(
    $metrics: [ID!]!
    $basis: BoundaryBasis!
    $level: UnitLevel!
    $unit: UnitInput!
    $grain: Grain!
    $from: Date!
    $to: Date!
  ) {
    figureSeries(metrics: $metrics, basis: $basis, level: $level, unit: $unit, grain: $grain, from: $from, to: $to) {
      metric {
        id
      }
      figures {
        period {
          start
        }
        value {
          kind
          value
          low
          high
        }
        provisional
      }
    }
  }
`)
