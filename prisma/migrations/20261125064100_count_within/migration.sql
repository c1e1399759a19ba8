-- Counts around a thing of the map: how many tips and cases have their point in a shape. A free shape is small enough to point at
-- people, so the counting runs with the rights of the owner and answers to the scope alone, as counts by hexagon do.
create function live.count_within(p_shape geometry, p_from date, p_to date)
  returns table (metric_id text, inside bigint, unplaced bigint)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform require_scope('figures:exact');
  return query
    select m.id, count(*) filter (where p.point && p_shape and st_intersects(p_shape, p.point)), count(*) filter (where p.point is null and p.day is not null)
    from (values ('tips_received'), ('cases_opened')) as m (id)
      left join placed_fact p on p.metric_id = m.id and p.day between p_from and p_to
    group by m.id;
end
$$;
revoke execute on function live.count_within from public;
grant execute on function live.count_within to hub_staff;
comment on function live.count_within is 'Counts tips and cases whose point lies in a shape, for whoever holds figures:exact; and those of the days without a point, wherever they lie.';
