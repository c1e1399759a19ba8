import { graphql } from '../../gql/gql.ts'

/** Name and password. */
export const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      next
    }
  }
`)

/** A link of an administrator, once. */
export const signInByLinkMutation = graphql(`
  mutation SignInByLink($input: SignInByLinkInput!) {
    signInByLink(input: $input) {
      next
    }
  }
`)

/** The second factor. */
export const completeSignInMutation = graphql(`
  mutation CompleteSignIn($input: CompleteSignInInput!) {
    completeSignIn(input: $input) {
      next
    }
  }
`)

/** A password of one's own, at first or later. */
export const changePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      next
    }
  }
`)

/** Ends the session of this browser. */
export const signOutMutation = graphql(`
  mutation SignOut {
    signOut
  }
`)
