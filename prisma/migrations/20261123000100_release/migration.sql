-- Releases: immutable, numbered, protected snapshots of everything public, and the rights of the three roles.

create table release.release (
  no int primary key check (no > 0),
  province_code text not null check (province_code in ('27', '24')),
  published_at timestamptz not null default now(),
  published_by_id bigint references live.account,
  synthetic boolean not null,
  scale_factor numeric,
  data_through date not null,
  method jsonb not null,
  cells_published int not null default 0,
  cells_withheld int not null default 0,
  digest text not null,
  retired_at timestamptz,
  retired_reason text,
  check ((retired_at is null) = (retired_reason is null))
);

-- Protected figures. Only what may be told is stored: on the lattice, an absent cell of a sensitive metric reads as withheld,
-- of an open metric as zero, and of a period that is not covered as no data.
create table release.figure (
  release_no int not null,
  metric_id text not null,
  scheme text not null,
  level text not null,
  grain text not null,
  breakdown text not null default '',
  unit_id bigint not null,
  period_start date not null,
  category text not null default '',
  kind text not null check (kind in ('EXACT', 'ROUNDED', 'RANGE', 'WITHHELD', 'NOT_REPORTED', 'NO_DATA')),
  value numeric,
  low numeric,
  high numeric,
  numerator numeric,
  denominator numeric,
  provisional boolean not null default false,
  -- the order in which a table of figures is read is as unique as any key
  primary key (release_no, metric_id, scheme, level, grain, breakdown, period_start, unit_id, category),
  check ((value is not null) = (kind in ('EXACT', 'ROUNDED'))),
  check ((low is not null and high is not null and low <= high) = (kind = 'RANGE'))
);

-- A release has a hundred thousand figures and more, all of one number: that it is there is asked once for each insert, not for each
-- row, as a foreign key would. Rows never change, and a release is never deleted.
create function release.check_release() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct release_no from new_rows) n where not exists (select 1 from release.release r where r.no = n.release_no)) then
    raise exception 'figures of a release that does not exist' using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
revoke execute on function release.check_release from public;
create trigger check_release after insert on release.figure referencing new table as new_rows for each statement execute function release.check_release();

-- Which columns of which tables are public. The snapshot tables and the views are made from this list, and publishing copies by
-- it, so there is one place that says what strangers may see of a table.
create table release.public_column (
  table_name text not null,
  column_name text not null,
  position int not null,
  primary key (table_name, column_name)
);

do $$
declare
  t record;
  columns text;
begin
  for t in
    select * from (values
      ('source', array[]::text[]),
      ('data_kind', array['one']),
      ('admin_unit', array[]::text[]),
      ('admin_unit_name', array[]::text[]),
      ('admin_unit_change', array[]::text[]),
      ('unit_rollup', array[]::text[]),
      ('unit_statistic', array[]::text[]),
      ('unit_denominator', array[]::text[]),
      ('agency', array[]::text[]),
      ('agency_successor', array[]::text[]),
      ('code', array[]::text[]),
      ('offence', array[]::text[]),
      ('legal_clock', array[]::text[]),
      ('support_type', array[]::text[]),
      ('support_eligibility', array[]::text[]),
      ('metric', array[]::text[]),
      ('lattice', array[]::text[]),
      ('target', array[]::text[]),
      ('directive', array[]::text[]),
      ('directive_task', array[]::text[]),
      ('directive_progress', array[]::text[]),
      ('plan', array[]::text[]),
      ('plan_target', array[]::text[]),
      ('industrial_park', array[]::text[]),
      ('base_feature', array[]::text[]),
      ('campaign', array[]::text[]),
      ('pilot_model', array[]::text[]),
      -- who recorded an event and when, and under which number of its office, is nobody's business outside
      ('campaign_event', array['origin', 'origin_id', 'recorded_at', 'recorded_by_id']),
      ('non_report', array[]::text[]),
      -- levels and review dates would warn an offender
      ('key_route', array['level', 'reviewed_on', 'reviewed_by_id']),
      ('key_area', array['level', 'reviewed_on', 'reviewed_by_id', 'foreign_residents'])
    ) as v (name, hidden)
  loop
    insert into release.public_column (table_name, column_name, position)
      select t.name, c.column_name, c.ordinal_position
      from information_schema.columns c
      where c.table_schema = 'live' and c.table_name = t.name and c.column_name <> all (t.hidden);
    select string_agg(format('%I', column_name), ', ' order by position) into columns
      from release.public_column where table_name = t.name;
    execute format('create table release.%I as select 0::int as release_no, %s from live.%I with no data', t.name, columns, t.name);
    execute format('alter table release.%I alter column release_no set not null, add foreign key (release_no) references release.release', t.name);
    if exists (select 1 from release.public_column where table_name = t.name and column_name = 'id') then
      execute format('alter table release.%I add primary key (release_no, id)', t.name);
    else
      execute format('create index on release.%I (release_no)', t.name);
    end if;
    execute format('create view pub.%I as select %s from release.%I where release_no = (select max(no) from release.release where retired_at is null)', t.name, columns, t.name);
  end loop;
