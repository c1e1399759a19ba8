-- Cases opened and hearings are summed as well: each is a row of its own table. What they are divided by is the destination.
create or replace view live.summed_metric as
  select * from (values
    ('tips_received', 'MONTH', false),
    ('tips_classified_share', 'MONTH', false),
    ('tips_resolved_share', 'MONTH', false),
    ('tip_to_action_days', 'YEAR', true),
    ('deadlines_met_share', 'MONTH', false),
    ('campaign_events', 'MONTH', false),
    ('attendances', 'MONTH', false),
    ('online_views', 'MONTH', false),
    ('online_shares', 'MONTH', false),
    ('cases_opened', 'MONTH', false),
    ('trials', 'MONTH', false),
    ('mobile_trials', 'MONTH', false)
  ) as m (metric_id, grain, by_value);


create or replace function live.mark_stale() returns trigger language plpgsql security definer set search_path = live, public as $$
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
  elsif tg_table_name = 'criminal_case' then
    insert into fact_stale (metric_id, unit_id, period_start)
      select distinct m.metric_id, w.unit_id, hub_period(m.grain, w.opened_on) from written w join summed_metric m on m.metric_id = 'cases_opened';
  elsif tg_table_name = 'trial' then
    insert into fact_stale (metric_id, unit_id, period_start)
      select distinct m.metric_id, w.unit_id, hub_period(m.grain, w.held_on) from written w join summed_metric m on m.metric_id in ('trials', 'mobile_trials');
  else
    insert into fact_stale (metric_id, unit_id, period_start)
      select distinct m.metric_id, w.unit_id, hub_period(m.grain, w.held_on)
      from written w join summed_metric m on m.metric_id in ('campaign_events', 'attendances', 'online_views', 'online_shares');
  end if;
  return null;
end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['criminal_case', 'trial'] loop
    execute format('create trigger stale_added after insert on live.%I referencing new table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_before after update on live.%I referencing old table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_after after update on live.%I referencing new table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_removed after delete on live.%I referencing old table as written for each statement execute function live.mark_stale()', name);
    execute format('create trigger stale_emptied after truncate on live.%I for each statement execute function live.forget_all()', name);
  end loop;
end
$$;

create or replace function live.count_facts(p_metric text, p_units bigint[], p_periods date[], p_breakdowns text[])
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
        cross join lateral (values ('', ''), ('DESTINATION', f.destination), ('EVENT_TYPE', f.event_type), ('SETTING', f.setting), ('AUDIENCE', f.audience), ('CLOCK', f.clock),
          ('AGENCY_KIND', f.agency_kind), ('TIP_KIND', f.tip_kind), ('CHANNEL', f.channel)) as c (breakdown, category)
      where c.category is not null and c.breakdown = any ($3)
      group by 1, 2, 3, 4, 5
    ) v
    group by 1, 2, 3, 4
  $f$ using p_units, p_periods, p_breakdowns, m.metric_id, m.grain, m.by_value;
end
$$;

create or replace function live.sum_breakdowns() returns text[] language sql immutable
  return array['', 'DESTINATION', 'EVENT_TYPE', 'SETTING', 'AUDIENCE', 'CLOCK', 'AGENCY_KIND', 'TIP_KIND', 'CHANNEL'];

