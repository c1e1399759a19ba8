-- Sums of what is counted row by row, so that figures of many years need not read every row again.
--
-- A sum is never corrected by what was written, since such corrections drift from the rows. Whoever writes a row marks the unit and
-- period that it counts in as stale, in the same transaction; what is stale is counted from the rows, as ever, until it is summed anew.
-- So a figure is exact in every moment, for the transaction that writes as well, and no write waits for another: marks are only added.

-- Which metrics are summed, and for which periods: those of which each record is one fact and no person is counted. A median needs
-- every value, so it is summed by value, and by year: there are fewer values of a year than rows.
create view live.summed_metric as
  select * from (values
    ('tips_received', 'MONTH', false),
    ('tips_classified_share', 'MONTH', false),
    ('tips_resolved_share', 'MONTH', false),
    ('tip_to_action_days', 'YEAR', true),
    ('deadlines_met_share', 'MONTH', false),
    ('campaign_events', 'MONTH', false),
    ('attendances', 'MONTH', false),
    ('online_views', 'MONTH', false),
    ('online_shares', 'MONTH', false)
  ) as m (metric_id, grain, by_value);

-- Units have no foreign key here: nothing is summed but facts, whose rows have one.
create table live.fact_sum (
  metric_id text collate "C" not null,
  breakdown text collate "C" not null,
  unit_id bigint not null,
  period_start date not null,
  category text collate "C" not null,
  facts bigint not null,
  num numeric,
  den numeric,
  known_values float8[],
  times bigint[],
  primary key (metric_id, breakdown, unit_id, period_start, category)
);

create table live.fact_stale (
  metric_id text collate "C" not null,
  unit_id bigint not null,
  period_start date not null,
  settles_at timestamptz not null default '-infinity'
);
create index fact_stale_key on live.fact_stale (metric_id, unit_id, period_start);

do $$
declare
  name text;
begin
  foreach name in array array['fact_sum', 'fact_stale'] loop
    execute format('alter table live.%I enable row level security, force row level security', name);
    execute format('create policy owner on live.%I to current_user using (true) with check (true)', name);
  end loop;
end
$$;

-- The facts of a unit and period are found by an index, whether they are few or all.
create index tip_unit_day on live.tip (unit_id, public.hub_day(received_at));
create index deadline_unit_due on live.deadline (unit_id, public.hub_day(due_at));
create index deadline_unit_started on live.deadline (unit_id, public.hub_day(started_at)) where clock_kind = 'TIP_CLASSIFY';

-- ---------------------------------------------------------------------------------------------------------------- marks

-- A pair of unit and period is marked once in a transaction. A mark of another transaction is no excuse: it may be taken off by a fold
-- that does not see the rows of this one yet. Within a savepoint rows carry another number and are marked again, which does no harm.
create function live.mark_once() returns trigger language plpgsql set search_path = live, public as $$
begin
  return case when not exists (
    select from fact_stale x
    where x.metric_id = new.metric_id and x.unit_id = new.unit_id and x.period_start = new.period_start and x.xmin = pg_current_xact_id()::xid
  ) then new end;
end
$$;
create trigger mark_once before insert on live.fact_stale for each row execute function live.mark_once();

-- Marks where rows that are written count, or counted before. The unit and day of each metric are those of live.fact.
create function live.mark_stale() returns trigger language plpgsql security definer set search_path = live, public as $$
begin
  if tg_table_name = 'tip' then
    insert into fact_stale (metric_id, unit_id, period_start)
      select distinct m.metric_id, w.unit_id, hub_period(m.grain, hub_day(w.received_at))
      from written w join summed_metric m on m.metric_id in ('tips_received', 'tip_to_action_days');
  elsif tg_table_name = 'deadline' then
    insert into fact_stale (metric_id, unit_id, period_start)
      select distinct m.metric_id, w.unit_id, hub_period(m.grain, hub_day(case m.metric_id when 'tips_classified_share' then w.started_at else w.due_at end))
      from written w join summed_metric m on m.metric_id = 'deadlines_met_share'
        or m.metric_id = 'tips_classified_share' and w.clock_kind = 'TIP_CLASSIFY'
        or m.metric_id = 'tips_resolved_share' and w.clock_kind = 'TIP_DECIDE';
  else
    insert into fact_stale (metric_id, unit_id, period_start)
      select distinct m.metric_id, w.unit_id, hub_period(m.grain, w.held_on)
      from written w join summed_metric m on m.metric_id in ('campaign_events', 'attendances', 'online_views', 'online_shares');
  end if;
  return null;
