import { graphql } from '../../gql/gql.ts'

/** Metrics with where they are published, for the picker and to know what can be asked. */
export const metricsQuery = graphql(`
  query Metrics {
    metrics {
      id
      topic
      measure
      labelVi
      labelEn
      unitVi
      unitEn
      descriptionVi
      descriptionEn
      formulaVi
      formulaEn
      per
      perStatistic
      sensitive
      direction
      coverageFrom
      openMonths
      lagMonths
      lattice {
        basis
        level
        grain
        breakdown
        threshold
      }
      targets {
        programme
        comparator
        value
        validFrom
        validTo
      }
      source {
        id
        titleVi
        titleEn
      }
    }
  }
`)

/** Units of one basis and level; 99 communes are the most there are. */
export const unitsQuery = graphql(`
  query Units($basis: BoundaryBasis!, $level: UnitLevel!) {
    adminUnits(basis: $basis, level: $level, first: 200) {
      nodes {
        id
        code
        level
        type
        nameVi
        nameEn
        bbox
      }
    }
  }
`)

/** Figures of one metric for every unit of a level, over a span of periods. */
export const figuresQuery = graphql(`
  query Figures($metric: ID!, $basis: BoundaryBasis!, $level: UnitLevel!, $grain: Grain!, $from: Date!, $to: Date!) {
    figures(metric: $metric, basis: $basis, level: $level, grain: $grain, from: $from, to: $to) {
      threshold
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
          denominator
        }
        base {
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

/** Who must be named on the map: the makers of the outlines, of the lines and of the parks. */
export const attributionQuery = graphql(`
  query MapAttribution {
    adminUnits(basis: BEFORE_2025_07, level: DISTRICT, first: 1) {
      nodes {
        outlineSource {
          attribution
        }
      }
    }
    keyRoutes(first: 1) {
      nodes {
        source {
          attribution
        }
      }
    }
    industrialParks(first: 1) {
      nodes {
        source {
          attribution
        }
      }
    }
  }
`)
