import { graphql } from '../../gql/gql.ts'
import type { DirectiveBoardQuery } from '../../gql/graphql.ts'

/** What campaign work of a year reached, and the pilot models: everything of it is open and told exactly. */
export const boardQuery = graphql(`
  query DirectiveBoard($from: Date!, $to: Date!) {
    settings: figures(
      metric: "campaign_events"
      basis: SINCE_2025_07
      level: COMMUNE
      grain: QUARTER
      breakdown: SETTING
      from: $from
      to: $to
    ) {
      categories {
        code
        labelVi
        labelEn
      }
      figures {
        unitId
        category
        value {
          kind
          value
        }
      }
    }
    events: figures(metric: "campaign_events", basis: SINCE_2025_07, level: PROVINCE, grain: QUARTER, from: $from, to: $to) {
      figures {
        value {
          value
        }
      }
    }
    attendances: figures(metric: "attendances", basis: SINCE_2025_07, level: PROVINCE, grain: QUARTER, from: $from, to: $to) {
      figures {
        value {
          value
        }
      }
    }
    shares: figures(metric: "online_shares", basis: SINCE_2025_07, level: PROVINCE, grain: QUARTER, from: $from, to: $to) {
      figures {
        value {
          value
        }
      }
    }
    communes: adminUnits(basis: SINCE_2025_07, level: COMMUNE, first: 200) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
    pilotModels(first: 200) {
      totalCount
      nodes {
        id
        nameVi
        nameEn
        startedOn
        endedOn
        lastEventOn
        eventCount
        unit {
          nameVi
          nameEn
        }
      }
    }
  }
`)

export type PilotModel = DirectiveBoardQuery['pilotModels']['nodes'][number]
export type SettingFigure = Pick<DirectiveBoardQuery['settings']['figures'][number], 'unitId' | 'category' | 'value'>
