/** One table of the catalogue: its name in the answer, its columns in SQL by their name in TypeScript, and its order. */
interface Part {
  readonly from: string
  readonly columns: Readonly<Record<string, string>>
  readonly order: string
}

const named = { nameVi: 'name_vi', nameEn: 'name_en' } as const
const labelled = { labelVi: 'label_vi', labelEn: 'label_en' } as const
const valid = { validFrom: 'valid_from', validTo: 'valid_to' } as const
const noted = { noteVi: 'note_vi', noteEn: 'note_en' } as const
const sourced = { sourceId: 'source_id' } as const

const parts: Readonly<Record<string, Part>> = {
  units: {
    from: 'admin_unit',
    columns: {
      id: 'id::text',
      scheme: 'scheme',
      level: 'level',
      code: 'code',
      type: 'type',
      ...named,
      parentId: 'parent_id::text',
      ...valid,
      areaKm2: 'area_km2',
      outlineUnitId: 'outline_unit_id::text',
      bbox: 'case when outline is not null then jsonb_build_array(st_xmin(outline), st_ymin(outline), st_xmax(outline), st_ymax(outline)) end',
      centre: 'case when centre is not null then jsonb_build_array(st_x(centre), st_y(centre)) end',
      ...noted,
      ...sourced,
      outlineSourceId: 'outline_source_id',
    },
    order: 'scheme desc, level desc, code, valid_from',
  },
  names: {
    from: 'admin_unit_name',
    columns: { unitId: 'unit_id::text', type: 'type', ...named, ...valid, ...sourced },
    order: 'unit_id, valid_from',
  },
  changes: {
    from: 'admin_unit_change',
    columns: {
      fromId: 'from_unit_id::text',
      toId: 'to_unit_id::text',
      effectiveOn: 'effective_on',
      decree: 'decree',
      areaShareLow: 'area_share_low',
      areaShareHigh: 'area_share_high',
      populationShareLow: 'population_share_low',
      populationShareHigh: 'population_share_high',
      note: 'note',
      ...sourced,
    },
    order: 'effective_on, id',
  },
  statistics: {
    from: 'unit_statistic',
    columns: {
      unitId: 'unit_id::text',
      statistic: 'statistic',
      year: 'year',
      asOf: 'as_of',
      value: 'value',
      ...noted,
      ...sourced,
      synthetic: 'synthetic',
    },
    order: 'unit_id, statistic, year, id',
  },
  denominators: {
    from: 'unit_denominator',
    columns: {
      unitId: 'unit_id::text',
      statistic: 'statistic',
      year: 'year',
      value: 'value',
      method: 'method',
      ...sourced,
    },
    order: 'unit_id, statistic, year',
  },
  agencies: {
    from: 'agency',
    columns: {
      id: 'id::text',
      code: 'code',
      ...named,
      kind: 'kind',
      level: 'level',
      unitId: 'unit_id::text',
      ...valid,
      ...noted,
      ...sourced,
    },
    order: 'code',
  },
  successions: {
    from: 'agency_successor',
    columns: {
      agencyId: 'agency_id::text',
      successorId: 'successor_id::text',
      effectiveOn: 'effective_on',
      decree: 'decree',
      ...noted,
    },
    order: 'effective_on, agency_id, successor_id',
  },
  sources: {
    from: 'source',
    columns: {
      id: 'id',
      titleVi: 'title_vi',
      titleEn: 'title_en',
      publisher: 'publisher',
      url: 'url',
      licence: 'licence',
      licenceUrl: 'licence_url',
      attribution: 'attribution',
      retrievedOn: 'retrieved_on',
      validOn: 'valid_on',
      kind: 'kind',
      ...noted,
    },
    order: 'id',
  },
  metrics: {
    from: 'metric',
    columns: {
      id: 'id',
      topic: 'topic',
      measure: 'measure',
      ...labelled,
      unitVi: 'unit_vi',
      unitEn: 'unit_en',
      descriptionVi: 'description_vi',
      descriptionEn: 'description_en',
      formulaVi: 'formula_vi',
      formulaEn: 'formula_en',
      perStatistic: 'per_statistic',
      perAmount: 'per_amount',
      sensitive: 'sensitive',
      openMonths: 'open_months',
      lagMonths: 'lag_months',
      direction: 'direction',
      coverageFrom: 'coverage_from',
      legalRef: 'legal_ref',
      ...sourced,
    },
    order: 'sort, id',
  },
  lattices: {
    from: 'lattice',
    columns: {
      metricId: 'metric_id',
      scheme: 'scheme',
      level: 'level',
      grain: 'grain',
      breakdown: 'breakdown',
      threshold: 'threshold',
      ...valid,
    },
    order: 'id',
  },
  targets: {
    from: 'target',
    columns: {
      metricId: 'metric_id',
      programme: 'programme',
      comparator: 'comparator',
      value: 'value',
      ...labelled,
      legalRef: 'legal_ref',
      ...valid,
      ...sourced,
    },
    order: 'id',
  },
  clocks: {
    from: 'legal_clock',
    columns: {
      kind: 'kind',
      subject: 'subject',
      ...labelled,
      hours: 'hours',
      days: 'days',
      months: 'months',
      extensionMonths: 'extension_months',
      legalRef: 'legal_ref',
      ...valid,
      ...sourced,
    },
    order: 'kind, valid_from',
  },
  codes: {
    from: 'code',
    columns: {
      list: 'list',
      code: 'code',
      ...labelled,
      descriptionVi: 'description_vi',
      descriptionEn: 'description_en',
      legalRef: 'legal_ref',
      htcds: 'htcds',
      iccs: 'iccs',
      ictip: 'ictip',
      ...valid,
    },
    order: 'list, sort, code',
  },
  timeMarks: {
    from: 'time_mark',
    columns: {
      id: 'id::text',
      kind: 'kind',
      ...labelled,
      legalRef: 'legal_ref',
      fromOn: 'from_on',
      toOn: 'to_on',
      yearly: 'yearly',
      ...sourced,
    },
    order: 'from_on, code',
  },
  campaigns: {
    from: 'campaign',
    columns: {
      id: 'id::text',
      code: 'code',
      ...named,
      year: 'year',
      directiveId: 'directive_id::text',
      synthetic: 'synthetic',
    },
    order: 'year, code',
  },
}

/** One statement for the whole catalogue: one row with one JSON array for each table. */
export const catalogueText = `select ${Object.entries(parts)
  .map(([name, { from, columns, order }]) => {
    const pairs = Object.entries(columns).map(([key, sql]) => `${sql} as "${key}"`)
    return `(select coalesce(jsonb_agg(to_jsonb(r)), '[]') from (select ${pairs.join(', ')} from ${from} order by ${order}) r) as "${name}"`
  })
  .join(', ')}`
