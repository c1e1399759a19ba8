-- For those who lead: legal time limits by clock and agency together, counted and never listed. What counts and when stands in live.fact
-- alone, as for every figure.
create function live.deadline_cells(p_unit_id bigint, p_grain text, p_from date, p_to date)
  returns table (clock text, agency_id bigint, period_start date, due bigint, met bigint, still_open bigint)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform require_scope('figures:exact');
  return query
    select f.clock, d.agency_id, hub_period(p_grain, f.day), sum(f.den)::bigint, sum(f.num)::bigint, count(*) filter (where d.met_at is null)
    from fact f
      join deadline d on d.id = f.subject_id
      join unit_rollup r on r.leaf_id = f.unit_id and r.unit_id = p_unit_id
    where f.metric_id = 'deadlines_met_share' and f.day >= p_from and f.day < p_to
    group by 1, 2, 3;
end
$$;

-- What is late now, whenever it fell due.
create function live.late_deadlines(p_unit_id bigint)
  returns table (clock text, agency_id bigint, late bigint, longest_days int)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform require_scope('figures:exact');
  return query
    select d.clock_kind, d.agency_id, count(*), floor(extract(epoch from now() - min(d.due_at)) / 86400)::int
    from deadline d join unit_rollup r on r.leaf_id = d.unit_id and r.unit_id = p_unit_id
    where d.met_at is null and d.due_at < now()
    group by 1, 2;
end
$$;

revoke execute on function live.deadline_cells, live.late_deadlines from public;
grant execute on function live.deadline_cells, live.late_deadlines to hub_staff;
comment on function live.deadline_cells is 'Legal time limits of a unit that fell due, by clock, agency and period: how many were met in time, and how many of the others are still open. For whoever holds figures:exact.';
comment on function live.late_deadlines is 'Legal time limits of a unit that have run out and are still open, by clock and agency, with the longest delay in whole days. For whoever holds figures:exact.';