end
$$;

-- Forgets every sum: each unit and period with facts is stale. For a change of what counts, and for rows that vanish without a trace.
create function live.forget_sums() returns void language plpgsql security definer set search_path = live, public as $$
begin
  -- a sum without facts would be forgotten by nobody
  insert into fact_stale (metric_id, unit_id, period_start)
    select f.metric_id, f.unit_id, hub_period(m.grain, f.day) from fact f join summed_metric m using (metric_id)
    union
    select metric_id, unit_id, period_start from fact_sum;
end
$$;
create function live.forget_all() returns trigger language plpgsql security definer set search_path = live, public as $$
begin
  perform forget_sums();
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['tip', 'deadline', 'campaign_event'] loop
    execute format('create trigger stale_added after insert on live.%I referencing new table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_before after update on live.%I referencing old table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_after after update on live.%I referencing new table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_removed after delete on live.%I referencing old table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_emptied after truncate on live.%I for each statement execute function live.forget_all()', name);
  end loop;
end
$$;
-- The kind of an agency divides time limits.
create trigger stale_kind after update on live.agency for each row when (old.kind is distinct from new.kind) execute function live.forget_all();

-- ---------------------------------------------------------------------------------------------------------------- folding

-- Facts that time alone will add: a time limit counts once it has run out. An hour is left for transactions that began before.
create view live.coming_fact as
  select 'tips_classified_share'::text as metric_id, d.unit_id, hub_day(d.started_at) as day, d.due_at + interval '1 hour' as settles_at
  from live.deadline d where d.clock_kind = 'TIP_CLASSIFY' and d.due_at >= now() - interval '1 hour'
  union all
  select m.id, d.unit_id, hub_day(d.due_at), d.due_at + interval '1 hour'
  from live.deadline d cross join lateral (values ('deadlines_met_share'), (case d.clock_kind when 'TIP_DECIDE' then 'tips_resolved_share' end)) as m (id)
  where m.id is not null and d.due_at >= now() - interval '1 hour';

-- The facts of a metric in some units, each in the period of the sums that begins on a day, by some breakdowns: what a sum holds, from the rows.
create function live.count_facts(p_metric text, p_units bigint[], p_periods date[], p_breakdowns text[])
  returns table (breakdown text, unit_id bigint, period_start date, category text, facts bigint, num numeric, den numeric, known_values float8[], times bigint[])
  language plpgsql stable set search_path = live, public as $$
declare
  m summed_metric;
begin
  select * into m from summed_metric s where s.metric_id = p_metric;
  if m is null or p_units is null then
    return;
  end if;
  -- planned anew each time, with the metric as a constant: for its own facts alone
  return query execute $f$
    select v.breakdown, v.unit_id, v.period_start, v.category, sum(v.facts)::bigint, sum(v.num), sum(v.den),
      case when $6 then array_agg(v.known_value order by v.known_value) end, case when $6 then array_agg(v.facts order by v.known_value) end
    from (
      select c.breakdown, p.unit_id, p.period_start, c.category, case when $6 then f.num::float8 end as known_value,
        count(*) as facts, sum(f.num) as num, sum(f.den) as den
      from unnest($1, $2) as p (unit_id, period_start)
        join fact f on f.metric_id = $4 and f.unit_id = p.unit_id and f.day >= p.period_start and f.day < hub_period_end($5, p.period_start)
        cross join lateral (values ('', ''), ('EVENT_TYPE', f.event_type), ('SETTING', f.setting), ('AUDIENCE', f.audience), ('CLOCK', f.clock),
          ('AGENCY_KIND', f.agency_kind), ('TIP_KIND', f.tip_kind), ('CHANNEL', f.channel)) as c (breakdown, category)
      where c.category is not null and c.breakdown = any ($3)
      group by 1, 2, 3, 4, 5
    ) v
    group by 1, 2, 3, 4
  $f$ using p_units, p_periods, p_breakdowns, m.metric_id, m.grain, m.by_value;
