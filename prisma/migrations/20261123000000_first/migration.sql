-- The first migration: three schemas, every table, the roles and their rights.
--
--   live     the rows officers work on, the reference data and the accounts
--   release  published snapshots; every row carries the number of its release
--   pub      views of the newest release that is not retired, under the names `live` uses, so that
--            one query text reads either world: the search path of the role decides which
--   identity names, papers and contacts, encrypted; no role of the application may read it directly
--
-- Extensions live in `public`. A native database whose owner is no superuser must have postgis created beforehand.

create extension if not exists postgis;
create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

create schema live;
create schema release;
create schema pub;
create schema identity;

-- VN-2000 / TM-3 of Bắc Ninh (105°30') and of former Bắc Giang (107°00'). PostGIS 3.3 lacks both. The datum shift is the one
-- PostGIS gives for 5897; without it points move by about 200 m.
insert into public.spatial_ref_sys (srid, auth_name, auth_srid, srtext, proj4text)
select v.srid, 'EPSG', v.srid,
  format('PROJCS["VN-2000 / TM-3 %s",GEOGCS["VN-2000",DATUM["Vietnam_2000",SPHEROID["WGS 84",6378137,298.257223563],TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4756"]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",%s],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1],AUTHORITY["EPSG","%s"]]', v.zone, v.lon0, v.srid),
  format('+proj=tmerc +lat_0=0 +lon_0=%s +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs', v.lon0)
from (values (9209, '105-30', '105.5'), (9214, '107-00', '107')) as v (srid, zone, lon0)
on conflict (srid) do nothing;

-- ---------------------------------------------------------------------------------------------------------------- roles

do $$
declare
  name text;
begin
  foreach name in array array['hub_public', 'hub_intake', 'hub_staff'] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null; -- roles belong to the whole cluster: another hub made it
    end;
    if not pg_has_role(current_user, name, 'member') then
      execute format('grant %I to %I', name, current_user);
    end if;
  end loop;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- functions

-- Text folded for search: lower case, without diacritics (đ becomes d), composed first.
create function public.hub_fold(value text) returns text
  language sql immutable strict parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)));

-- The calendar day in Việt Nam of an instant.
create function public.hub_day(value timestamptz) returns date
  language sql immutable strict parallel safe
  return (value at time zone 'Asia/Ho_Chi_Minh')::date;

-- First day of the period of a grain that holds a day. Several years are fixed blocks of three from 2019 on. It is asked for once for
-- every fact: not STRICT, because a strict function made of CASE is called row by row instead of being written into the query.
create function public.hub_period(grain text, day date) returns date
  language sql immutable parallel safe
  return case grain
    when 'MONTH' then date_trunc('month', day::timestamp)::date
    when 'QUARTER' then date_trunc('quarter', day::timestamp)::date
    when 'YEAR' then date_trunc('year', day::timestamp)::date
    when 'MULTI_YEAR' then make_date(2019 + 3 * floor((extract(year from day) - 2019) / 3)::int, 1, 1)
  end;

-- First day after the period of a grain that starts on a day.
create function public.hub_period_end(grain text, start date) returns date
  language sql immutable parallel safe
  return (start + case grain
    when 'MONTH' then interval '1 month'
    when 'QUARTER' then interval '3 months'
    when 'YEAR' then interval '1 year'
    when 'MULTI_YEAR' then interval '3 years'
  end)::date;

-- ---------------------------------------------------------------------------------------------------------------- reference

create table live.source (
  id text primary key check (id ~ '^[a-z0-9-]+$'),
  title_vi text not null,
  title_en text not null,
  publisher text not null,
  url text,
  licence text not null,
  licence_url text,
  attribution text not null,
  retrieved_on date,
  valid_on date,
  kind text not null check (kind in ('REAL', 'SYNTHETIC', 'ASSUMPTION')),
  note_vi text,
  note_en text
);

-- What this database is: chosen once by its first record, for life.
create table live.data_kind (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('SYNTHETIC', 'REAL')),
  scale_factor numeric check (scale_factor > 0),
  seed text,
  decided_at timestamptz not null default now()
);

