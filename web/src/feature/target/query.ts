import { graphql } from '../../gql/gql.ts'
import type {
  DutyDeadlinesQuery,
  DutyTargetsQuery,
  ExactDeadlinesQuery,
  LateChoicesQuery,
  LateItemFragment,
  TargetRuleFragment,
} from '../../gql/graphql.ts'

/** What the page can be asked for: since when deadlines are recorded, when targets hold, and how the figures are protected. */
export const dutyMetricsQuery = graphql(`
  query DutyMetrics {
    metrics {
      id
      measure
      openMonths
      lagMonths
      coverageFrom
      lattice {
        basis
        level
        grain
        breakdown
        threshold
      }
      targets {
        ...TargetRule
      }
    }
  }
  fragment TargetRule on Target {
    programme
    labelVi
    labelEn
    legalRef
    validFrom
    validTo
    source {
      ...SourceWord
    }
  }
`)

export type TargetRule = TargetRuleFragment

/** The programmes that hold on any day of a time, whether or not the hub knows a number of theirs. */
export const programmesQuery = graphql(`
  query Programmes($from: Date!, $to: Date!) {
    timeMarks(from: $from, to: $to) {
      kind
      labelVi
      labelEn
      legalRef
      from
      to
      source {
        id
        noteVi
        noteEn
      }
    }
  }
`)

/** Every target that holds in a time, for the province and for its units. */
export const dutyTargetsQuery = graphql(`
  query DutyTargets($basis: BoundaryBasis!, $level: UnitLevel!, $from: Date!, $to: Date!) {
    whole: targetProgress(basis: $basis, level: PROVINCE, from: $from, to: $to) {
      targets {
        ...JudgedTarget
      }
    }
    parts: targetProgress(basis: $basis, level: $level, from: $from, to: $to) {
      targets {
        ...JudgedTarget
      }
    }
  }
  fragment Told on Count {
    kind
    value
    low
    high
  }
  fragment SourceWord on Source {
    id
    titleVi
    titleEn
  }
  fragment JudgedTarget on TargetProgress {
    target {
      ...TargetRule
    }
    metric {
      id
      labelVi
      labelEn
      descriptionVi
      descriptionEn
    }
    published
    periods {
      start
      end
      grain
    }
    units {
      unit {
        id
        nameVi
        nameEn
      }
      cells {
        state
        openReason
        value {
          ...Told
        }
        base {
          ...Told
        }
        provisional
      }
    }
  }
`)

export type JudgedTarget = DutyTargetsQuery['whole']['targets'][number]

/** Legal time limits kept, by clock and by branch of agency; and support given of support entitled, which no programme sets a number for. */
export const dutyDeadlinesQuery = graphql(`
  query DutyDeadlines($basis: BoundaryBasis!, $from: Date!, $to: Date!, $since: Date!) {
    byClock: figures(
      metric: "deadlines_met_share"
      basis: $basis
      level: PROVINCE
      grain: QUARTER
      breakdown: CLOCK
      from: $from
      to: $to
    ) {
      ...SharesByCategory
    }
    byBranch: figures(
      metric: "deadlines_met_share"
      basis: $basis
      level: PROVINCE
      grain: QUARTER
      breakdown: AGENCY_KIND
      from: $from
      to: $to
    ) {
      ...SharesByCategory
    }
    support: figures(
      metric: "support_given_share"
      basis: $basis
      level: PROVINCE
      grain: YEAR
      from: $since
      to: $to
    ) {
      ...SharesByCategory
    }
    legalClocks {
      kind
      labelVi
      labelEn
      legalRef
      validFrom
      validTo
      source {
        ...SourceWord
      }
    }
  }
  fragment SharesByCategory on FigureSet {
    categories {
      code
      labelVi
      labelEn
    }
    periods {
      start
      end
      grain
    }
    figures {
      category
      period {
        start
      }
      value {
        ...Told
      }
      base {
        ...Told
      }
      provisional
    }
  }
`)

export type ShareSet = DutyDeadlinesQuery['byClock']
export type LegalClock = DutyDeadlinesQuery['legalClocks'][number]

/** The same by clock and agency together, and what is late now: exact, for whoever may read it. */
export const exactDeadlinesQuery = graphql(`
  query ExactDeadlines($unit: UnitInput!, $from: Date!, $to: Date!) {
    deadlineFigures(unit: $unit, from: $from, to: $to) {
      late
      periods {
        start
        end
        grain
      }
      rows {
        clock
        rules {
          labelVi
          labelEn
        }
        agency {
          ...AgencyInTime
        }
        late
        longestDays
        cells {
          period {
            start
          }
          share {
            ...Told
          }
          due {
            ...Told
          }
          met {
            ...Told
          }
          provisional
        }
      }
    }
  }
`)

export type ExactDeadlines = ExactDeadlinesQuery['deadlineFigures']

/** What the list of late items can be narrowed to, and the words for how its records stand. */
export const lateChoicesQuery = graphql(`
  query LateChoices($basis: BoundaryBasis!, $level: UnitLevel!) {
    clocks: codes(list: "CLOCK") {
      code
      labelVi
      labelEn
    }
    tipStatuses: codes(list: "TIP_STATUS") {
      code
      labelVi
      labelEn
    }
    caseStages: codes(list: "CASE_STAGE") {
      code
      labelVi
      labelEn
    }
    victimStatuses: codes(list: "VICTIM_STATUS") {
      code
      labelVi
      labelEn
    }
    deadlineAgencies(filter: { states: [OVERDUE] }) {
      id
      nameVi
      nameEn
      validFrom
      validTo
    }
    adminUnits(basis: $basis, level: $level, first: 200) {
      nodes {
        id
        nameVi
        nameEn
      }
    }
  }
`)

export type LateChoices = LateChoicesQuery

/** Late items of one's own area, the longest delay first. */
export const lateDeadlinesQuery = graphql(`
  query LateDeadlines($filter: DeadlineFilter!, $first: Int, $after: String, $last: Int, $before: String) {
    deadlines(filter: $filter, orderBy: DUE_AT_ASC, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...LateItem
      }
    }
  }
  fragment LateItem on Deadline {
    clock
    labelVi
    labelEn
    legalRef
    dueAt
    daysLate
    extended
    unit {
      nameVi
      nameEn
    }
    agency {
      ...AgencyInTime
    }
    subject {
      __typename
      ... on Tip {
        id
        receivedAt
        kind
        tipStatus: status
      }
      ... on Victim {
        id
        pseudonym
        reportedOn
        victimStatus: status
      }
      ... on Case {
        id
        code
        openedOn
        stage
      }
    }
  }
`)

export type LateItem = LateItemFragment

/** The same, page after page, for a file: named apart, so that the audit log tells that the list was taken away. */
export const lateFileQuery = graphql(`
  query LateDeadlinesFile($filter: DeadlineFilter!, $after: String) {
    deadlines(filter: $filter, orderBy: DUE_AT_ASC, first: 200, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...LateItem
      }
    }
  }
`)
