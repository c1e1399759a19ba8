import { graphql } from '../../gql/gql.ts'

/** Everything that somebody may know of their own account. */
export const meQuery = graphql(`
  query Me {
    viewer {
      name
      viewOnly
      sessionEndsAt
      scopes {
        name
      }
      secondFactor {
        active
        advised
        recoveryCodesLeft
      }
      sessions {
        createdAt
        seenAt
        endsAt
        current
      }
      tokens {
        id
        label
        scopes
        createdAt
        expiresAt
        lastUsedOn
      }
    }
  }
`)

/** A key for an app. */
export const beginSecondFactorMutation = graphql(`
  mutation BeginSecondFactor {
    beginSecondFactor {
      uri
      secret
    }
  }
`)

/** The first code, for which recovery codes are given. */
export const confirmSecondFactorMutation = graphql(`
  mutation ConfirmSecondFactor($input: ConfirmSecondFactorInput!) {
    confirmSecondFactor(input: $input)
  }
`)

/** Turns the second factor off. */
export const removeSecondFactorMutation = graphql(`
  mutation RemoveSecondFactor($input: RemoveSecondFactorInput!) {
    removeSecondFactor(input: $input)
  }
`)

/** Ends all sessions, this one too. */
export const signOutEverywhereMutation = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere
  }
`)

/** A token for a program. */
export const issueTokenMutation = graphql(`
  mutation IssueToken($input: IssueTokenInput!) {
    issueToken(input: $input) {
      token
      issued {
        id
        label
      }
    }
  }
`)

/** Takes a token back. */
export const revokeTokenMutation = graphql(`
  mutation RevokeToken($input: RevokeTokenInput!) {
    revokeToken(input: $input)
  }
`)
