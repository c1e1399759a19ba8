import type { IdentityField, IdentityOpeningReason, RemovalReason } from '../../gql/graphql.ts'
import type { Text } from '../../message/text.ts'

/** Reasons for opening an identity, the commonest first. */
export const openingReasons = [
  'CONTACT',
  'PROTECTION',
  'INVESTIGATION',
  'COURT',
  'CORRECTION',
  'REQUEST_OF_PERSON',
] as const satisfies readonly IdentityOpeningReason[]

/** Reasons for removing a person. */
export const removalReasons = [
  'CONSENT_WITHDRAWN',
  'RETENTION_ENDED',
  'RECORDED_IN_ERROR',
] as const satisfies readonly RemovalReason[]

/** A sealed field in the reader's words. */
export const fieldWord = (field: IdentityField, text: Text) => text(`person.field.${field}`)

/** Why an identity was opened, in the reader's words. */
export const openingReasonWord = (reason: IdentityOpeningReason, text: Text) => text(`person.opening.${reason}`)

/** Why a person is removed, in the reader's words. */
export const removalReasonWord = (reason: RemovalReason, text: Text) => text(`person.removal.${reason}`)