end
$$;

-- What facts are divided by.
create function live.sum_breakdowns() returns text[] language sql immutable
  return array['', 'EVENT_TYPE', 'SETTING', 'AUDIENCE', 'CLOCK', 'AGENCY_KIND', 'TIP_KIND', 'CHANNEL'];

-- Sums anew at most so many pairs of unit and period that are stale, and gives how many it took; null where another session is at it.
-- Marks are taken off first and the rows read after that: whoever commits between leaves a mark that stays.
create function live.fold_facts(p_most int) returns int language plpgsql set search_path = live, public as $$
declare
  m summed_metric;
  v_units bigint[];
  v_periods date[];
  v_taken int := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('hub fact fold')) then
    return null;
  end if;
  for m in select * from summed_metric loop
    with pair as (
      select x.unit_id, x.period_start from fact_stale x where x.metric_id = m.metric_id and x.settles_at <= now() group by 1, 2 limit p_most - v_taken
    ), taken as (
      delete from fact_stale x using pair p where x.metric_id = m.metric_id and x.unit_id = p.unit_id and x.period_start = p.period_start
    )
    select array_agg(p.unit_id), array_agg(p.period_start) into v_units, v_periods from pair p;
    continue when v_units is null;
    v_taken := v_taken + cardinality(v_units);

    delete from fact_sum s using unnest(v_units, v_periods) as p (unit_id, period_start)
    where s.metric_id = m.metric_id and s.breakdown = any (sum_breakdowns()) and s.unit_id = p.unit_id and s.period_start = p.period_start;

    -- what time will change is left to the rows until then
    with coming as (
      insert into fact_stale (metric_id, unit_id, period_start, settles_at)
      select m.metric_id, p.unit_id, p.period_start, max(c.settles_at)
      from unnest(v_units, v_periods) as p (unit_id, period_start)
        join coming_fact c on c.metric_id = m.metric_id and c.unit_id = p.unit_id and hub_period(m.grain, c.day) = p.period_start
      group by 2, 3
      returning unit_id, period_start
    ), settled as (
      select * from unnest(v_units, v_periods) as p (unit_id, period_start) except select * from coming
    )
    select array_agg(p.unit_id), array_agg(p.period_start) into v_units, v_periods from settled p;

    insert into fact_sum (metric_id, breakdown, unit_id, period_start, category, facts, num, den, known_values, times)
      select m.metric_id, c.* from count_facts(m.metric_id, v_units, v_periods, sum_breakdowns()) c;
  end loop;
  return v_taken;
end
$$;

-- Where the sums of a metric are not what its rows say, of what is not stale. Reads every row of the metric.
create function live.sum_faults(p_metric text) returns table (unit_id bigint, period_start date)
  language plpgsql stable set search_path = live, public as $$
declare
  v_units bigint[];
  v_periods date[];
