import { graphql } from '../../gql/gql.ts'

/** Tells the police something; nothing but what is typed is sent. */
export const submitTipMutation = graphql(`
  mutation SubmitTip($input: SubmitTipInput!) {
    submitTip(input: $input) {
      receipt
      receivedOn
      unitNameVi
      unitNameEn
    }
  }
`)

/** Asks by receipt what became of a tip, and adds to it. */
export const followUpTipMutation = graphql(`
  mutation FollowUpTip($receipt: String!, $message: String) {
    followUpTip(receipt: $receipt, message: $message) {
      receivedOn
      status
      messages {
        body
        fromReporter
        sentOn
      }
    }
  }
`)

/** The communes of today, and the words for the topics. */
export const tipFormQuery = graphql(`
  query TipForm {
    adminUnits(basis: SINCE_2025_07, level: COMMUNE, first: 200) {
      nodes {
        code
        nameVi
        nameEn
      }
    }
    codes(list: "TIP_TOPIC") {
      code
      labelVi
      labelEn
    }
    statuses: codes(list: "TIP_STATUS") {
      code
      labelVi
      labelEn
    }
  }
`)
