-- The middle of each hexagon of `cell.sql`, for what is written in it: in the one tile that holds it.
with size as (
  select case when $1 <= 9 then 4000 when $1 = 10 then 2000 when $1 = 11 then 1000 else 500 end as edge
), hexagon as (
  select s.edge, h.i, h.j, h.geom, st_transform(st_centroid(h.geom), 4326) as centre
  from size s, st_hexagongrid(s.edge, st_transform(st_tileenvelope($1, $2, $3), 9209)) h
)
select 'Cell:' || h.edge || ':' || h.i || ':' || h.j as id, h.centre as geom
from hexagon h
where h.centre && st_transform(st_tileenvelope($1, $2, $3), 4326)
  and exists (
    select 1 from admin_unit u
    where u.scheme = '24' and u.level = 'PROVINCE' and st_intersects(u.outline, st_transform(h.geom, 4326))
  )