create table live.admin_unit (
  id bigint generated always as identity primary key,
  scheme text not null check (scheme in ('27', '24')),
  level text not null check (level in ('PROVINCE', 'DISTRICT', 'COMMUNE')),
  code text not null check (code ~ '^[0-9]{2,5}$'),
  type text not null check (type in ('TINH', 'THANH_PHO', 'THI_XA', 'HUYEN', 'PHUONG', 'XA', 'THI_TRAN')),
  name_vi text not null,
  name_en text not null,
  search_text text generated always as (public.hub_fold(name_vi || ' ' || name_en)) stored,
  parent_id bigint references live.admin_unit,
  valid_from date not null,
  valid_to date,
  area_km2 numeric check (area_km2 > 0),
  area_km2_geometry numeric check (area_km2_geometry > 0),
  outline geometry(MultiPolygon, 4326),
  centre geometry(Point, 4326),
  outline_unit_id bigint references live.admin_unit,
  note_vi text,
  note_en text,
  source_id text not null references live.source,
  outline_source_id text references live.source,
  check (valid_to is null or valid_to >= valid_from),
  check (level <> 'PROVINCE' or parent_id is null),
  constraint admin_unit_validity exclude using gist (scheme with =, level with =, code with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index admin_unit_parent on live.admin_unit (parent_id);
create index admin_unit_outline on live.admin_unit using gist (outline);
create index admin_unit_search on live.admin_unit using gin (search_text public.gin_trgm_ops);

create table live.admin_unit_name (
  id bigint generated always as identity primary key,
  unit_id bigint not null references live.admin_unit on delete cascade,
  type text not null check (type in ('TINH', 'THANH_PHO', 'THI_XA', 'HUYEN', 'PHUONG', 'XA', 'THI_TRAN')),
  name_vi text not null,
  name_en text not null,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source,
  constraint admin_unit_name_validity exclude using gist (unit_id with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table live.admin_unit_change (
  id bigint generated always as identity primary key,
  from_unit_id bigint not null references live.admin_unit on delete cascade,
  to_unit_id bigint not null references live.admin_unit on delete cascade,
  effective_on date not null,
  decree text not null,
  area_share_low numeric not null default 1 check (area_share_low between 0 and 1),
  area_share_high numeric not null default 1 check (area_share_high between 0 and 1),
  population_share_low numeric not null default 1 check (population_share_low between 0 and 1),
  population_share_high numeric not null default 1 check (population_share_high between 0 and 1),
  note text,
  source_id text not null references live.source,
  check (from_unit_id <> to_unit_id),
  check (area_share_low <= area_share_high and population_share_low <= population_share_high),
  unique (from_unit_id, to_unit_id, effective_on)
);
create index admin_unit_change_to on live.admin_unit_change (to_unit_id);

-- Which units a fact placed in `leaf` counts in, on every basis, where this is exact.
create table live.unit_rollup (
  leaf_id bigint not null references live.admin_unit on delete cascade,
  unit_id bigint not null references live.admin_unit on delete cascade,
  primary key (leaf_id, unit_id)
);
create index unit_rollup_unit on live.unit_rollup (unit_id, leaf_id);

create table live.unit_statistic (
  id bigint generated always as identity primary key,
  unit_id bigint not null references live.admin_unit on delete cascade,
  statistic text not null check (statistic in ('POPULATION', 'POPULATION_URBAN', 'POPULATION_RURAL', 'POPULATION_15_34', 'HOUSEHOLDS', 'HOUSEHOLDS_1_2_PERSONS', 'PARK_WORKERS', 'PARK_JOBS', 'FOREIGN_WORKERS', 'FOREIGN_RESIDENTS', 'LODGING_ROOMS', 'INDUSTRIAL_PARKS')),
  year int not null check (year between 1990 and 2100),
  as_of text,
  value numeric not null check (value >= 0),
  note_vi text,
  note_en text,
  source_id text not null references live.source,
  synthetic boolean not null default false,
  unique (unit_id, statistic, year, source_id)
);

-- One denominator for each unit and year: sourced, interpolated between sourced years, or carried from the nearest.
create table live.unit_denominator (
  unit_id bigint not null references live.admin_unit on delete cascade,
  statistic text not null check (statistic in ('POPULATION', 'HOUSEHOLDS')),
  year int not null,
  value numeric not null check (value > 0),
  method text not null check (method in ('SOURCED', 'INTERPOLATED', 'CARRIED')),
  source_id text not null references live.source,
  primary key (unit_id, statistic, year)
);

create table live.agency (
  id bigint generated always as identity primary key,
  code text not null unique check (code ~ '^[A-Z0-9_]+$'),
  name_vi text not null,
  name_en text not null,
  kind text not null check (kind in ('PEOPLES_COMMITTEE', 'STEERING_BOARD', 'POLICE', 'BORDER_GUARD', 'LABOUR', 'HEALTH', 'INFORMATION', 'CULTURE', 'SCIENCE', 'EDUCATION', 'JUSTICE', 'PROCURACY', 'COURT', 'ASSOCIATION', 'SOCIAL_FACILITY', 'HOTLINE', 'OTHER')),
  level text not null check (level in ('NATIONAL', 'PROVINCE', 'DISTRICT', 'REGION', 'COMMUNE')),
  unit_id bigint references live.admin_unit,
  valid_from date not null,
  valid_to date,
  note_vi text,
  note_en text,
  source_id text not null references live.source,
  check (valid_to is null or valid_to >= valid_from)
);
create index agency_unit on live.agency (unit_id);

create table live.agency_successor (
  agency_id bigint not null references live.agency on delete cascade,
  successor_id bigint not null references live.agency on delete cascade,
  effective_on date not null,
  decree text,
  note_vi text,
  note_en text,
  source_id text not null references live.source,
  primary key (agency_id, successor_id),
  check (agency_id <> successor_id)
);

-- Code lists whose words people read; the meaning of a code never changes, its validity may end.
create table live.code (
  list text not null check (list ~ '^[A-Z0-9_]+$'),
  code text not null check (code ~ '^[A-Z0-9_]+$'),
  label_vi text not null,
  label_en text not null,
  description_vi text,
  description_en text,
  legal_ref text,
  htcds text,
  iccs text,
  ictip text,
  sort int not null default 0,
  valid_from date,
  valid_to date,
  source_id text not null references live.source,
  primary key (list, code)
);

create table live.offence (
  code text primary key,
  label_vi text not null,
  label_en text not null,
  bands_years jsonb not null default '[]',
  iccs text,
  trafficking boolean not null default true,
  legal_ref text not null,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source
);

create table live.legal_clock (
  id bigint generated always as identity primary key,
  kind text not null check (kind ~ '^[A-Z0-9_]+$'),
  subject text not null check (subject in ('TIP', 'VICTIM', 'CASE', 'SUPPORT')),
  label_vi text not null,
  label_en text not null,
  hours int check (hours > 0),
  days int check (days > 0),
  months int check (months > 0),
  extension_months int check (extension_months > 0),
  legal_ref text not null,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source,
  check (num_nonnulls(hours, days, months) = 1),
  constraint legal_clock_validity exclude using gist (kind with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table live.support_type (
  code text primary key check (code ~ '^[A-Z_]+$'),
  label_vi text not null,
  label_en text not null,
  code_2011 text,
  code_2024 text,
  htcds text,
  sort int not null default 0,
  source_id text not null references live.source
);

create table live.support_eligibility (
  id bigint generated always as identity primary key,
  support_code text not null references live.support_type,
  victim_class text not null check (victim_class in ('VN_VICTIM', 'ACCOMPANYING_MINOR', 'UNDER_IDENTIFICATION_IN_VN', 'UNDER_IDENTIFICATION_ABROAD', 'FOREIGN_VICTIM')),
  law text not null,
  legal_ref text not null,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source,
  constraint support_eligibility_validity exclude using gist (support_code with =, victim_class with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table live.metric (
  id text primary key check (id ~ '^[a-z0-9_]+$'),
  topic text not null check (topic in ('TIP', 'CASE', 'VICTIM', 'CAMPAIGN', 'SETTING', 'DUTY')),
  measure text not null check (measure in ('COUNT', 'SUM', 'SHARE', 'MEDIAN')),
  label_vi text not null,
  label_en text not null,
  unit_vi text not null,
  unit_en text not null,
  description_vi text not null,
  description_en text not null,
  formula_vi text not null,
  formula_en text not null,
  per_statistic text check (per_statistic in ('POPULATION', 'HOUSEHOLDS')),
  per_amount int check (per_amount > 0),
  sensitive boolean not null,
  public boolean not null default true,
  open_months int not null default 3,
  lag_months int not null default 0,
  direction text not null check (direction in ('MORE_IS_WORSE', 'MORE_IS_BETTER', 'NEUTRAL')),
  coverage_from date not null default '2019-01-01',
  sort int not null default 0,
  legal_ref text,
  source_id text not null references live.source,
  check ((per_statistic is null) = (per_amount is null))
);

create table live.lattice (
  id bigint generated always as identity primary key,
  metric_id text not null references live.metric,
  scheme text not null check (scheme in ('27', '24')),
  level text not null check (level in ('PROVINCE', 'DISTRICT', 'COMMUNE')),
  grain text not null check (grain in ('MONTH', 'QUARTER', 'YEAR', 'MULTI_YEAR')),
  breakdown text not null default '' check (breakdown in ('', 'SEX', 'AGE_GROUP', 'EXPLOITATION', 'DESTINATION', 'SUPPORT_TYPE', 'EVENT_TYPE', 'SETTING', 'AUDIENCE', 'CLOCK', 'AGENCY_KIND', 'TIP_KIND', 'CHANNEL')),
  threshold int not null check (threshold >= 0),
  valid_from date not null default '2019-01-01',
  valid_to date,
  source_id text not null references live.source,
  constraint lattice_validity exclude using gist (metric_id with =, scheme with =, level with =, grain with =, breakdown with =, daterange(valid_from, valid_to, '[]') with &&)
);

create table live.target (
  id bigint generated always as identity primary key,
  metric_id text not null references live.metric,
  programme text not null,
  comparator text not null check (comparator in ('AT_LEAST', 'MORE_THAN', 'AT_MOST')),
  value numeric not null,
  label_vi text not null,
  label_en text not null,
  legal_ref text not null,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source
);

create table live.directive (
  id bigint generated always as identity primary key,
  number text not null unique,
  title_vi text not null,
  title_en text not null,
  issued_on date not null,
  issuer_id bigint not null references live.agency,
  signer_role_vi text not null,
  signer_role_en text not null,
  summary_vi text not null,
  summary_en text not null,
  url text,
  source_id text not null references live.source
);

create table live.directive_task (
  id bigint generated always as identity primary key,
  directive_id bigint not null references live.directive on delete cascade,
  number int not null check (number > 0),
  agency_id bigint references live.agency,
  actor_vi text not null,
  actor_en text not null,
  duty_vi text not null,
  duty_en text not null,
  hub_vi text not null,
  hub_en text not null,
  metric_id text references live.metric,
  due_on date,
  unique (directive_id, number)
);

create table live.directive_progress (
  id bigint generated always as identity primary key,
  task_id bigint not null references live.directive_task on delete cascade,
  unit_id bigint not null references live.admin_unit,
  status text not null check (status in ('NOT_STARTED', 'IN_PROGRESS', 'DONE')),
  due_on date not null,
  done_on date,
  as_of date not null,
  synthetic boolean not null,
  check ((status = 'DONE') = (done_on is not null)),
  unique (task_id, unit_id, due_on)
);

create table live.plan (
  id bigint generated always as identity primary key,
  year int not null,
  number text,
  title_vi text not null,
  title_en text not null,
  agency_id bigint not null references live.agency,
  directive_id bigint references live.directive,
  synthetic boolean not null,
  unique (year, agency_id)
);

create table live.plan_target (
  id bigint generated always as identity primary key,
  plan_id bigint not null references live.plan on delete cascade,
  metric_id text not null references live.metric,
  unit_id bigint references live.admin_unit,
  comparator text not null check (comparator in ('AT_LEAST', 'MORE_THAN', 'AT_MOST')),
  value numeric not null
);

create table live.industrial_park (
  id bigint generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  search_text text generated always as (public.hub_fold(name_vi || ' ' || name_en)) stored,
  kind text not null check (kind in ('INDUSTRIAL_PARK', 'INDUSTRIAL_CLUSTER')),
  status text not null check (status in ('MAPPED', 'UNDER_CONSTRUCTION')),
  outline geometry(MultiPolygon, 4326),
  point geometry(Point, 4326) not null,
  area_ha_mapped numeric,
  area_ha_planned numeric,
  unit_id bigint references live.admin_unit,
  source_id text not null references live.source
);
create index industrial_park_outline on live.industrial_park using gist (outline);
create index industrial_park_point on live.industrial_park using gist (point);
create index industrial_park_search on live.industrial_park using gin (search_text public.gin_trgm_ops);

create table live.base_feature (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('ROAD', 'RAILWAY', 'RIVER', 'NEIGHBOUR', 'TRANSPORT')),
  class text not null,
  ref text,
  name_vi text,
  name_en text,
  status text,
  geom geometry(Geometry, 4326) not null,
  source_id text not null references live.source
);
create index base_feature_geom on live.base_feature using gist (geom);

-- What the hub remembers about itself, such as which edition of the reference data it holds.
create table live.setting (
  key text primary key check (key ~ '^[a-z][a-z-]*$'),
  value text not null
);

-- ---------------------------------------------------------------------------------------------------------------- accounts

create table live.account (
  id bigint generated always as identity primary key,
  name text not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
  scopes text[] not null default '{}',
  agency_id bigint references live.agency,
  unit_id bigint references live.admin_unit,
  created_at timestamptz not null default now(),
  disabled_at timestamptz
);

create table live.account_token (
  id bigint generated always as identity primary key,
  account_id bigint not null references live.account on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  scopes text[] not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table live.session (
  id bigint generated always as identity primary key,
  account_id bigint not null references live.account on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table live.audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id bigint references live.account,
  action text not null,
  operation text,
  subject text,
  request_id text,
  detail jsonb not null default '{}',
  previous_hash bytea,
  hash bytea not null
);
create index audit_entry_at on live.audit_entry (at desc, id desc);

create table live.import_batch (
  id bigint generated always as identity primary key,
  kind text not null,
  profile text,
  file_name text not null,
  sha256 text not null,
  dry_run boolean not null default false,
  account_id bigint references live.account,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  status text not null default 'RUNNING' check (status in ('RUNNING', 'DONE', 'FAILED')),
  rows_read int not null default 0,
  rows_new int not null default 0,
  rows_changed int not null default 0,
  rows_same int not null default 0,
  rows_refused int not null default 0
);

create table live.import_note (
  id bigint generated always as identity primary key,
  batch_id bigint not null references live.import_batch on delete cascade,
  line int not null,
  column_name text,
  reason_code text not null,
  reason_vi text not null,
  reason_en text not null
);
create index import_note_batch on live.import_note (batch_id, line);

-- ---------------------------------------------------------------------------------------------------------------- places of work

create table live.key_route (
  id bigint generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  search_text text generated always as (public.hub_fold(name_vi || ' ' || name_en)) stored,
  kind text not null check (kind in ('EXPRESSWAY', 'NATIONAL_HIGHWAY', 'PROVINCIAL_ROAD', 'RAILWAY', 'WATERWAY', 'OTHER')),
  line geometry(MultiLineString, 4326) not null,
  length_km numeric,
  origin_vi text,
  origin_en text,
  transit_vi text,
  transit_en text,
  destination_vi text,
  destination_en text,
  level int check (level between 1 and 3),
  reviewed_on date,
  reviewed_by_id bigint references live.agency,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source,
  designation_source_id text not null references live.source,
  synthetic boolean not null
);
create index key_route_line on live.key_route using gist (line);
create index key_route_search on live.key_route using gin (search_text public.gin_trgm_ops);

create table live.key_area (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('WORKER_HOUSING', 'FOREIGN_RESIDENT', 'OTHER')),
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  search_text text generated always as (public.hub_fold(name_vi || ' ' || name_en)) stored,
  unit_id bigint not null references live.admin_unit,
  area geometry(MultiPolygon, 4326) not null,
  area_km2 numeric,
  lodging_houses int check (lodging_houses >= 0),
  rooms int check (rooms >= 0),
  lodgers int check (lodgers >= 0),
  foreign_residents int check (foreign_residents >= 0),
  nearest_park_id bigint references live.industrial_park,
  nearest_park_km numeric,
  level int check (level between 1 and 3),
  reviewed_on date,
  reviewed_by_id bigint references live.agency,
  valid_from date not null,
  valid_to date,
  source_id text not null references live.source,
  synthetic boolean not null,
  check (kind = 'FOREIGN_RESIDENT' or foreign_residents is null),
  check (kind = 'WORKER_HOUSING' or num_nonnulls(lodging_houses, rooms, lodgers) = 0)
);
create index key_area_area on live.key_area using gist (area);
create index key_area_unit on live.key_area (unit_id);
create index key_area_search on live.key_area using gin (search_text public.gin_trgm_ops);

create table live.population_review (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('CN_BUSINESS_TIES', 'FOREIGN_SPOUSE', 'LONG_ABSENT_EXPORT_LABOUR')),
  unit_id bigint not null references live.admin_unit,
  reviewed_on date not null,
  people int not null check (people >= 0),
  agency_id bigint references live.agency,
  synthetic boolean not null,
  unique (kind, unit_id, reviewed_on)
);

-- ---------------------------------------------------------------------------------------------------------------- records

create table live.ring (
  id bigint generated always as identity primary key,
  code text not null unique,
  first_seen_on date not null,
  dismantled_on date,
  synthetic boolean not null,
  check (dismantled_on is null or dismantled_on >= first_seen_on)
);

create table live.criminal_case (
  id bigint generated always as identity primary key,
  province_code text not null check (province_code in ('27', '24')),
  origin text not null,
  origin_id text not null,
  code text not null unique,
  kind text not null default 'TRAFFICKING' check (kind in ('TRAFFICKING', 'RELATED_OFFENCE')),
  opened_on date not null,
  stage text not null check (stage in ('OPENED', 'CHARGED', 'CONCLUDED', 'INDICTED', 'FIRST_INSTANCE', 'APPEAL', 'IN_FORCE', 'SUSPENDED')),
  stage_on date not null,
  unit_id bigint not null references live.admin_unit,
  place_precision text not null check (place_precision in ('POINT', 'COMMUNE', 'DISTRICT', 'PROVINCE')),
  point geometry(Point, 4326),
  acts text[] not null default '{}',
  means text[] not null default '{}',
  purposes text[] not null default '{}',
  destination text not null check (destination in ('DOMESTIC', 'CHINA', 'CAMBODIA', 'LAOS', 'MYANMAR', 'OTHER', 'UNKNOWN')),
  ring_id bigint references live.ring,
  is_key_case boolean not null default false,
  special_project boolean not null default false,
  foetus_deal boolean not null default false,
  agency_id bigint references live.agency,
  summary text,
  synthetic boolean not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id bigint references live.account,
  unique (origin, origin_id),
  check (stage_on >= opened_on),
  check ((place_precision = 'POINT') = (point is not null))
);
create index criminal_case_opened on live.criminal_case (opened_on desc, id desc);
create index criminal_case_unit on live.criminal_case (unit_id, opened_on);
create index criminal_case_point on live.criminal_case using gist (point);
create index criminal_case_ring on live.criminal_case (ring_id);

create table live.case_offence (
  case_id bigint not null references live.criminal_case on delete cascade,
  offence_code text not null references live.offence,
  primary key (case_id, offence_code)
);

create table live.case_route (
  case_id bigint not null references live.criminal_case on delete cascade,
  route_id bigint not null references live.key_route on delete cascade,
  primary key (case_id, route_id)
);
create index case_route_route on live.case_route (route_id);

create table live.case_stage (
  id bigint generated always as identity primary key,
  case_id bigint not null references live.criminal_case on delete cascade,
  stage text not null check (stage in ('OPENED', 'CHARGED', 'CONCLUDED', 'INDICTED', 'FIRST_INSTANCE', 'APPEAL', 'IN_FORCE', 'SUSPENDED')),
  reached_on date not null,
  agency_id bigint references live.agency,
  people int check (people >= 0),
  unique (case_id, stage)
);

create table live.case_people (
  id bigint generated always as identity primary key,
  case_id bigint not null references live.criminal_case on delete cascade,
  role text not null check (role in ('SUSPECT', 'VICTIM')),
  sex text not null check (sex in ('FEMALE', 'MALE', 'UNKNOWN')),
  age_group text not null check (age_group in ('UNDER_16', 'FROM_16_TO_17', 'ADULT', 'UNKNOWN')),
  people int not null check (people > 0),
  unique (case_id, role, sex, age_group)
);

create table live.trial (
  id bigint generated always as identity primary key,
  case_id bigint not null references live.criminal_case on delete cascade,
  instance text not null check (instance in ('FIRST_INSTANCE', 'APPEAL')),
  held_on date not null,
  court_id bigint references live.agency,
  unit_id bigint not null references live.admin_unit,
  is_mobile boolean not null default false,
  closed_hearing boolean not null default false,
  defendants int not null check (defendants >= 0),
  attendance int check (attendance >= 0),
  outcome text check (outcome in ('CONVICTED', 'ACQUITTED', 'RETURNED', 'UPHELD', 'CHANGED')),
  penalty_band text,
  synthetic boolean not null,
  -- a mobile trial is a public one: a closed hearing wins over it
  check (not (is_mobile and closed_hearing)),
  check (not closed_hearing or attendance is null)
);
create index trial_case on live.trial (case_id);
create index trial_held on live.trial (held_on);

create table live.tip (
  id bigint generated always as identity primary key,
  province_code text not null check (province_code in ('27', '24')),
  origin text not null,
  origin_id text not null,
  kind text not null check (kind in ('TO_GIAC', 'TIN_BAO', 'KIEN_NGHI_KHOI_TO')),
  channel text not null check (channel in ('IN_PERSON', 'PHONE', 'HOTLINE_111', 'LETTER', 'ONLINE', 'HUB', 'PRESS', 'AGENCY')),
  received_at timestamptz not null,
  unit_id bigint not null references live.admin_unit,
  place_precision text not null check (place_precision in ('POINT', 'COMMUNE', 'DISTRICT', 'PROVINCE')),
  point geometry(Point, 4326),
  topic text not null check (topic in ('RECRUITMENT_LURE', 'ONLINE_JOB_OFFER', 'FORCED_LABOUR', 'SEXUAL_EXPLOITATION', 'FORCED_MARRIAGE', 'CHILD_TRADE', 'ORGAN_TRADE', 'FOETUS_DEAL', 'MISSING_PERSON', 'TRANSPORT', 'OTHER')),
  status text not null check (status in ('RECEIVED', 'CLASSIFIED', 'VERIFYING', 'RESOLVED')),
  outcome text check (outcome in ('PROSECUTE', 'NOT_PROSECUTE', 'SUSPEND', 'TRANSFERRED', 'NO_OFFENCE')),
  agency_id bigint references live.agency,
  classified_at timestamptz,
  first_action_at timestamptz,
  resolved_at timestamptz,
  extended boolean not null default false,
  case_id bigint references live.criminal_case,
  summary text,
  receipt_hash bytea unique,
  search_text text generated always as (public.hub_fold(coalesce(summary, ''))) stored,
  synthetic boolean not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id bigint references live.account,
  unique (origin, origin_id),
  check ((place_precision = 'POINT') = (point is not null)),
  check (classified_at >= received_at and first_action_at >= received_at and resolved_at >= received_at),
  check ((status = 'RESOLVED') = (resolved_at is not null)),
  check ((outcome is null) or status = 'RESOLVED')
);
create index tip_received on live.tip (received_at desc, id desc);
create index tip_unit on live.tip (unit_id, received_at);
create index tip_day on live.tip (public.hub_day(received_at));
create index tip_point on live.tip using gist (point);
create index tip_case on live.tip (case_id) where case_id is not null;
create index tip_search on live.tip using gin (search_text public.gin_trgm_ops) where summary is not null;

create table live.tip_message (
  id bigint generated always as identity primary key,
  tip_id bigint not null references live.tip on delete cascade,
  sent_at timestamptz not null default now(),
  from_reporter boolean not null,
  body text not null check (length(body) between 1 and 4000)
);
create index tip_message_tip on live.tip_message (tip_id, sent_at);

create table live.victim (
  id bigint generated always as identity primary key,
  province_code text not null check (province_code in ('27', '24')),
  origin text not null,
  origin_id text not null,
  pseudonym text not null unique check (pseudonym ~ '^V-[0-9A-Z-]+$'),
  case_id bigint references live.criminal_case,
  sex text not null check (sex in ('FEMALE', 'MALE', 'UNKNOWN')),
  age_at_exploitation int check (age_at_exploitation between 0 and 120),
  is_minor18 boolean generated always as (age_at_exploitation < 18) stored,
  is_under16 boolean generated always as (age_at_exploitation < 16) stored,
  age_group text generated always as (case when age_at_exploitation is null then 'UNKNOWN' when age_at_exploitation < 16 then 'UNDER_16' when age_at_exploitation < 18 then 'FROM_16_TO_17' else 'ADULT' end) stored,
  victim_class text not null default 'VN_VICTIM' check (victim_class in ('VN_VICTIM', 'ACCOMPANYING_MINOR', 'FOREIGN_VICTIM')),
  exploitation text not null check (exploitation in ('FORCED_LABOUR', 'SEXUAL', 'FORCED_MARRIAGE', 'ORGAN_REMOVAL', 'FORCED_BEGGING', 'CHILD_ADOPTION', 'FORCED_CRIMINALITY', 'OTHER', 'UNKNOWN')),
  destination text not null check (destination in ('DOMESTIC', 'CHINA', 'CAMBODIA', 'LAOS', 'MYANMAR', 'OTHER', 'UNKNOWN')),
  intake_channel text not null check (intake_channel in ('SELF_REPORT', 'RESCUED', 'ABROAD', 'RETURNED', 'FOREIGN')),
  intake_unit_id bigint references live.admin_unit,
  home_unit_id bigint not null references live.admin_unit,
  reported_on date not null,
  status text not null check (status in ('REPORTED', 'UNDER_IDENTIFICATION', 'CONFIRMED', 'NOT_VICTIM')),
  status_on date not null,
  agency_id bigint references live.agency,
  retain_until date,
  synthetic boolean not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id bigint references live.account,
  unique (origin, origin_id),
  check (status_on >= reported_on)
);
create index victim_reported on live.victim (reported_on desc, id desc);
create index victim_home on live.victim (home_unit_id, reported_on);
create index victim_case on live.victim (case_id);

create table live.victim_status (
  id bigint generated always as identity primary key,
  victim_id bigint not null references live.victim on delete cascade,
  status text not null check (status in ('REPORTED', 'UNDER_IDENTIFICATION', 'CONFIRMED', 'NOT_VICTIM')),
  reached_on date not null,
  agency_id bigint references live.agency,
  evidence text[] not null default '{}',
  document_type text,
  unique (victim_id, status)
);
create index victim_status_confirmed on live.victim_status (reached_on) where status = 'CONFIRMED';

create table live.consent (
  id bigint generated always as identity primary key,
  victim_id bigint not null references live.victim on delete cascade,
  purpose text not null check (purpose in ('SUPPORT', 'SHARE_WITH_PROVIDER', 'STATISTICS', 'COURT')),
  given_on date not null,
  withdrawn_on date,
  check (withdrawn_on is null or withdrawn_on >= given_on),
  unique (victim_id, purpose, given_on)
);

create table live.support_service (
  id bigint generated always as identity primary key,
  origin text not null,
  origin_id text not null,
  victim_id bigint not null references live.victim on delete cascade,
  support_code text not null references live.support_type,
  law text not null,
  legal_basis text not null check (legal_basis in ('STATE', 'PROVINCIAL', 'OTHER')),
  provider_id bigint references live.agency,
  from_on date not null,
  to_on date,
  outcome text check (outcome in ('ONGOING', 'COMPLETED', 'STOPPED', 'REFERRED')),
  cost_vnd numeric check (cost_vnd >= 0),
  synthetic boolean not null,
  unique (origin, origin_id),
  check (to_on is null or to_on >= from_on)
);
create index support_service_victim on live.support_service (victim_id, from_on);

create table live.deadline (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('TIP', 'VICTIM', 'CASE', 'SUPPORT')),
  tip_id bigint references live.tip on delete cascade,
  victim_id bigint references live.victim on delete cascade,
  case_id bigint references live.criminal_case on delete cascade,
  clock_kind text not null,
  clock_id bigint not null references live.legal_clock,
  unit_id bigint not null references live.admin_unit,
  agency_id bigint references live.agency,
  started_at timestamptz not null,
  due_at timestamptz not null,
  met_at timestamptz,
  extended boolean not null default false,
  synthetic boolean not null,
  check (due_at > started_at),
  check (num_nonnulls(tip_id, victim_id, case_id) = 1),
  unique nulls not distinct (tip_id, victim_id, case_id, clock_kind)
);
create index deadline_due on live.deadline (due_at) where met_at is null;
create index deadline_kind on live.deadline (clock_kind, due_at);

create table live.campaign (
  id bigint generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  year int not null,
  directive_id bigint references live.directive,
  synthetic boolean not null
);

create table live.pilot_model (
  id bigint generated always as identity primary key,
  code text not null unique,
  name_vi text not null,
  name_en text not null,
  unit_id bigint not null references live.admin_unit,
  started_on date not null,
  ended_on date,
  synthetic boolean not null,
  check (ended_on is null or ended_on >= started_on)
);

create table live.campaign_event (
  id bigint generated always as identity primary key,
  province_code text not null check (province_code in ('27', '24')),
  origin text not null,
  origin_id text not null,
  campaign_id bigint references live.campaign,
  pilot_model_id bigint references live.pilot_model,
  event_type text not null check (event_type in ('COMMUNITY', 'MASS_MEDIA', 'INTEGRATED_MEETING', 'CULTURE_ARTS', 'SPORT', 'LAW_CONTEST', 'SEMINAR', 'THEMATIC_TALK', 'SOCIAL_MEDIA', 'MOBILE_TRIAL')),
  setting text not null check (setting in ('RESIDENTIAL', 'AGENCY', 'ENTERPRISE', 'SCHOOL', 'ONLINE')),
  audience text not null check (audience in ('GENERAL', 'WOMEN', 'CHILDREN', 'YOUTH', 'WORKERS', 'LODGERS', 'PARENTS', 'OFFICIALS')),
  age_fit text not null default 'ALL' check (age_fit in ('ALL', 'CHILD', 'TEEN', 'ADULT', 'OLDER')),
  channel text not null check (channel in ('FACE_TO_FACE', 'LOUDSPEAKER', 'TELEVISION', 'RADIO', 'PRESS', 'SOCIAL_NETWORK', 'ZALO', 'LEAFLET')),
  title_vi text not null,
  title_en text,
  search_text text generated always as (public.hub_fold(title_vi || ' ' || coalesce(title_en, ''))) stored,
  host_id bigint references live.agency,
  host_vi text,
  is_integrated boolean not null default false,
  held_on date not null,
  unit_id bigint not null references live.admin_unit,
  place_precision text not null check (place_precision in ('POINT', 'COMMUNE', 'DISTRICT', 'PROVINCE')),
  point geometry(Point, 4326),
  attendance int check (attendance >= 0),
  leaflets int check (leaflets >= 0),
  loudspeaker_minutes int check (loudspeaker_minutes >= 0),
  online_posts int check (online_posts >= 0),
  online_views int check (online_views >= 0),
  online_shares int check (online_shares >= 0),
  press_url text,
  synthetic boolean not null,
  recorded_at timestamptz not null default now(),
  recorded_by_id bigint references live.account,
  unique (origin, origin_id),
  check ((place_precision = 'POINT') = (point is not null))
);
create index campaign_event_held on live.campaign_event (held_on desc, id desc);
create index campaign_event_unit on live.campaign_event (unit_id, held_on);
create index campaign_event_point on live.campaign_event using gist (point);
create index campaign_event_pilot on live.campaign_event (pilot_model_id) where pilot_model_id is not null;
create index campaign_event_search on live.campaign_event using gin (search_text public.gin_trgm_ops);

-- A unit that is known not to have reported a topic for a month: its silence is no zero.
create table live.non_report (
  unit_id bigint not null references live.admin_unit,
  topic text not null check (topic in ('TIP', 'CASE', 'VICTIM', 'CAMPAIGN', 'DUTY')),
  month date not null check (extract(day from month) = 1),
  noted_on date not null,
  synthetic boolean not null,
  primary key (unit_id, topic, month)
);

create table identity.entry (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('VICTIM', 'TIP')),
  subject_id bigint not null,
  field text not null check (field in ('NAME', 'PAPER', 'CONTACT', 'ADDRESS')),
  key_id text not null,
  nonce bytea not null check (octet_length(nonce) = 12),
  ciphertext bytea not null,
  written_at timestamptz not null default now(),
  unique (subject, subject_id, field)
);

-- ---------------------------------------------------------------------------------------------------------------- synthetic or real, for life

create function live.refuse_other_kind() returns trigger language plpgsql as $$
declare
  kind_now text;
  new_kind text;
begin
  select case when synthetic then 'SYNTHETIC' else 'REAL' end into new_kind from new_rows limit 1;
  if new_kind is null then
    return null;
  end if;
  insert into live.data_kind (kind) values (new_kind) on conflict (one) do nothing;
  select kind into kind_now from live.data_kind;
  if exists (select 1 from new_rows where synthetic is distinct from (kind_now = 'SYNTHETIC')) then
    raise exception 'this database holds % records for life; rows of the other kind are refused', lower(kind_now)
      using errcode = 'integrity_constraint_violation', hint = 'Use another database (HUB_DATA_DIR or DATABASE_URL) for the other kind.';
  end if;
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['ring', 'criminal_case', 'trial', 'tip', 'victim', 'support_service', 'deadline', 'campaign', 'pilot_model', 'campaign_event', 'population_review', 'directive_progress', 'plan', 'non_report', 'key_route', 'key_area'] loop
    execute format('create trigger one_kind_insert after insert on live.%I referencing new table as new_rows for each statement execute function live.refuse_other_kind()', name);
    execute format('create trigger one_kind_update after update on live.%I referencing new table as new_rows for each statement execute function live.refuse_other_kind()', name);
  end loop;
end
$$;

create function live.keep_data_kind() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or new.kind <> old.kind then
    raise exception 'a database is synthetic or real for life';
  end if;
  return new;
end
$$;
create trigger keep_data_kind before update or delete on live.data_kind for each row execute function live.keep_data_kind();
