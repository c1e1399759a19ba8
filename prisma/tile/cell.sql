-- Hexagons of the province: geometry and ids only. The edge is 4,000 m at zoom 9 and below, then half at every zoom down to 500 m.
-- The grid lies in EPSG:9209, metres; a cell's id is its edge, column and row, as the figures by cell have them.
with size as (
  select case when $1 <= 9 then 4000 when $1 = 10 then 2000 when $1 = 11 then 1000 else 500 end as edge
), hexagon as (
  select s.edge, h.i, h.j, st_transform(h.geom, 4326) as geom
  from size s,
    st_hexagongrid(s.edge, st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 9209)) h
)
select 'Cell:' || h.edge || ':' || h.i || ':' || h.j as id, h.geom
from hexagon h
where exists (
  select 1 from admin_unit u where u.scheme = '24' and u.level = 'PROVINCE' and st_intersects(u.outline, h.geom)
)
