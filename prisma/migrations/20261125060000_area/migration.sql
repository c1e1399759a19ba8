-- Who may reach which rows. Scopes say what an account may do, areas say on whose rows: those of a unit or of an agency, for a time.
-- The second lock: whatever a query of staff forgets, the policies below do not. They read the claims that `prisma/access.ts` sets for
-- one transaction (SET LOCAL): hub.account_id, hub.scopes, hub.units and hub.agencies. A claim that is not set opens nothing.

-- ---------------------------------------------------------------------------------------------------------------- areas

create table live.account_area (
  id bigint generated always as identity primary key,
  account_id bigint not null references live.account on delete cascade,
  unit_id bigint references live.admin_unit,
  agency_id bigint references live.agency,
  valid_from date not null,
  valid_to date,
  given_by_id bigint references live.account,
  given_at timestamptz not null default now(),
  reason text not null check (length(reason) between 1 and 500),
  check (num_nonnulls(unit_id, agency_id) = 1),
  check (valid_to is null or valid_to >= valid_from),
  constraint account_area_validity exclude using gist (account_id with =, coalesce(unit_id, 0) with =, coalesce(agency_id, 0) with =, daterange(valid_from, valid_to, '[]') with &&)
);
create index account_area_account on live.account_area (account_id);

-- What the areas of an account come to on a day, as the claims of its transactions.
--
-- Units: every unit that rolls up to a unit of an area, on whatever boundary basis; 'all' for the province of the day, which is all of them.
-- Agencies: those of the areas, with their forerunners and successors as far as their territory lies in that of the area's agency. So
-- the health department of today reads what the labour department recorded, and the provincial police what the district police did; but
-- a commune does not inherit what the district's committee recorded of other communes, nor the old district police what the provincial
-- police records now.
create function live.claims_of_account(p_account_id bigint, p_day date) returns table (units text, agencies text)
  language sql stable security definer set search_path = live, public as $$
  with recursive area as (
    select unit_id, agency_id from account_area
    where account_id = p_account_id and p_day between valid_from and coalesce(valid_to, 'infinity')
  ),
  own (id, territory) as (select a.id, a.unit_id from area r join agency a on a.id = r.agency_id),
  succession (earlier_id, later_id) as (select agency_id, successor_id from agency_successor where effective_on <= p_day),
  earlier (id, territory) as (
    select id, territory from own
    union
    select a.id, e.territory from earlier e join succession s on s.later_id = e.id join agency a on a.id = s.earlier_id
    where a.unit_id is null and e.territory is null or exists (select from unit_rollup r where r.leaf_id = a.unit_id and r.unit_id = e.territory)
  ),
  later (id, territory) as (
    select id, territory from own
    union
    select a.id, l.territory from later l join succession s on s.earlier_id = l.id join agency a on a.id = s.later_id
    where a.unit_id is null and l.territory is null or exists (select from unit_rollup r where r.leaf_id = a.unit_id and r.unit_id = l.territory)
  )
  select
    case when exists (
      select from area r join admin_unit u on u.id = r.unit_id
      where u.level = 'PROVINCE' and p_day between u.valid_from and coalesce(u.valid_to, 'infinity')
    ) then 'all'
    else array_to_string(array(select distinct r.leaf_id from area a join unit_rollup r on r.unit_id = a.unit_id order by 1), ',') end,
    array_to_string(array(select id from earlier union select id from later order by 1), ',')
$$;

-- Gives an account an area; an area it has on one of these days already stays as it is. No row then.
create function live.give_area(p_account_id bigint, p_unit_id bigint, p_agency_id bigint, p_from date, p_to date, p_reason text) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
begin
  perform require_scope('account:admin');
  return query insert into account_area (account_id, unit_id, agency_id, valid_from, valid_to, given_by_id, reason)
    values (p_account_id, p_unit_id, p_agency_id, p_from, p_to, claimed_account(), p_reason) on conflict do nothing returning id;
end
$$;

-- Ends an area of an account after a day; one that would begin later is taken back whole. No row when the account has no such area.
create function live.end_area(p_account_id bigint, p_area_id bigint, p_last_day date) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
begin
  perform require_scope('account:admin');
  return query delete from account_area where id = p_area_id and account_id = p_account_id and valid_from > p_last_day returning id;
  return query update account_area set valid_to = p_last_day
    where id = p_area_id and account_id = p_account_id and valid_from <= p_last_day and coalesce(valid_to, 'infinity') > p_last_day returning id;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- claims

