import { graphql } from '../../gql/gql.ts'

/** A record of a victim by its pseudonym: what is sealed, who opened it, and who else knows the person. */
export const victimQuery = graphql(`
  query VictimRecord($pseudonym: String!) {
    victims(filter: { pseudonyms: [$pseudonym] }, first: 1) {
      nodes {
        id
        pseudonym
        synthetic
        reportedOn
        retainUntil
        agency {
          nameVi
          nameEn
        }
        homeUnit {
          nameVi
          nameEn
        }
        sealedFields
        alsoRecordedBy {
          agency {
            code
            nameVi
            nameEn
          }
          byPaper
        }
        identityOpenings {
          account
          fields
          reasonCode
          reason
          openedAt
          expiresAt
        }
      }
    }
  }
`)

/** Opens sealed fields to whoever is signed in, for a while. */
export const openIdentityMutation = graphql(`
  mutation OpenIdentity($input: OpenIdentityInput!) {
    openIdentity(input: $input) {
      expiresAt
    }
  }
`)

/** What is open of a person. Each time it is asked an entry is left in the log. */
export const identityQuery = graphql(`
  query OpenedIdentity($id: ID!) {
    node(id: $id) {
      ... on Victim {
        identity {
          name
          paper
          contact
          address
          birthYear
          document
          expiresAt
        }
      }
    }
  }
`)

/** What removing a person would change. */
export const removalPreviewQuery = graphql(`
  query RemovalPreview($pseudonym: String!) {
    personRemovalPreview(pseudonym: $pseudonym) {
      records
      keptByName
      rows
      figures
      releases
    }
  }
`)

/** Removes a person for good. */
export const removePersonMutation = graphql(`
  mutation RemovePerson($input: RemovePersonInput!) {
    removePerson(input: $input) {
      records
      keptByName
      removed
      before
      after
      figures
      retired
      release
      digestBefore
      digestAfter
    }
  }
`)

/** Agencies that have records of the same persons. */
export const overlapQuery = graphql(`
  query PersonOverlap {
    personOverlap {
      agency {
        code
        nameVi
        nameEn
      }
      otherAgency {
        code
        nameVi
        nameEn
      }
      persons
      byNameAlone
    }
  }
`)