-- The same facts. Attendances, views and shares stand apart, so that the facts of another metric need not read the events.
create or replace view live.fact as
  select 'tips_received'::text as metric_id, t.unit_id, hub_day(t.received_at) as day, t.id as subject_id, 1::numeric as num, null::numeric as den, true as spread,
    null::text as sex, null::text as age_group, null::text as exploitation, null::text as destination, null::text as support_type, null::text as event_type,
    null::text as setting, null::text as audience, null::text as clock, null::text as agency_kind, t.kind as tip_kind, t.channel
  from live.tip t
  union all
  select 'tips_classified_share', d.unit_id, hub_day(d.started_at), d.tip_id, (d.met_at <= d.due_at is true)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.deadline d where d.clock_kind = 'TIP_CLASSIFY' and d.due_at < now()
  union all
  select 'tips_resolved_share', d.unit_id, hub_day(d.due_at), d.tip_id, (d.met_at <= d.due_at is true)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.deadline d where d.clock_kind = 'TIP_DECIDE' and d.due_at < now()
  union all
  select 'tip_to_action_days', t.unit_id, hub_day(t.received_at), t.id, round(extract(epoch from t.first_action_at - t.received_at) / 86400, 1), null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.tip t where t.first_action_at is not null
  union all
  select 'cases_opened', c.unit_id, c.opened_on, c.id, 1, null, true,
    null, null, null, c.destination, null, null, null, null, null, null, null, null
  from live.criminal_case c where c.kind = 'TRAFFICKING'
  union all
  select 'cases_solved_share', c.unit_id, c.opened_on, c.id, (s.id is not null)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.criminal_case c left join live.case_stage s on s.case_id = c.id and s.stage = 'CONCLUDED' where c.kind = 'TRAFFICKING'
  union all
  select 'accused', c.unit_id, s.reached_on, c.id, s.people, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.case_stage s join live.criminal_case c on c.id = s.case_id where s.stage = 'CHARGED' and c.kind = 'TRAFFICKING' and s.people > 0
  union all
  select 'defendants', c.unit_id, t.held_on, c.id, t.defendants, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.trial t join live.criminal_case c on c.id = t.case_id where t.instance = 'FIRST_INSTANCE' and not t.closed_hearing and c.kind = 'TRAFFICKING' and t.defendants > 0
  union all
  select 'trials', t.unit_id, t.held_on, t.id, 1, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.trial t where not t.closed_hearing
  union all
  select 'mobile_trials', t.unit_id, t.held_on, t.id, 1, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.trial t where t.is_mobile and not t.closed_hearing
  union all
  -- Of victims, each person is one fact, however many agencies have a record of them: what is said of them is what the first record
  -- says, and the day is the first on which any agency confirmed them.
  select m.id, p.home_unit_id, c.confirmed_on, p.id, 1, null, true,
    p.sex, p.age_group, p.exploitation, p.destination, null, null, null, null, null, null, null, null
  from live.person p join live.person_confirmed c on c.person_id = p.id cross join (values ('victims_identified'), ('sdg_16_2_2')) as m (id)
  union all
  select 'victims_supported', p.home_unit_id, s.from_on, p.id, 1, null, true,
    p.sex, p.age_group, p.exploitation, p.destination, s.support_code, null, null, null, null, null, null, null
  from live.support_service s join live.victim v on v.id = s.victim_id join live.person p on p.id = v.person_id
  union all
  select 'support_waiting_days', p.home_unit_id, f.first_on, p.id, greatest(f.first_on - c.confirmed_on, 0), null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.person p
    join live.person_confirmed c on c.person_id = p.id
    join (select v.person_id, min(s.from_on) as first_on from live.support_service s join live.victim v on v.id = s.victim_id group by 1) f
      on f.person_id = p.id
  union all
  select 'support_given_share', p.home_unit_id, c.confirmed_on, p.id, (g.person_id is not null)::int, 1, true,
    null, null, null, null, e.support_code, null, null, null, null, null, null, null
  from live.person p
    join live.person_confirmed c on c.person_id = p.id
    join live.support_eligibility e on e.victim_class = p.victim_class and c.confirmed_on between e.valid_from and coalesce(e.valid_to, 'infinity')
    left join (select distinct v.person_id, s.support_code from live.support_service s join live.victim v on v.id = s.victim_id) g
      on g.person_id = p.id and g.support_code = e.support_code
  union all
  select 'campaign_events', e.unit_id, e.held_on, e.id, 1, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e
  union all
  select 'attendances', e.unit_id, e.held_on, e.id, e.attendance, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e where e.attendance > 0
  union all
  select 'online_views', e.unit_id, e.held_on, e.id, e.online_views, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e where e.online_views > 0
  union all
  select 'online_shares', e.unit_id, e.held_on, e.id, e.online_shares, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e where e.online_shares > 0
  union all
  -- Counted on the communes of 2025, in former Bắc Giang only from the day they came to the province.
  select 'communes_without_event', u.id, m.month::date, u.id, (e.unit_id is null)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.admin_unit u
    cross join generate_series(date '2019-01-01', current_date, interval '1 month') as m (month)
    left join (
      select distinct r.unit_id, hub_period('MONTH', e.held_on) as month
      from live.campaign_event e join live.unit_rollup r on r.leaf_id = e.unit_id
    ) e on e.unit_id = u.id and e.month = m.month::date
  where u.scheme = '24' and u.level = 'COMMUNE'
    and (m.month >= u.valid_from or exists (select 1 from live.unit_rollup r join live.admin_unit d on d.id = r.unit_id where r.leaf_id = u.id and d.scheme = '27'))
  union all
  select 'pilot_models_active', p.unit_id, q.quarter::date, p.id, 1, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.pilot_model p
    cross join generate_series(date '2019-01-01', current_date, interval '3 months') as q (quarter)
  where p.started_on < q.quarter + interval '3 months' and (p.ended_on is null or p.ended_on >= q.quarter)
    and exists (select 1 from live.campaign_event e where e.pilot_model_id = p.id and e.held_on >= q.quarter - interval '3 months' and e.held_on < q.quarter + interval '3 months')
  union all
  select 'lodging_pressure', a.unit_id, make_date(a.year, 4, 1), null, s.value, a.value, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.unit_statistic a
    join live.unit_statistic s on s.unit_id = a.unit_id and s.year = a.year and s.statistic = 'HOUSEHOLDS_1_2_PERSONS'
    join live.admin_unit u on u.id = a.unit_id and u.level = 'COMMUNE'
  where a.statistic = 'HOUSEHOLDS'
  union all
  select case s.statistic when 'PARK_WORKERS' then 'park_workers' else 'foreign_residents' end, s.unit_id, make_date(s.year, 1, 1), null, s.value, null, false,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.unit_statistic s where s.statistic in ('PARK_WORKERS', 'FOREIGN_RESIDENTS')
  union all
  select 'reviewed_people', r.unit_id, r.reviewed_on, null, r.people, null, true,
    null, null, null, null, null, null, null, null, null, null, r.kind, null
  from live.population_review r
  union all
  select 'deadlines_met_share', d.unit_id, hub_day(d.due_at), d.id, (d.met_at <= d.due_at is true)::int, 1, true,
    null, null, null, null, null, null, null, null, d.clock_kind, a.kind, null, null
  from live.deadline d left join live.agency a on a.id = d.agency_id where d.due_at < now()
  union all
  select m.id, p.unit_id, p.due_on, p.id, m.amount, m.total, true,
    null, null, null, null, null, null, null, null, null, a.kind, null, null
  from live.directive_progress p
    join live.directive_task k on k.id = p.task_id left join live.agency a on a.id = k.agency_id
    cross join lateral (values
      ('directive_tasks_done', (p.status = 'DONE')::int, 1),
      ('directive_tasks_late', (coalesce(p.done_on, current_date) > p.due_on)::int, null)
    ) as m (id, amount, total);

select live.forget_sums();