create function live.claimed_account() returns bigint
  language sql stable parallel safe
  return nullif(current_setting('hub.account_id', true), '')::bigint;

create function live.has_scope(scope text) returns boolean
  language sql stable parallel safe
  return scope = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ','));

create function live.claims_everywhere() returns boolean
  language sql stable parallel safe
  return coalesce(current_setting('hub.units', true) = 'all', false);

create function live.claimed_units() returns bigint[]
  language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('hub.units', true), 'all'), ',')::bigint[], '{}');

create function live.claimed_agencies() returns bigint[]
  language sql stable parallel safe
  return coalesce(string_to_array(current_setting('hub.agencies', true), ',')::bigint[], '{}');

-- Refuses whoever lacks a scope. For functions that run with the rights of the owner: within them `role` is still that of the
-- transaction, and 'none' is the hub itself.
create function live.require_scope(scope text) returns void language plpgsql stable set search_path = live, public as $$
begin
  if current_setting('role') <> 'none' and not has_scope(scope) then
    raise exception 'this needs the scope %', scope using errcode = 'insufficient_privilege';
  end if;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- policies

-- Each claim stands in a scalar sub-select, so that it is read once for a statement and not for every row.
do $$
declare
  t record;
  name text;
  sight text;
  read constant text := '(select live.has_scope(''records:read''))';
  write constant text := '(select live.has_scope(''records:write''))';
  everywhere constant text := '(select live.claims_everywhere())';
begin
  -- Every table with rows about people, what was told and done, and accounts. FORCE binds the owner as well: the hub itself
  -- (migrations, publishing, imports of the command line, the functions of intake) works by a policy of its own.
  foreach name in array array[
    'tip', 'tip_message', 'criminal_case', 'case_offence', 'case_route', 'case_stage', 'case_people', 'trial', 'ring', 'victim',
    'victim_status', 'consent', 'support_service', 'deadline', 'population_review', 'import_batch', 'import_note', 'campaign_event',
    'audit_entry', 'account', 'account_area', 'account_token', 'session', 'account_password', 'second_factor', 'recovery_code',
    'sign_in_link']
  loop
    execute format('alter table live.%I enable row level security, force row level security', name);
    execute format('create policy owner on live.%I to current_user using (true) with check (true)', name);
  end loop;
  alter table identity.entry enable row level security, force row level security;
  create policy owner on identity.entry to current_user using (true) with check (true);

  -- Records with a place and an agency of their own.
  for t in
    select * from (values
      ('tip', array['unit_id'], 'agency_id', true),
      ('criminal_case', array['unit_id'], 'agency_id', true),
      ('victim', array['home_unit_id', 'intake_unit_id'], 'agency_id', true),
      -- events are open to read; they are written into one's own area
      ('campaign_event', array['unit_id'], 'host_id', false)
    ) as v (name, units, agency, closed)
  loop
    select format('(%s or %s or %I = any ((select live.claimed_agencies())::bigint[]))', everywhere,
        string_agg(format('%I = any ((select live.claimed_units())::bigint[])', u), ' or '), t.agency)
      into sight from unnest(t.units) u;
    execute format('create policy staff_read on live.%I for select to hub_staff using (%s)', t.name,
      case when t.closed then read || ' and ' || sight else 'true' end);
    execute format('create policy staff_add on live.%I for insert to hub_staff with check (%s and %s)', t.name, write, sight);
    execute format('create policy staff_change on live.%I for update to hub_staff using (%s and %s) with check (%s and %s)',
      t.name, write, sight, write, sight);
  end loop;

  -- What hangs on a record is seen with it: the policy of the record decides.
  for t in
    select * from (values
      ('tip_message', 'exists (select from live.tip p where p.id = tip_id)'),
      ('case_offence', 'exists (select from live.criminal_case p where p.id = case_id)'),
      ('case_route', 'exists (select from live.criminal_case p where p.id = case_id)'),
      ('case_stage', 'exists (select from live.criminal_case p where p.id = case_id)'),
      ('case_people', 'exists (select from live.criminal_case p where p.id = case_id)'),
      ('trial', 'exists (select from live.criminal_case p where p.id = case_id)'),
      ('victim_status', 'exists (select from live.victim p where p.id = victim_id)'),
      ('consent', 'exists (select from live.victim p where p.id = victim_id)'),
      ('support_service', 'exists (select from live.victim p where p.id = victim_id)'),
      ('deadline', 'case when tip_id is not null then exists (select from live.tip p where p.id = tip_id) '
        'when victim_id is not null then exists (select from live.victim p where p.id = victim_id) '
        'else exists (select from live.criminal_case p where p.id = case_id) end')
    ) as v (name, parent)
  loop
    execute format('create policy staff_read on live.%I for select to hub_staff using (%s and (%s or %s))', t.name, read, everywhere, t.parent);
    execute format('create policy staff_add on live.%I for insert to hub_staff with check (%s and (%s or %s))', t.name, write, everywhere, t.parent);
    execute format('create policy staff_change on live.%I for update to hub_staff using (%s and (%s or %s)) with check (%s and (%s or %s))',
      t.name, write, everywhere, t.parent, write, everywhere, t.parent);
    if t.name in ('case_offence', 'case_route', 'case_people') then
      execute format('create policy staff_remove on live.%I for delete to hub_staff using (%s and (%s or %s))', t.name, write, everywhere, t.parent);
    end if;
  end loop;
