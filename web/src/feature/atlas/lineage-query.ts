import { graphql } from '../../gql/gql.ts'

/** Where a unit came from and what it became, with the decrees, and one step further each way. */
graphql(`
  fragment Lineage on AdminUnit {
    level
    predecessors {
      ...LineageChange
      unit {
        ...LineageUnit
        predecessors {
          ...LineageStep
        }
      }
    }
    successors {
      ...LineageChange
      unit {
        ...LineageUnit
        successors {
          ...LineageStep
        }
      }
    }
  }
  fragment LineageChange on AdminUnitChange {
    effectiveOn
    decree
    areaShareLow
    areaShareHigh
    populationShareLow
    populationShareHigh
    note
    source {
      titleVi
      titleEn
    }
  }
  fragment LineageUnit on AdminUnit {
    id
    code
    level
    nameVi
    nameEn
    validTo
    outlineUnit {
      id
      nameVi
      nameEn
    }
  }
  fragment LineageStep on AdminUnitChange {
    effectiveOn
    decree
    unit {
      id
      nameVi
      nameEn
    }
  }
`)

/** The lineage of one unit alone. */
export const lineageQuery = graphql(`
  query UnitLineage($id: ID!) {
    adminUnit(unit: { id: $id }) {
      ...Lineage
    }
  }
`)
