import { useDocument } from '../../api.ts'
import { graphql } from '../../gql/gql.ts'

export const releaseQuery = graphql(`
  query Release {
    release {
      number
      provinceCode
      publishedAt
      dataThrough
      synthetic
      scaleFactor
      cellsPublished
      cellsWithheld
      digest
      method
    }
  }
`)

/** The release that every public figure on the page comes from. */
export const useRelease = () => useDocument(releaseQuery, {})