end
$$;

-- A ring is behind cases of many places; whoever sees one of its cases sees that there is a ring.
create policy staff_read on live.ring for select to hub_staff
  using ((select live.has_scope('records:read')) and ((select live.claims_everywhere()) or exists (select from live.criminal_case c where c.ring_id = ring.id)));

create policy staff_read on live.population_review for select to hub_staff
  using ((select live.has_scope('review:read')) and ((select live.claims_everywhere())
    or unit_id = any ((select live.claimed_units())::bigint[]) or agency_id = any ((select live.claimed_agencies())::bigint[])));

-- An import is seen by whoever made it, and by whoever sees the whole province.
create policy staff_read on live.import_batch for select to hub_staff
  using ((select live.has_scope('import:write')) and ((select live.claims_everywhere()) or account_id = (select live.claimed_account())));
create policy staff_add on live.import_batch for insert to hub_staff
  with check ((select live.has_scope('import:write')) and account_id = (select live.claimed_account()));
create policy staff_change on live.import_batch for update to hub_staff
  using ((select live.has_scope('import:write')) and account_id = (select live.claimed_account()))
  with check ((select live.has_scope('import:write')) and account_id = (select live.claimed_account()));
create policy staff_read on live.import_note for select to hub_staff
  using ((select live.has_scope('import:write')) and exists (select from live.import_batch b where b.id = batch_id));
create policy staff_add on live.import_note for insert to hub_staff
  with check ((select live.has_scope('import:write')) and exists (select from live.import_batch b where b.id = batch_id and b.account_id = (select live.claimed_account())));

create policy staff_read on live.audit_entry for select to hub_staff using ((select live.has_scope('audit:read')));

-- An account sees itself. Others are seen by those who administer or audit them, and named where what they did is seen: beside imports of
-- the whole province, and where they opened what is sealed of a record.
create policy staff_read on live.account for select to hub_staff
  using (id = (select live.claimed_account()) or (select live.has_scope('account:admin') or live.has_scope('audit:read') or live.has_scope('import:write') and live.claims_everywhere())
    or exists (select from live.identity_opening o where o.account_id = account.id));
create policy staff_read on live.account_area for select to hub_staff
  using (account_id = (select live.claimed_account()) or (select live.has_scope('account:admin')));

-- What proves who somebody is, is for hub_sign_in, which reads no record; its rights say to which of it.
do $$
declare
  name text;
begin
  foreach name in array array['account', 'account_token', 'session', 'account_password', 'second_factor', 'recovery_code', 'sign_in_link'] loop
    execute format('create policy sign_in on live.%I to hub_sign_in using (true) with check (true)', name);
  end loop;
end
$$;

create index tip_agency on live.tip (agency_id, received_at);
create index criminal_case_agency on live.criminal_case (agency_id, opened_on);
create index victim_agency on live.victim (agency_id, reported_on);
create index victim_intake on live.victim (intake_unit_id) where intake_unit_id is not null;
create index population_review_unit on live.population_review (unit_id);
create index population_review_agency on live.population_review (agency_id) where agency_id is not null;
create index import_batch_account on live.import_batch (account_id);

-- ---------------------------------------------------------------------------------------------------------------- figures without rows

-- Whoever may read exact figures reads them of the whole province, and no row. So the counting runs with the rights of the owner and
-- answers to the scope alone; the facts themselves are the owner's.
alter function live.figure_cells(text, text, text, text, text, date, date) rename to count_figure_cells;
revoke execute on function live.count_figure_cells from hub_staff;
revoke select on live.fact from hub_staff;