end
$$;

create index on release.admin_unit using gist (release_no, outline);
create index on release.admin_unit using gin (search_text public.gin_trgm_ops);
create index on release.unit_rollup (release_no, unit_id, leaf_id);
create index on release.unit_denominator (release_no, unit_id, statistic, year);
create index on release.base_feature using gist (release_no, geom);
create index on release.industrial_park using gist (release_no, outline);
create index on release.industrial_park using gist (release_no, point);
create index on release.key_route using gist (release_no, line);
create index on release.key_area using gist (release_no, area);
create index on release.campaign_event using gist (release_no, point);
create index on release.campaign_event (release_no, held_on desc, id desc);
create index on release.campaign_event (release_no, unit_id, held_on);
create index on release.campaign_event using gin (search_text public.gin_trgm_ops);

create view pub.release as
  select no, province_code, published_at, synthetic, scale_factor, data_through, method, cells_published, cells_withheld, digest
  from release.release where retired_at is null order by no desc limit 1;
create view pub.figure as
  select metric_id, scheme, level, grain, breakdown, unit_id, period_start, category, kind, value, low, high, numerator, denominator, provisional
  from release.figure where release_no = (select max(no) from release.release where retired_at is null);

-- A release never changes; retiring it is the one thing that may happen to it.
create function release.keep() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'release' and tg_op = 'UPDATE'
    and (to_jsonb(new) - 'retired_at' - 'retired_reason') = (to_jsonb(old) - 'retired_at' - 'retired_reason') then
    return new;
  end if;
  raise exception 'a release is immutable: publish a new one, or retire this one';
end
$$;
do $$
declare
  name text;
begin
  for name in select c.relname from pg_class c where c.relnamespace = 'release'::regnamespace and c.relkind = 'r' and c.relname <> 'public_column' loop
    execute format('create trigger keep before update or delete on release.%I for each row execute function release.keep()', name);
  end loop;
end
$$;

-- Copies every public column of every public table into the release `new_no`.
create function release.copy_public(new_no int) returns void language plpgsql as $$
declare
  t record;
begin
  for t in
    select table_name, string_agg(format('%I', column_name), ', ' order by position) as columns
    from release.public_column group by table_name
  loop
    execute format('insert into release.%I (release_no, %s) select $1, %s from live.%I %s', t.table_name, t.columns, t.columns, t.table_name,
      case t.table_name
        -- people are told of through protected figures alone
        when 'unit_statistic' then 'where statistic <> ''FOREIGN_RESIDENTS'''
        when 'metric' then 'where public'
        when 'lattice' then 'where metric_id in (select id from live.metric where public)'
        else ''
      end) using new_no;
  end loop;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- intake

-- Starts the legal clocks that the law in force on the day sets for a subject. Exactly one id is given.
create function live.start_clocks(p_subject text, p_tip_id bigint, p_victim_id bigint, p_case_id bigint, p_started_at timestamptz, p_unit_id bigint, p_agency_id bigint, p_synthetic boolean)
  returns void language sql set search_path = live, public as $$
  insert into deadline (subject, tip_id, victim_id, case_id, clock_kind, clock_id, unit_id, agency_id, started_at, due_at, synthetic)
  select p_subject, p_tip_id, p_victim_id, p_case_id, c.kind, c.id, p_unit_id, p_agency_id, p_started_at,
    p_started_at + make_interval(months => coalesce(c.months, 0), days => coalesce(c.days, 0), hours => coalesce(c.hours, 0)), p_synthetic
  from legal_clock c
  where c.subject = p_subject and hub_day(p_started_at) between c.valid_from and coalesce(c.valid_to, 'infinity')
  on conflict do nothing
$$;

