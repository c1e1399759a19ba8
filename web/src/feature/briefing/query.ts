import { graphql } from '../../gql/gql.ts'
import type { BriefingSchedulesQuery, BriefingsQuery } from '../../gql/graphql.ts'

/** Briefings that were made on schedule, the newest period first. */
export const briefingsQuery = graphql(`
  query Briefings($first: Int!) {
    release {
      number
    }
    briefings(first: $first) {
      totalCount
      nodes {
        id
        title
        period {
          grain
          start
          end
        }
        form
        basis
        units {
          code
        }
        metrics {
          id
          labelVi
          labelEn
        }
        release
        superseded
        path
        bytes
        madeAt
      }
    }
  }
`)

/** Of what they are made, for whoever publishes. */
export const schedulesQuery = graphql(`
  query BriefingSchedules {
    briefingSchedules {
      id
      title
      grain
      form
      validFrom
      validTo
      next {
        notBefore
        period {
          grain
          start
          end
        }
      }
      by
      fault
    }
  }
`)

export const scheduleMutation = graphql(`
  mutation ScheduleBriefing($input: ScheduleBriefingInput!) {
    scheduleBriefing(input: $input) {
      id
      next {
        notBefore
        period {
          grain
          start
          end
        }
      }
    }
  }
`)

export const endScheduleMutation = graphql(`
  mutation EndBriefingSchedule($schedule: ID!) {
    endBriefingSchedule(schedule: $schedule) {
      validTo
    }
  }
`)

export type Briefing = BriefingsQuery['briefings']['nodes'][number]
export type Schedule = BriefingSchedulesQuery['briefingSchedules'][number]
