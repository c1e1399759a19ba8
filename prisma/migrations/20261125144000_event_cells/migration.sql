-- Campaign events are counted by hexagon as a list of events narrows them, by the same counting as everything else. Events are open to
-- everybody, so a list of them tells nothing new; tips and cases are only ever counted all together: picked by number, one by one, their
-- hexagons would give away where each of them is.

create or replace view live.placed_fact as
  select 'tips_received'::text as metric_id, t.point, hub_day(t.received_at) as day, st_x(g.at) as grid_x, st_y(g.at) as grid_y, null::bigint as event_id
  from live.tip t cross join lateral (select st_transform(t.point, 9209) as at offset 0) g
  union all
  select 'cases_opened', c.point, c.opened_on, st_x(g.at), st_y(g.at), null
  from live.criminal_case c cross join lateral (select st_transform(c.point, 9209) as at offset 0) g
  where c.kind = 'TRAFFICKING'
  union all
  select 'campaign_events', point, held_on, grid_x, grid_y, id from live.campaign_event;

drop function live.cell_counts(text, date, date, float8, geometry);

-- Counts what lies in a box by hexagon, and in one row without a hexagon what has no point, wherever it lies. The box is taken along the grid,
-- as wide as it must be to hold the one that is given. Hexagons have flat tops in EPSG:9209 and are numbered by column and row as
-- ST_HexagonGrid does. Six triangles make a hexagon: three families of parallel lines, one edge's height apart, tell a point's triangle by
-- three whole numbers, and two sums of them the hexagon. No geometry is compared, and only whole triangles are grouped.
-- With a list of events only those are counted; nothing else has an event's number.
create function live.cell_counts(p_metric text, p_from date, p_to date, p_edge_m float8, p_box geometry, p_events bigint[] default null)
  returns table (i int, j int, count bigint)
  language plpgsql stable security definer set search_path = live, public
  -- the plan of one metric reads one table; a plan for any would read all three
  set plan_cache_mode = force_custom_plan as $$
declare
  v_box constant geometry := st_transform(p_box, 9209);
  v_west constant float8 := st_xmin(v_box);
  v_east constant float8 := st_xmax(v_box);
  v_south constant float8 := st_ymin(v_box);
  v_north constant float8 := st_ymax(v_box);
  v_across constant float8 := 1 / p_edge_m;
  v_up constant float8 := 1 / (p_edge_m * sqrt(3::float8));
begin
  perform require_scope('figures:exact');
  return query
    with triangle as (
      select floor(p.grid_x * v_across - p.grid_y * v_up) as falling, floor(p.grid_x * v_across + p.grid_y * v_up) as rising,
        floor(p.grid_y * (2 * v_up)) as level, count(*) as n
      from placed_fact p
      where p.metric_id = p_metric and p.day between p_from and p_to
        and p.grid_x between v_west and v_east and p.grid_y between v_south and v_north
        and (p_events is null or p.event_id = any(p_events))
      group by 1, 2, 3
    ), cell as (
      select floor((falling + rising + 2) / 3)::int as q, floor((level - falling + 1) / 3)::int as slant, n from triangle
    )
    (select c.q, c.slant + (c.q - (c.q & 1)) / 2, sum(n)::bigint from cell c group by 1, 2 order by 1, 2)
    union all
    select null, null, count(*) from placed_fact p
    where p.metric_id = p_metric and p.day between p_from and p_to and p.point is null and (p_events is null or p.event_id = any(p_events));
end
$$;

revoke execute on function live.cell_counts from public;
grant execute on function live.cell_counts to hub_staff;
comment on column live.placed_fact.event_id is 'Number of a campaign event; null for tips and cases, which are never picked one by one.';
comment on function live.cell_counts is 'Counts records by hexagon for whoever holds figures:exact; the last row, without a hexagon, those without a point.';