-- Files a tip from the public. The caller keeps the receipt, the hub only its hash; nothing of the tip can be read back but
-- through the receipt. The time is cut to the hour: together with a log elsewhere a finer one could point at a person.
create function live.submit_tip(p_topic text, p_unit_code text, p_summary text, p_lon float8, p_lat float8, p_receipt_hash bytea)
  returns table (received_on date, unit_name_vi text, unit_name_en text)
  language plpgsql security definer set search_path = live, public as $$
declare
  v_unit admin_unit%rowtype;
  v_now timestamptz := date_trunc('hour', now());
  v_synthetic boolean;
  v_point geometry;
  v_id bigint;
begin
  select * into v_unit from admin_unit
    where code = p_unit_code and hub_day(v_now) between valid_from and coalesce(valid_to, 'infinity')
    order by level limit 1;
  if v_unit.id is null then
    raise exception 'no unit of today has the code %', left(p_unit_code, 5) using errcode = 'no_data_found';
  end if;
  if p_lon is not null and p_lat is not null then
    v_point := st_setsrid(st_makepoint(p_lon, p_lat), 4326);
    if v_unit.outline is not null and not st_dwithin(v_unit.outline, v_point, 0.01) then
      raise exception 'the point lies outside the unit' using errcode = 'check_violation';
    end if;
  end if;
  select kind = 'SYNTHETIC' into v_synthetic from data_kind;
  insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, summary, receipt_hash, synthetic)
    values (case v_unit.scheme when '27' then '27' else '24' end, 'hub', encode(sha256(p_receipt_hash), 'hex'), 'TIN_BAO', 'HUB', v_now, v_unit.id,
      case when v_point is null then v_unit.level else 'POINT' end, v_point, p_topic, 'RECEIVED', p_summary, p_receipt_hash, coalesce(v_synthetic, false))
    returning id into v_id;
  perform start_clocks('TIP', v_id, null, null, v_now, v_unit.id, null, coalesce(v_synthetic, false));
  return query select hub_day(v_now), v_unit.name_vi, v_unit.name_en;
end
$$;

-- What became of a tip, for whoever holds its receipt; a message may be added. No row when no tip has this receipt.
create function live.follow_up_tip(p_receipt_hash bytea, p_message text)
  returns table (received_on date, status text, messages jsonb)
  language plpgsql security definer set search_path = live, public as $$
declare
  v_tip tip%rowtype;
begin
  select * into v_tip from tip where receipt_hash = p_receipt_hash;
  if v_tip.id is null then
    return;
  end if;
  if p_message is not null then
    insert into tip_message (tip_id, sent_at, from_reporter, body) values (v_tip.id, date_trunc('hour', now()), true, p_message);
  end if;
  return query select hub_day(v_tip.received_at), v_tip.status,
    coalesce((select jsonb_agg(jsonb_build_object('sentOn', hub_day(m.sent_at), 'fromReporter', m.from_reporter, 'body', m.body) order by m.sent_at, m.id)
      from tip_message m where m.tip_id = v_tip.id), '[]'::jsonb);
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- rights

revoke all on schema live, release, pub, identity from public;
revoke execute on all functions in schema live, release from public;

grant usage on schema pub to hub_public;
grant select on all tables in schema pub to hub_public;

grant usage on schema live to hub_intake;
grant execute on function live.submit_tip, live.follow_up_tip to hub_intake;

grant usage on schema live, pub to hub_staff;
grant select on all tables in schema live, pub to hub_staff;
grant execute on function live.start_clocks to hub_staff;
-- Staff record and correct; they do not delete, and reference data, accounts and the audit log are not theirs to rewrite.
grant insert, update on live.tip, live.tip_message, live.criminal_case, live.case_offence, live.case_route, live.case_stage, live.case_people, live.trial, live.ring,
  live.victim, live.victim_status, live.consent, live.support_service, live.deadline, live.campaign, live.campaign_event, live.pilot_model,
  live.directive_progress, live.population_review, live.non_report, live.import_batch, live.import_note to hub_staff;
grant delete on live.case_offence, live.case_route, live.case_people to hub_staff;
grant insert on live.audit_entry, live.data_kind to hub_staff;
grant update (seen_at) on live.session to hub_staff;
grant usage on all sequences in schema live to hub_staff;
revoke select on live.account_token, live.session, live.setting from hub_staff;
grant select (id, account_id, hash, scopes, expires_at, revoked_at) on live.account_token to hub_staff;
grant select (id, account_id, hash, created_at, seen_at, expires_at) on live.session to hub_staff;
