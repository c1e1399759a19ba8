import { graphql } from '../../gql/gql.ts'

/** One page of the audit log. */
export const auditQuery = graphql(`
  query AuditLog(
    $period: PeriodInput
    $accounts: [String!]
    $actions: [String!]
    $subject: ID
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    auditEntries(
      period: $period
      accounts: $accounts
      actions: $actions
      subject: $subject
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      nodes {
        at
        account
        action
        operation
        subject
        requestId
        detail
        chain
        number
        hash
        previousHash
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`)

/** How the log is sealed, and when it was last verified. */
export const auditStandingQuery = graphql(`
  query AuditStanding {
    auditStanding {
      seal
      sealedAt
      head
      entries
      unsealed
      writers
      lastVerification {
        at
        account
        entries
        faults
      }
    }
  }
`)

/** Reads the whole log and makes every hash anew. */
export const verifyAuditMutation = graphql(`
  mutation VerifyAudit {
    verifyAudit {
      seal
    }
  }
`)
