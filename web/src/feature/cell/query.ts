import { graphql } from '../../gql/gql.ts'

/** What is counted in the hexagons of one size, with where they lie. */
export const cellFiguresQuery = graphql(`
  query CellFigures($metric: CellMetric!, $from: Date!, $to: Date!, $edge: CellEdge!, $bbox: Bbox!) {
    cellFigures(metric: $metric, from: $from, to: $to, edge: $edge, bbox: $bbox) {
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
