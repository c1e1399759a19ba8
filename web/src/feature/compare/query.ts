import { graphql } from '../../gql/gql.ts'

/** Units side by side in one period, with ranks, rates, the change on a baseline, and how they came there. */
export const compareQuery = graphql(`
  query Compare(
    $metrics: [ID!]!
    $basis: BoundaryBasis!
    $level: UnitLevel!
    $grain: Grain!
    $period: Date!
    $baseline: Baseline!
    $units: [UnitInput!]
    $from: Date
  ) {
    compareUnits(
      metrics: $metrics
      basis: $basis
      level: $level
      grain: $grain
      period: $period
      baseline: $baseline
      units: $units
      from: $from
    ) {
      frozen
      baselinePeriods {
        start
        end
        grain
      }
      columns {
        metric {
          id
        }
        intervalMethod
        reference
        overdispersion
        judged
      }
      rows {
        unit {
          id
          code
          nameVi
          nameEn
        }
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
            denominator
          }
          base {
            kind
            value
            low
            high
          }
          interval {
            low
            high
          }
          rank
          rankOf
          ranks {
            low
            high
          }
          standing
          smoothed {
            kind
            value
            low
            high
          }
          moved
          previous {
            kind
            value
            low
            high
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
          rateChange {
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
          previousProvisional
          target {
            labelVi
            labelEn
            value
            comparator
          }
          targetMet
          provisional
          carried
          series {
            period {
              start
              end
              grain
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
            }
            provisional
            carried
          }
        }
      }
    }
  }
`)

/** Which unit a place counts in: the commune of today, and on the former boundaries the units that it was made of. */
graphql(`
  fragment PlaceUnit on AdminUnit {
    code
    basis
    predecessors {
      unit {
        code
        basis
        level
        parent {
          code
          basis
          level
        }
      }
    }
  }
`)

/** Where industrial parks lie. */
export const parkUnitsQuery = graphql(`
  query ParkUnits {
    industrialParks(first: 200) {
      nodes {
        unit {
          ...PlaceUnit
        }
      }
    }
  }
`)

/** Where dense worker-lodging areas lie. */
export const lodgingUnitsQuery = graphql(`
  query LodgingUnits {
    workerHousingAreas(first: 200) {
      nodes {
        unit {
          ...PlaceUnit
        }
      }
    }
  }
`)