create function live.figure_cells(p_metric text, p_scheme text, p_level text, p_grain text, p_breakdown text, p_from date, p_to date)
  returns table (unit_id bigint, period_start date, category text, subjects bigint, facts bigint, num numeric, den numeric, median numeric)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform require_scope('figures:exact');
  return query select * from count_figure_cells(p_metric, p_scheme, p_level, p_grain, p_breakdown, p_from, p_to);
end
$$;

-- The points of what can be counted by hexagon, with the day that counts.
create view live.placed_fact as
  select 'tips_received'::text as metric_id, point, hub_day(received_at) as day from live.tip
  union all
  select 'cases_opened', point, opened_on from live.criminal_case where kind = 'TRAFFICKING'
  union all
  select 'campaign_events', point, held_on from live.campaign_event;

-- Counts what lies in a box by hexagon, and in one row without a hexagon what has no point, wherever it lies. Hexagons have flat tops in
-- EPSG:9209 and are numbered by column and row as ST_HexagonGrid does: a place is put into a slanted grid, rounded to the nearest whole
-- triple that sums to zero, and numbered by column and row. No geometry is compared.
create function live.cell_counts(p_metric text, p_from date, p_to date, p_edge_m float8, p_box geometry)
  returns table (i int, j int, count bigint)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform require_scope('figures:exact');
  return query
    with placed as (
      select st_transform(p.point, 9209) as at from placed_fact p
      where p.metric_id = p_metric and p.day between p_from and p_to and p.point && p_box
    ), slanted as (
      select st_x(at) * 2 / 3 / p_edge_m as a, (st_y(at) * sqrt(3::float8) - st_x(at)) / 3 / p_edge_m as b from placed
    ), near as (
      select a, b, round(a) as qa, round(b) as qb, round(-a - b) as qc from slanted
    ), cell as (
      select (case when abs(qa - a) > abs(qb - b) and abs(qa - a) > abs(qc + a + b) then -qb - qc else qa end)::int as q,
        (case when abs(qa - a) > abs(qb - b) and abs(qa - a) > abs(qc + a + b) then qb
          when abs(qb - b) > abs(qc + a + b) then -qa - qc else qb end)::int as slant
      from near
    )
    (select c.q, c.slant + (c.q - (c.q & 1)) / 2, count(*) from cell c group by 1, 2 order by 1, 2)
    union all
    select null, null, count(*) from placed_fact p where p.metric_id = p_metric and p.day between p_from and p_to and p.point is null;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- rings

-- The ring of a code, made when there is none. A ring is seen through its cases, so the one who records the first case cannot see it
-- yet; only its number is given.
create function live.ring_of(p_code text, p_first_seen_on date, p_synthetic boolean) returns bigint
  language plpgsql security definer set search_path = live, public as $$
begin
  perform require_scope('records:write');
  insert into ring (code, first_seen_on, synthetic) values (p_code, p_first_seen_on, p_synthetic) on conflict (code) do nothing;
  return (select id from ring where code = p_code);
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- identities

-- Whether the transaction reaches a record. For functions of the owner, which no policy stops; whoever is not staff is stopped elsewhere.
create function live.reaches(p_subject text, p_id bigint) returns boolean
  language sql stable security definer set search_path = live, public as $$
  select current_setting('role') <> 'hub_staff' or claims_everywhere() or case p_subject
    when 'TIP' then exists (select from tip where id = p_id and (unit_id = any (claimed_units()) or agency_id = any (claimed_agencies())))
    when 'VICTIM' then exists (select from victim where id = p_id
      and (home_unit_id = any (claimed_units()) or intake_unit_id = any (claimed_units()) or agency_id = any (claimed_agencies())))
    else false end
$$;

-- What is sealed with a record, and opened of it, is sealed and opened by those who reach the record.
create function live.refuse_unreached() returns trigger language plpgsql security definer set search_path = live, public as $$
declare
  v_row constant jsonb := to_jsonb(new);
begin
  if not reaches(coalesce(v_row ->> 'subject', 'VICTIM'), coalesce(v_row ->> 'subject_id', v_row ->> 'victim_id')::bigint) then
    raise exception 'the record lies outside the areas of the account' using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;
create trigger refuse_unreached before insert or update on identity.entry for each row execute function live.refuse_unreached();
create trigger refuse_unreached before insert or update on identity.data_key for each row execute function live.refuse_unreached();
create trigger refuse_unreached before insert or update on identity.linkage for each row execute function live.refuse_unreached();
create trigger refuse_unreached before insert on live.identity_opening for each row execute function live.refuse_unreached();

