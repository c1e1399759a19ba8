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
        validFrom
        validTo
        reason
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

/** What can be an area: the province, communes of today, districts as they were, and the agencies of a day above the communes. */
export const areaChoicesQuery = graphql(`
  query AreaChoices {
    provinces: adminUnits(basis: SINCE_2025_07, level: PROVINCE, first: 1) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
    communes: adminUnits(basis: SINCE_2025_07, level: COMMUNE, first: 200) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
    districts: adminUnits(basis: BEFORE_2025_07, level: DISTRICT, first: 20) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
    agencies(levels: [PROVINCE, REGION], first: 200) {
      nodes {
        id
        nameVi
        nameEn
        validTo
      }
    }
  }
`)

/** Gives an account an area. */
export const giveAreaMutation = graphql(`
  mutation GiveArea($input: GiveAreaInput!) {
    giveArea(input: $input) {
      id
    }
  }
`)

/** Ends an area of an account. */
export const endAreaMutation = graphql(`
  mutation EndArea($input: EndAreaInput!) {
    endArea(input: $input) {
      id
    }
  }
`)
