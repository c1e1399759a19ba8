/**
 * The six named operations, each in three forms: what the hub answers, what PostGraphile answers over the same tables and
 * functions, and the one SQL statement that a bare route would need (the floor).
 */
export interface Operation {
  readonly name: string
  /** Read with an account, from the live rows; else as a stranger, from the release. */
  readonly staff: boolean
  readonly hub: string
  readonly postgraphile: string
  readonly floor: string
}

const box = { west: 105.95, south: 21.05, east: 106.1, north: 21.2 }

/**
 * Functions of a schema `bench` that PostGraphile is given, so that it need not build aggregates of its own: the same reads from
 * the same release as the hub makes.
 */
export const benchSchema = `
  drop schema if exists bench cascade;
  create schema bench;
  create type bench.figure_row as (unit_id bigint, period_start date, kind text, value numeric, denominator numeric);
  create function bench.figures(metric text, scheme text, level text, grain text, period_from date, period_to date)
    returns setof bench.figure_row language sql stable as $$
    select f.unit_id, f.period_start, f.kind, f.value, f.denominator from pub.figure f
    where f.metric_id = metric and f.scheme = figures.scheme and f.level = figures.level and f.grain = figures.grain and f.breakdown = ''
      and f.period_start between period_from and period_to
    order by f.unit_id, f.period_start
  $$;
  create type bench.comparison_row as (metric_id text, unit_id bigint, period_start date, kind text, value numeric, denominator numeric);
  create function bench.comparison(metrics text[], scheme text, level text, grain text, period date, previous date)
    returns setof bench.comparison_row language sql stable as $$
    select f.metric_id, f.unit_id, f.period_start, f.kind, f.value, f.denominator from pub.figure f
    where f.metric_id = any (metrics) and f.scheme = comparison.scheme and f.level = comparison.level and f.grain = comparison.grain
      and f.breakdown = '' and f.period_start in (period, previous)
  $$;
  create type bench.event_row as (id bigint, title_vi text, held_on date, event_type text, lon float8, lat float8, unit text);
  create function bench.events_in(west float8, south float8, east float8, north float8)
    returns setof bench.event_row language sql stable as $$
    select e.id, e.title_vi, e.held_on, e.event_type, st_x(e.point), st_y(e.point), u.name_vi
    from pub.campaign_event e join pub.admin_unit u on u.id = e.unit_id
    where e.point && st_makeenvelope(west, south, east, north, 4326) order by e.held_on desc, e.id desc
  $$;
  create type bench.hit as (kind text, id bigint, name_vi text);
  create function bench.search(words text) returns setof bench.hit language sql stable as $$
    select 'AdminUnit', id, name_vi from pub.admin_unit where search_text like '%' || hub_fold(words) || '%'
    union all select 'IndustrialPark', id, name_vi from pub.industrial_park where search_text like '%' || hub_fold(words) || '%'
    union all select 'KeyRoute', id, name_vi from pub.key_route where search_text like '%' || hub_fold(words) || '%'
    union all select 'KeyArea', id, name_vi from pub.key_area where search_text like '%' || hub_fold(words) || '%'
    union all (select 'CampaignEvent', id, title_vi from pub.campaign_event where search_text like '%' || hub_fold(words) || '%' limit 10)
    limit 10
  $$;
  create type bench.unit_row as (id bigint, code text, name_vi text, name_en text, area_km2 numeric);
  create function bench.unit(code text) returns bench.unit_row language sql stable as $$
    select id, u.code, name_vi, name_en, area_km2 from pub.admin_unit u where u.code = unit.code and scheme = '27' limit 1
  $$;
  create type bench.statistic_row as (statistic text, year int, value numeric);
  create function bench.unit_statistics(code text) returns setof bench.statistic_row language sql stable as $$
    select s.statistic, s.year, s.value from pub.unit_statistic s join pub.admin_unit u on u.id = s.unit_id
    where u.code = unit_statistics.code and u.scheme = '27' order by s.statistic, s.year
  $$;
`