begin
  execute $f$
    select array_agg(p.unit_id), array_agg(p.period_start) from (
      select f.unit_id, hub_period(m.grain, f.day) as period_start from fact f join summed_metric m on m.metric_id = $1 where f.metric_id = $1
      union select s.unit_id, s.period_start from fact_sum s where s.metric_id = $1
      except select x.unit_id, x.period_start from fact_stale x where x.metric_id = $1
    ) p
  $f$ into v_units, v_periods using p_metric;
  return query
    with counted as (
      select c.breakdown collate "C", c.unit_id, c.period_start, c.category collate "C", c.facts, c.num, c.den, c.known_values, c.times
      from count_facts(p_metric, v_units, v_periods, sum_breakdowns()) c
    ), summed as (
      select s.breakdown, s.unit_id, s.period_start, s.category, s.facts, s.num, s.den, s.known_values, s.times
      from fact_sum s join unnest(v_units, v_periods) as p (unit_id, period_start) on s.unit_id = p.unit_id and s.period_start = p.period_start
      where s.metric_id = p_metric
    )
    select d.unit_id, d.period_start from ((table counted except table summed) union (table summed except table counted)) d group by 1, 2 order by 1, 2;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- figures

-- From the sums where there are, and of what is stale from the rows; otherwise from the rows alone. One statement sees one moment of all of them.
create or replace function live.figure_cells(p_metric text, p_scheme text, p_level text, p_grain text, p_breakdown text, p_from date, p_to date)
  returns table (unit_id bigint, period_start date, category text, subjects bigint, facts bigint, num numeric, den numeric, median numeric)
  language plpgsql stable security definer set search_path = live, public set work_mem = '32MB' as $$
declare
  v_units bigint[];
  v_periods date[];
begin
  perform require_scope('figures:exact');
  -- sums of months add up to every period, those of years to years; unlike hub_period, date_trunc takes infinity
  if not exists (
    select from summed_metric m where m.metric_id = p_metric and (m.grain = 'MONTH' or p_grain in ('YEAR', 'MULTI_YEAR'))
      and p_from = date_trunc(m.grain, p_from::timestamp) and p_to = date_trunc(m.grain, p_to::timestamp)
  ) then
    return query select * from count_figure_cells(p_metric, p_scheme, p_level, p_grain, p_breakdown, p_from, p_to);
    return;
  end if;
  select array_agg(p.unit_id), array_agg(p.period_start) into v_units, v_periods from (
    select distinct x.unit_id, x.period_start from fact_stale x where x.metric_id = p_metric and x.period_start >= p_from and x.period_start < p_to
  ) p;
  return query
    with part as (
      select s.unit_id, s.period_start, s.category, s.facts, s.num, s.den, s.known_values, s.times from fact_sum s
      where s.metric_id = p_metric and s.breakdown = p_breakdown and s.period_start >= p_from and s.period_start < p_to
        and not exists (select from unnest(v_units, v_periods) as p (unit_id, period_start) where p.unit_id = s.unit_id and p.period_start = s.period_start)
      union all
      select c.unit_id, c.period_start, c.category collate "C", c.facts, c.num, c.den, c.known_values, c.times
      from count_facts(p_metric, v_units, v_periods, array[p_breakdown]) c
    ), placed as materialized (
      select r.unit_id, hub_period(p_grain, p.period_start) as period_start, p.category, p.facts, p.num, p.den, p.known_values, p.times
      from part p join unit_rollup r on r.leaf_id = p.unit_id join admin_unit u on u.id = r.unit_id and u.scheme = p_scheme and u.level = p_level
    ), ranked as (
      select v.*, sum(v.times) over whole as total, sum(v.times) over (whole order by v.known_value) as upto
      from (
        select p.unit_id, p.period_start, p.category, v.known_value, sum(v.times) as times
        from placed p cross join lateral unnest(p.known_values, p.times) as v (known_value, times) group by 1, 2, 3, 4
      ) v window whole as (partition by v.unit_id, v.period_start, v.category)
    ), middle as (
      select k.unit_id, k.period_start, k.category, min(k.known_value) filter (where k.upto >= k.total / 2) as low,
        min(k.known_value) filter (where k.upto > k.total / 2) as high
      from ranked k group by 1, 2, 3
    ), whole as (
      select p.unit_id, p.period_start, p.category, sum(p.facts)::bigint as facts, sum(p.num) as num, sum(p.den) as den from placed p group by 1, 2, 3
    )
    -- each record is one fact; the median lies between the two values in the middle, as percentile_cont has it
    select w.unit_id, w.period_start, w.category, w.facts, w.facts, w.num, w.den, (k.low + 0.5 * (k.high - k.low))::numeric
    from whole w left join middle k using (unit_id, period_start, category);
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- begin

