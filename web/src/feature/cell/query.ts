import { graphql } from '../../gql/gql.ts'

/** What is counted in the hexagons of one size, with where they lie. */
export const cellFiguresQuery = graphql(`
  query CellFigures($metric: CellMetric!, $from: Date!, $to: Date!, $edge: CellEdge!, $bbox: Bbox!, $filter: CampaignEventFilter) {
    cellFigures(metric: $metric, from: $from, to: $to, edge: $edge, bbox: $bbox, filter: $filter) {
      unplaced
      cells {
        cellId
        count
        centre {
          lon
          lat
        }
        units {
          id
          nameVi
          nameEn
        }
        outline
      }
    }
  }
`)

/** What classes are made of that hold for all periods of a span: how often each number stands in a hexagon, or for a surface where all of it lies. */
export const cellSpanQuery = graphql(`
  query CellSpan(
    $metric: CellMetric!
    $grain: Grain!
    $from: Date!
    $to: Date!
    $edge: CellEdge!
    $bbox: Bbox!
    $filter: CampaignEventFilter
    $heat: Boolean!
  ) {
    cellFigures(metric: $metric, from: $from, to: $to, edge: $edge, bbox: $bbox, filter: $filter) {
      spread(grain: $grain, from: $from, to: $to) @skip(if: $heat) {
        count
        cells
      }
      cells @include(if: $heat) {
        count
        centre {
          lon
          lat
        }
      }
    }
  }
`)
