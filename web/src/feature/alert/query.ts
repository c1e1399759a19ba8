import { graphql } from '../../gql/gql.ts'
import type { AlertsQuery } from '../../gql/graphql.ts'

/** The rules of the newest release and what was found by them. */
export const alertsQuery = graphql(`
  query Alerts {
    release {
      number
    }
    alertRules {
      code
      labelVi
      labelEn
      methodVi
      methodEn
      falseDiscoveryRate
      metric {
        id
        labelVi
        labelEn
        unitVi
        unitEn
      }
      check {
        from
        to
        tested
        untested
        found
        falseAlarms
      }
    }
    alerts {
      rule {
        code
      }
      unit {
        id
        code
        basis
        nameVi
        nameEn
      }
      category {
        code
        labelVi
        labelEn
      }
      from
      to
      value {
        kind
        value
        low
        high
      }
      base
      expectedLow
      expectedHigh
      provisional
      sinceRelease
      isNew
      acknowledgement {
        note
        by
        at
      }
    }
  }
`)

export const acknowledgeMutation = graphql(`
  mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {
    acknowledgeAlert(input: $input) {
      acknowledgement {
        note
        by
        at
      }
    }
  }
`)

export type Rule = AlertsQuery['alertRules'][number]
export type Alert = AlertsQuery['alerts'][number]