-- Everything is stale at first.
select live.forget_sums();

revoke execute on function live.mark_once, live.mark_stale, live.forget_sums, live.forget_all, live.count_facts, live.sum_breakdowns,
  live.fold_facts, live.sum_faults from public;

comment on view live.summed_metric is 'Metrics whose facts are summed beside the rows: those of which each record is one fact.';
comment on column live.summed_metric.metric_id is 'Metric.';
comment on column live.summed_metric.grain is 'Period of its sums: MONTH or YEAR.';
comment on column live.summed_metric.by_value is 'Whether facts are summed by their value, as a median needs it.';
comment on table live.fact_sum is 'Sums of the facts of a metric in the unit they lie in, by period and at most one breakdown. Not to be read without live.fact_stale.';
comment on column live.fact_sum.metric_id is 'Metric.';
comment on column live.fact_sum.breakdown is 'What the facts are divided by; empty for all together.';
comment on column live.fact_sum.unit_id is 'Unit of the facts.';
comment on column live.fact_sum.period_start is 'First day of the period.';
comment on column live.fact_sum.category is 'Category of the breakdown; empty for all together.';
comment on column live.fact_sum.facts is 'How many facts.';
comment on column live.fact_sum.num is 'Sum of what is counted.';
comment on column live.fact_sum.den is 'Sum of what a share is of.';
comment on column live.fact_sum.known_values is 'Each value that some of the facts have, ascending, where a median is made of them.';
comment on column live.fact_sum.times is 'How many of the facts have each of these values.';
comment on table live.fact_stale is 'Units and periods whose sums may not be what the rows say: they are counted from the rows.';
comment on column live.fact_stale.metric_id is 'Metric.';
comment on column live.fact_stale.unit_id is 'Unit of the facts.';
comment on column live.fact_stale.period_start is 'First day of the period of the sums.';
comment on column live.fact_stale.settles_at is 'When it may be summed: later than now where time limits have yet to run out.';
comment on view live.coming_fact is 'Facts that time alone will add: time limits that have not run out, or have not for an hour.';
comment on column live.coming_fact.metric_id is 'Metric.';
comment on column live.coming_fact.unit_id is 'Unit.';
comment on column live.coming_fact.day is 'Day that counts.';
comment on column live.coming_fact.settles_at is 'When no transaction sees it as not run out any more.';
comment on function live.mark_once is 'Keeps a transaction from marking the same unit and period twice.';
comment on function live.mark_stale is 'Marks as stale where written rows count, and where they counted before.';
comment on function live.forget_sums is 'Marks everything as stale. For a change of what counts.';
comment on function live.forget_all is 'The same for a trigger.';
comment on function live.count_facts is 'What the sums of some units and periods hold, counted from the rows. For the owner.';
comment on function live.sum_breakdowns is 'Breakdowns of the sums.';
comment on function live.fold_facts is 'Sums anew some of what is stale, and gives how many units and periods; null where another session does. For the owner.';
comment on function live.sum_faults is 'Units and periods whose sums of a metric are not what the rows say; none, if all is well. For the owner.';
comment on function live.figure_cells(text, text, text, text, text, date, date) is 'Exact figures of the whole province for whoever holds figures:exact, and no row: from the sums, and from the rows of what is stale.';
comment on function live.count_figure_cells is 'Aggregates the facts of a metric on a level of one boundary scheme, by period and breakdown, from the rows alone. For the owner.';