export const operations: readonly Operation[] = [
  {
    name: 'a page of tips with their unit',
    staff: true,
    hub: '{ tips(first: 20) { edges { node { id receivedAt topic status unit { nameVi } } } pageInfo { hasNextPage endCursor } } }',
    postgraphile:
      '{ allTips(first: 20, orderBy: [RECEIVED_AT_DESC, ID_DESC]) { edges { node { nodeId receivedAt topic status adminUnitByUnitId { nameVi } } } pageInfo { hasNextPage endCursor } } }',
    floor: `select t.id, t.received_at, t.topic, t.status, u.name_vi from live.tip t join live.admin_unit u on u.id = t.unit_id order by t.received_at desc, t.id desc limit 21`,
  },
  {
    name: 'figures by district and month',
    staff: false,
    hub: '{ figures(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, grain: MONTH, from: "2023-01-01", to: "2025-12-31") { figures { unitId period { start } value { kind value } rate { value } } } }',
    postgraphile:
      '{ figures(metric: "tips_received", scheme: "27", level: "DISTRICT", grain: "MONTH", periodFrom: "2023-01-01", periodTo: "2025-12-01", first: 288) { nodes { unitId periodStart kind value denominator } } }',
    floor: `select unit_id, period_start, kind, value, denominator from pub.figure where metric_id = 'tips_received' and scheme = '27' and level = 'DISTRICT' and grain = 'MONTH' and breakdown = '' and period_start between '2023-01-01' and '2025-12-01' order by 1, 2`,
  },
  {
    name: 'comparison of districts',
    staff: false,
    hub: '{ compareUnits(metrics: ["tips_received", "campaign_events", "attendances", "cases_opened"], basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, period: "2025-01-01") { rows { unit { id nameVi } cells { value { kind value } rate { value } rank change { percent { kind value low high } } } } } }',
    postgraphile:
      '{ comparison(metrics: ["tips_received", "campaign_events", "attendances", "cases_opened"], scheme: "27", level: "DISTRICT", grain: "YEAR", period: "2025-01-01", previous: "2024-01-01", first: 100) { nodes { metricId unitId periodStart kind value denominator } } }',
    floor: `select metric_id, unit_id, period_start, kind, value, denominator from pub.figure where metric_id = any ('{tips_received,campaign_events,attendances,cases_opened}') and scheme = '27' and level = 'DISTRICT' and grain = 'YEAR' and breakdown = '' and period_start in ('2025-01-01', '2024-01-01')`,
  },
  {
    name: 'campaign events of a map window',
    staff: false,
    hub: `{ campaignEvents(first: 100, filter: { bbox: { west: ${box.west}, south: ${box.south}, east: ${box.east}, north: ${box.north} } }) { edges { node { id titleVi heldOn eventType point { lon lat } unit { nameVi } } } } }`,
    postgraphile: `{ eventsIn(west: ${box.west}, south: ${box.south}, east: ${box.east}, north: ${box.north}, first: 100) { nodes { id titleVi heldOn eventType lon lat unit } } }`,
    floor: `select e.id, e.title_vi, e.held_on, e.event_type, st_x(e.point) as lon, st_y(e.point) as lat, u.name_vi from pub.campaign_event e join pub.admin_unit u on u.id = e.unit_id where e.point && st_makeenvelope(${box.west}, ${box.south}, ${box.east}, ${box.north}, 4326) order by e.held_on desc, e.id desc limit 101`,
  },
  {
    name: 'search without diacritics',
    staff: false,
    hub: '{ search(text: "yen phong", first: 10) { __typename ... on AdminUnit { id nameVi } ... on IndustrialPark { id nameVi } ... on KeyRoute { id nameVi } ... on WorkerHousingArea { id nameVi } ... on ForeignResidentArea { id nameVi } ... on CampaignEvent { id titleVi } } }',
    postgraphile: '{ search(words: "yen phong", first: 10) { nodes { kind id nameVi } } }',
    floor: `select * from bench.search('yen phong')`,
  },
  {
    name: 'profile of a unit',
    staff: false,
    hub: '{ adminUnit(unit: { code: "258", basis: BEFORE_2025_07 }) { id nameVi nameEn areaKm2 statistics { statistic year value } } figures(metric: "tips_received", basis: BEFORE_2025_07, level: DISTRICT, grain: YEAR, from: "2019-01-01", to: "2025-12-31", units: [{ code: "258", basis: BEFORE_2025_07 }]) { figures { period { start } value { kind value } rate { value } } } }',
    postgraphile:
      '{ unit(code: "258") { id nameVi nameEn areaKm2 } unitStatistics(code: "258", first: 100) { nodes { statistic year value } } figures(metric: "tips_received", scheme: "27", level: "DISTRICT", grain: "YEAR", periodFrom: "2019-01-01", periodTo: "2025-01-01", first: 100) { nodes { unitId periodStart kind value denominator } } }',
    floor: `select u.id, u.name_vi, u.name_en, u.area_km2, (select jsonb_agg(s) from (select statistic, year, value from pub.unit_statistic where unit_id = u.id) s) as statistics, (select jsonb_agg(f) from (select period_start, kind, value, denominator from pub.figure where metric_id = 'tips_received' and scheme = '27' and level = 'DISTRICT' and grain = 'YEAR' and breakdown = '' and unit_id = u.id) f) as figures from pub.admin_unit u where u.code = '258' and u.scheme = '27'`,
  },
]

/** Three tiles: the whole province, a district, a town in detail. */
export const tiles = [
  { name: 'all units, zoom 9', path: '/tiles/admin-unit/9/406/225.mvt', layer: 'admin-unit', z: 9, x: 406, y: 225 },
  {
    name: 'campaign events, zoom 11',
    path: '/tiles/campaign-event/11/1627/900.mvt',
    layer: 'campaign-event',
    z: 11,
    x: 1627,
    y: 900,
  },
  {
    name: 'campaign events, zoom 13',
    path: '/tiles/campaign-event/13/6509/3602.mvt',
    layer: 'campaign-event',
    z: 13,
    x: 6509,
    y: 3602,
  },
] as const
