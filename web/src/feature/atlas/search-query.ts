import { graphql } from '../../gql/gql.ts'

/** Finds units old and new, parks, routes, areas and events by name. */
export const searchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text, first: 8) {
      __typename
      ... on AdminUnit {
        id
        code
        basis
        level
        nameVi
        nameEn
        validTo
        parent {
          nameVi
          nameEn
        }
        outlineUnit {
          nameVi
          nameEn
        }
      }
      ... on IndustrialPark {
        id
        nameVi
        nameEn
      }
      ... on KeyRoute {
        id
        nameVi
        nameEn
      }
      ... on WorkerHousingArea {
        id
        nameVi
        nameEn
      }
      ... on ForeignResidentArea {
        id
        nameVi
        nameEn
      }
      ... on CampaignEvent {
        id
        titleVi
        titleEn
        heldOn
      }
    }
  }
`)

/** Where a found thing lies: asked only once it is chosen, since outlines are long. */
export const placeQuery = graphql(`
  query Place($id: ID!) {
    node(id: $id) {
      __typename
      ... on AdminUnit {
        id
        basis
        level
        bbox
        nameVi
        nameEn
        successors {
          effectiveOn
          decree
          unit {
            nameVi
            nameEn
          }
        }
        outlineUnit {
          nameVi
          nameEn
          id
          basis
          level
          bbox
        }
      }
      ... on IndustrialPark {
        point {
          lon
          lat
        }
      }
      ... on KeyRoute {
        line
      }
      ... on WorkerHousingArea {
        area
      }
      ... on ForeignResidentArea {
        area
      }
      ... on CampaignEvent {
        heldOn
        eventPoint: point {
          lon
          lat
        }
        unit {
          bbox
          outlineUnit {
            bbox
          }
        }
      }
    }
  }
`)
