import { graphql } from '../../gql/gql.ts'

/** Events counted by square of the map; a single one with its title. */
export const clustersQuery = graphql(`
  query EventClusters($bbox: Bbox!, $zoom: Int!, $filter: CampaignEventFilter!) {
    campaignEventClusters(bbox: $bbox, zoom: $zoom, filter: $filter) {
      count
      point {
        lon
        lat
      }
      bbox {
        west
        south
        east
        north
      }
      event {
        id
        titleVi
        titleEn
        heldOn
      }
      unit {
        nameVi
        nameEn
      }
    }
  }
`)

/** A page of the events of a box. */
export const eventsQuery = graphql(`
  query EventsHere($filter: CampaignEventFilter!, $after: String) {
    campaignEvents(first: 20, after: $after, filter: $filter) {
      totalCount
      nodes {
        id
        titleVi
        titleEn
        heldOn
        unit {
          nameVi
          nameEn
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** Words for what events are filtered by: campaigns, the newest first, and codes. */
export const eventWordsQuery = graphql(`
  query EventWords {
    ecampaign: campaigns {
      id
      year
      nameVi
      nameEn
    }
    etype: codes(list: "EVENT_TYPE") {
      code
      labelVi
      labelEn
    }
    esetting: codes(list: "EVENT_SETTING") {
      code
      labelVi
      labelEn
    }
    eaudience: codes(list: "AUDIENCE") {
      code
      labelVi
      labelEn
    }
  }
`)

export const coverageQuery = graphql(`
  query Coverage($from: Date!, $to: Date!, $filter: CampaignEventFilter!) {
    campaignCoverage(period: { from: $from, to: $to }, filter: $filter) {
      unitId
      unit {
        nameVi
        nameEn
        bbox
      }
      events {
        kind
        value
      }
      lastHeldOn
    }
  }
`)

/** Identified victims of the province by where they were taken, in one year. */
export const flowQuery = graphql(`
  query Flow($basis: BoundaryBasis!, $day: Date!) {
    figures(
      metric: "victims_identified"
      basis: $basis
      level: PROVINCE
      grain: YEAR
      from: $day
      to: $day
      breakdown: DESTINATION
    ) {
      threshold
      metric {
        labelVi
        labelEn
        unitVi
        unitEn
        formulaVi
        formulaEn
        measure
        openMonths
        lagMonths
        source {
          titleVi
          titleEn
        }
      }
      categories {
        code
        labelVi
        labelEn
      }
      figures {
        category
        provisional
        value {
          kind
          value
          low
          high
        }
      }
    }
  }
`)

export const ringsQuery = graphql(`
  query ParkRings($one: Boolean!, $two: Boolean!, $five: Boolean!) {
    industrialParks(first: 100) {
      nodes {
        one: around(withinKm: 1) @include(if: $one)
        two: around(withinKm: 2) @include(if: $two)
        five: around(withinKm: 5) @include(if: $five)
      }
    }
  }
`)

export const lodgingQuery = graphql(`
  query Lodging {
    workerHousingAreas(first: 200) {
      nodes {
        id
        lodgingPressure {
          kind
          value
          low
          high
        }
      }
    }
    foreignResidentAreas(first: 200) {
      nodes {
        id
        lodgingPressure {
          kind
          value
          low
          high
        }
      }
    }
  }
`)

/** What lies around a thing; tips and cases only for whoever may read exact figures. */
export const catchmentQuery = graphql(`
  query Catchment($of: ID!, $withinKm: Float!, $from: Date!, $to: Date!, $exact: Boolean!) {
    catchment(of: $of, withinKm: $withinKm, from: $from, to: $to) {
      area
      areaKm2
      events
      attendances
      lastHeldOn
      parks {
        id
        nameVi
        nameEn
      }
      routes {
        id
        nameVi
        nameEn
      }
      workerHousing {
        id
      }
      foreignResidentAreas
      households {
        byArea
        told {
          kind
          value
          low
          high
        }
      }
      lodgingPressure {
        byArea
        told {
          kind
          value
          low
          high
        }
      }
      exact @include(if: $exact) {
        tips
        cases
        tipsUnplaced
        casesUnplaced
      }
      exactRefused @include(if: $exact)
    }
  }
`)
