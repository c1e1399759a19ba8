import { graphql } from '../../gql/gql.ts'
import type { AgencyInTimeFragment } from '../../gql/graphql.ts'

/** An agency with its last day, where it has ended, and who has its duties today. */
graphql(`
  fragment AgencyInTime on Agency {
    id
    nameVi
    nameEn
    validTo
    actingToday {
      id
      nameVi
      nameEn
    }
  }
`)

export type AgencyInTime = AgencyInTimeFragment

/** Who must act in the place of an agency that has ended; null where it acts itself. Empty: nobody is known to have taken over. */
export function successorsOf({ id, validTo, actingToday }: AgencyInTime): AgencyInTime['actingToday'] | null {
  return validTo && !actingToday.some((acting) => acting.id === id) ? actingToday : null
}
