import { graphql } from '../../gql/gql.ts'

/** All accounts, as an administrator sees them. */
export const accountsQuery = graphql(`
  query Accounts {
    accounts {
      id
      name
      scopes
      viewOnly
      createdAt
      disabledAt
      tokens
      sessions
      passwordSet
      mustChangePassword
      secondFactor
      areas {
        id
        nameVi
        nameEn
        validTo
      }
    }
  }
`)

/** A new account, and the link by which its holder gets in. */
export const addAccountMutation = graphql(`
  mutation AddAccount($input: AddAccountInput!) {
    addAccount(input: $input) {
      account {
        id
        name
      }
      link {
        path
        expiresAt
      }
    }
  }
`)

/** Changes what an account may, or whether it may at all. */
export const changeAccountMutation = graphql(`
  mutation ChangeAccount($input: ChangeAccountInput!) {
    changeAccount(input: $input) {
      id
    }
  }
`)

/** A link for somebody who is new or has forgotten the password. */
export const issueSignInLinkMutation = graphql(`
  mutation IssueSignInLink($input: IssueSignInLinkInput!) {
    issueSignInLink(input: $input) {
      path
      expiresAt
    }
  }
`)
