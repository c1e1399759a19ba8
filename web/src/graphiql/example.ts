/** An operation to start from: who asks, in both languages, and the query with its explanation. */
export interface Example {
  readonly title: string
  readonly query: string
  readonly variables?: string
}

/** The first questions of each reader of the hub; every one runs as it stands. */
export const examples: readonly Example[] = [
  {
    title: 'Quy hoạch · Planner',
    query: `# Người quy hoạch: tin tiếp nhận của từng huyện trong năm 2025, số lượng và tỷ suất trên dân số.
# Planner: tips received in each district in 2025, as a number and per residents.
# Mỗi số là một Count: kind cho biết đó là số đúng, số giữ kín hay chưa có số liệu.
query TipsByDistrict {
  figures(
    metric: "tips_received"
    basis: BEFORE_2025_07
    level: DISTRICT
    grain: YEAR
    from: "2025-01-01"
    to: "2025-12-31"
  ) {
    metric { labelVi unitVi per formulaVi }
    threshold
    figures {
      unit { code nameVi }
      period { labelVi }
      value { kind value low high }
      rate { kind value per denominator denominatorYear denominatorMethod }
      provisional
    }
    release { number dataThrough synthetic scaleFactor }
  }
}`,
  },
  {
    title: 'Lãnh đạo, mục tiêu · Leader, targets',
    query: `# Lãnh đạo: từng huyện có đạt mục tiêu của chương trình quốc gia trong từng quý không. Chỗ chưa rõ nói vì sao: openReason.
# Leader: did each district meet the targets of the national programme in each quarter? Where it is open, openReason says why.
query TargetsByQuarter {
  targetProgress(basis: BEFORE_2025_07, level: DISTRICT, grain: QUARTER, from: "2025-01-01", to: "2025-12-31") {
    targets {
      target { labelVi legalRef validFrom validTo source { titleVi } }
      published
      periods { labelVi }
      units {
        unit { nameVi }
        cells { state openReason value { kind value low high } base { kind value } provisional }
      }
    }
    release { number }
    live
  }
  legalClocks { kind labelVi legalRef validFrom validTo }
}`,
  },
  {
    title: 'Lập trình · Developer',
    query: `# Người lập trình: hoạt động tuyên truyền trong vòng 5 km quanh một điểm, từng trang 20 dòng.
# Developer: awareness events within 5 km of a point, in pages of 20.
query EventsNearby($after: String) {
  campaignEvents(
    first: 20
    after: $after
    filter: {
      near: { lon: 106.06, lat: 21.18, withinKm: 5 }
      period: { from: "2025-01-01", to: "2025-12-31" }
    }
  ) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      heldOn
      titleVi
      eventType
      audience
      attendance
      unit { code nameVi basis }
      point { lon lat }
      synthetic
    }
  }
}`,
  },
  {
    title: 'Lãnh đạo · Leader',
    query: `# Lãnh đạo: so sánh các huyện năm 2025 với năm trước, có thứ hạng, thay đổi và mục tiêu.
# Leader: the districts side by side, 2025 against the year before, with ranks, changes and targets.
query CompareDistricts {
  compareUnits(
    metrics: ["tips_received", "tips_resolved_share", "campaign_events"]
    basis: BEFORE_2025_07
    level: DISTRICT
    grain: YEAR
    period: "2025-01-01"
    baseline: PREVIOUS_PERIOD
  ) {
    period { labelVi }
    previousPeriod { labelVi }
    rows {
      unit { nameVi }
      cells {
        metric { id labelVi unitVi }
        value { kind value }
        rate { kind value per }
        rank
        rankOf
        change { percent { kind value low high } }
        targetMet
      }
    }
  }
}`,
  },
  {
    title: 'Lãnh đạo, nhiều năm · Leader, several years',
    query: `# Lãnh đạo: so với bình quân ba năm trước, kèm chuỗi số liệu từ 2019; standing nói đơn vị có thực sự khác mức chung không.
# Leader: against the mean of three years before, with the figures since 2019; standing says whether a unit really differs.
query CompareWithHistory {
  compareUnits(
    metrics: ["campaign_events"]
    basis: BEFORE_2025_07
    level: DISTRICT
    grain: YEAR
    period: "2025-01-01"
    baseline: AVERAGE_OF_THREE_YEARS
    from: "2019-01-01"
  ) {
    baselinePeriods { labelVi }
    columns { intervalMethod reference overdispersion judged }
    rows {
      unit { nameVi }
      cells {
        value { kind value low high }
        interval { low high }
        ranks { low high }
        standing
        moved
        change { absolute { kind value low high } percent { kind value low high } }
        series { period { labelVi } value { kind value } provisional }
      }
    }
  }
}`,
  },
  {
    title: 'Lãnh đạo, bản tóm tắt · Leader, briefings',
    query: `# Lãnh đạo: các bản tóm tắt lập định kỳ, kỳ mới nhất trước; path là địa chỉ tải tệp, mất đi (410) khi bản phát hành bị thu hồi.
# Leader: the briefings made regularly, the newest period first; the file is at path, gone (410) once its release is taken back.
query KeptBriefings {
  briefings(first: 20) {
    totalCount
    nodes {
      title
      period { labelVi }
      form
      metrics { labelVi }
      release
      superseded
      path
      bytes
      sha256
    }
  }
}`,
  },
  {
    title: 'Cán bộ · Officer',
    query: `# Cán bộ: nhiệm vụ của công văn 2566/UBND-NC và tiến độ. Hồ sơ (tips, cases, victims) cần tài khoản:
# thêm tiêu đề {"authorization": "Bearer …"} ở ô Headers.
# Officer: the tasks of directive 2566/UBND-NC and how far they are. Records need an account:
# add the header {"authorization": "Bearer …"} below.
query Tasks {
  directives(numbers: ["2566/UBND-NC"]) {
    nodes {
      number
      titleVi
      tasks {
        number
        actorVi
        dutyVi
        progressSummary { units done inProgress notStarted late }
      }
    }
  }
}`,
  },
  {
    title: 'Người dân · Resident',
    query: `# Người dân: nơi tôi ở nay thuộc đơn vị nào, và có bao nhiêu hoạt động tuyên truyền ở đó?
# Resident: which unit is my place in today, and how many awareness events were held there?
# Nếu cần giúp đỡ, hãy gọi 111. If you need help, call 111.
query MyPlace {
  search(text: "Vân Dương", first: 5) {
    ... on AdminUnit {
      id
      code
      basis
      nameVi
      validTo
      successors { effectiveOn decree unit { id nameVi } }
    }
  }
  campaignEvents(first: 5, filter: { text: "khu trọ" }) {
    nodes { heldOn titleVi unit { nameVi } }
  }
}`,
  },
]