create or replace function live.sealed_fields(p_subject text, p_subject_ids bigint[]) returns table (subject_id bigint, fields text[])
  language sql stable security definer set search_path = identity, live, public as $$
  select e.subject_id, array_agg(e.field order by e.field) from entry e
  where e.subject = p_subject and e.subject_id = any (p_subject_ids) and reaches(e.subject, e.subject_id) group by 1
$$;

create or replace function live.agencies_of_person(p_person_id bigint, p_victim_id bigint) returns table (agency_id bigint, by_paper boolean)
  language sql stable security definer set search_path = live, identity, public as $$
  select o.agency_id, bool_or(shares_paper(p_victim_id, o.id)) from victim o
  where o.person_id = p_person_id and o.id <> p_victim_id and o.agency_id is not null and reaches('VICTIM', p_victim_id)
    and exists (select from victim v where v.id = p_victim_id and v.person_id = p_person_id)
  group by o.agency_id
$$;

-- ---------------------------------------------------------------------------------------------------------------- rights

revoke execute on function live.claims_of_account, live.claimed_account, live.has_scope, live.claims_everywhere, live.claimed_units, live.claimed_agencies,
  live.require_scope, live.give_area, live.end_area, live.figure_cells, live.cell_counts, live.ring_of, live.reaches, live.refuse_unreached from public;
grant select on live.account_area to hub_staff;
grant execute on function live.claimed_account, live.has_scope, live.claims_everywhere, live.claimed_units, live.claimed_agencies, live.figure_cells,
  live.cell_counts, live.ring_of, live.give_area, live.end_area to hub_staff;
grant execute on function live.claims_of_account to hub_sign_in;
-- What no officer's act writes, no officer may write.
revoke insert, update on live.ring, live.campaign, live.pilot_model, live.directive_progress, live.population_review, live.non_report from hub_staff;

-- ---------------------------------------------------------------------------------------------------------------- comments

comment on table live.account_area is 'The units and agencies whose rows an account may reach, each for a time. Without any, it reaches none.';
comment on column live.account_area.id is 'Internal number of the row.';
comment on column live.account_area.account_id is 'Account.';
comment on column live.account_area.unit_id is 'Unit, on either boundary basis; the province of today is everything. Null for an agency.';
comment on column live.account_area.agency_id is 'Agency; null for a unit.';
comment on column live.account_area.valid_from is 'First day.';
comment on column live.account_area.valid_to is 'Last day; null while it holds.';
comment on column live.account_area.given_by_id is 'Account that gave it; null for the command line.';
comment on column live.account_area.given_at is 'When it was given.';
comment on column live.account_area.reason is 'Why it was given.';
comment on column live.account.agency_id is 'Agency of the person, for information; what the account reaches is in account_area.';
comment on column live.account.unit_id is 'Unit of the person, for information; what the account reaches is in account_area.';
comment on view live.placed_fact is 'What can be counted by hexagon: tips, cases and events with their points and days.';
comment on column live.placed_fact.metric_id is 'Metric.';
comment on column live.placed_fact.point is 'Point (WGS 84); null without one.';
comment on column live.placed_fact.day is 'Day that counts.';
comment on function live.claims_of_account is 'What the areas of an account come to on a day: units and agencies, as the claims of its transactions.';
comment on function live.give_area is 'Gives an account an area and its id; no row when it has it on one of these days already.';
comment on function live.end_area is 'Ends an area of an account after a day.';
comment on function live.claimed_account is 'The account in whose name the transaction runs; null for none.';
comment on function live.has_scope is 'Whether the transaction runs with a scope.';
comment on function live.claims_everywhere is 'Whether the transaction reaches the rows of the whole province.';
comment on function live.claimed_units is 'The units whose rows the transaction reaches.';
comment on function live.claimed_agencies is 'The agencies whose rows the transaction reaches.';
comment on function live.require_scope is 'Refuses whoever runs without a scope; the hub itself needs none.';
comment on function live.count_figure_cells is 'Aggregates the facts of a metric on a level of one boundary scheme, by period and breakdown. For the owner.';
comment on function live.figure_cells is 'The same for whoever holds figures:exact: exact figures of the whole province, and no row.';
comment on function live.cell_counts is 'Counts records by hexagon for whoever holds figures:exact; the last row, without a hexagon, those without a point.';
comment on function live.reaches is 'Whether the transaction reaches a tip or a victim by the areas of its account.';
comment on function live.refuse_unreached is 'Refuses to seal or open what belongs to a record outside the areas of the account.';
comment on function live.ring_of is 'The number of the ring of a code, made when there is none.';
