import { graphql } from '../../gql/gql.ts'

/** What figures over time must be read against. */
export const timeMarksQuery = graphql(`
  query TimeMarks($from: Date!, $to: Date!) {
    timeMarks(from: $from, to: $to) {
      kind
      labelVi
      labelEn
      legalRef
      from
      to
      source {
        id
        titleVi
        titleEn
      }
    }
  }
`)
