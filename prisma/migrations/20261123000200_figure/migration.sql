-- Facts and figures: what is counted, where and when, said once for publishing, for staff and for the benchmark.

-- One row for each thing that a metric counts. `unit_id` is the unit of the fact's own day; `subject_id` the person or record that
-- is counted once; `num` and `den` feed sums, shares and medians; the rest are the named breakdowns. `spread` is false where a
-- source speaks of one unit only, so that the figure does not count in the units above it.
create view live.fact as
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
  select m.id, v.home_unit_id, s.reached_on, v.id, 1, null, true,
    v.sex, v.age_group, v.exploitation, v.destination, null, null, null, null, null, null, null, null
  from live.victim_status s join live.victim v on v.id = s.victim_id cross join (values ('victims_identified'), ('sdg_16_2_2')) as m (id) where s.status = 'CONFIRMED'
  union all
  select 'victims_supported', v.home_unit_id, s.from_on, v.id, 1, null, true,
    v.sex, v.age_group, v.exploitation, v.destination, s.support_code, null, null, null, null, null, null, null
  from live.support_service s join live.victim v on v.id = s.victim_id
  union all
  select 'support_waiting_days', v.home_unit_id, f.first_on, v.id, greatest(f.first_on - s.reached_on, 0), null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.victim v
    join live.victim_status s on s.victim_id = v.id and s.status = 'CONFIRMED'
    join lateral (select min(from_on) as first_on from live.support_service where victim_id = v.id) f on f.first_on is not null
  union all
  select 'support_given_share', v.home_unit_id, s.reached_on, v.id,
    exists (select 1 from live.support_service x where x.victim_id = v.id and x.support_code = e.support_code)::int, 1, true,
    null, null, null, null, e.support_code, null, null, null, null, null, null, null
  from live.victim v
    join live.victim_status s on s.victim_id = v.id and s.status = 'CONFIRMED'
    join live.support_eligibility e on e.victim_class = v.victim_class and s.reached_on between e.valid_from and coalesce(e.valid_to, 'infinity')
  union all
  select 'campaign_events', e.unit_id, e.held_on, e.id, 1, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e
  union all
  select m.id, e.unit_id, e.held_on, e.id, m.amount, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e
    cross join lateral (values ('attendances', e.attendance), ('online_views', e.online_views), ('online_shares', e.online_shares)) as m (id, amount)
  where m.amount > 0
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

-- Aggregates the facts of a metric on one level of one boundary scheme, by period and at most one breakdown, exactly and without
-- protection. `subjects` counts each person or record once, `facts` the rows, `num`, `den` and `median` as the metric's measure needs.
create function live.figure_cells(p_metric text, p_scheme text, p_level text, p_grain text, p_breakdown text, p_from date, p_to date)
  returns table (unit_id bigint, period_start date, category text, subjects bigint, facts bigint, num numeric, den numeric, median numeric)
  language sql stable set search_path = live, public as $$
  select r.unit_id, hub_period(p_grain, f.day), c.category, count(distinct f.subject_id), count(*), sum(f.num), sum(f.den),
    -- the median is sorted for only where the metric asks for one
    (percentile_cont(0.5) within group (order by f.num::float8)
      filter (where (select measure = 'MEDIAN' from metric where id = p_metric)))::numeric
  from fact f
    join unit_rollup r on r.leaf_id = f.unit_id and (f.spread or r.unit_id = f.unit_id)
    join admin_unit u on u.id = r.unit_id and u.scheme = p_scheme and u.level = p_level
    cross join lateral (select case p_breakdown
      when '' then ''
      when 'SEX' then f.sex
      when 'AGE_GROUP' then f.age_group
      when 'EXPLOITATION' then f.exploitation
      when 'DESTINATION' then f.destination
      when 'SUPPORT_TYPE' then f.support_type
      when 'EVENT_TYPE' then f.event_type
      when 'SETTING' then f.setting
      when 'AUDIENCE' then f.audience
      when 'CLOCK' then f.clock
      when 'AGENCY_KIND' then f.agency_kind
      when 'TIP_KIND' then f.tip_kind
      when 'CHANNEL' then f.channel
    end as category) c
  where f.metric_id = p_metric and f.day >= p_from and f.day < p_to and c.category is not null
  group by 1, 2, 3
$$;
revoke execute on function live.figure_cells from public;
grant select on live.fact to hub_staff;
grant execute on function live.figure_cells to hub_staff;
