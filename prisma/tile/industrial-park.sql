-- The outline where one is mapped, else the point.
select 'IndustrialPark:' || p.id as id, p.name_vi, p.name_en, p.kind, p.status, coalesce(p.outline, p.point) as geom
from industrial_park p
where p.outline && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
  or (p.outline is null and p.point && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326))
