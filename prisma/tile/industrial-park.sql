-- The outline where one is mapped, else the point; two reads, so that each finds its index.
select 'IndustrialPark:' || p.id as id, p.name_vi, p.name_en, p.kind, p.status, p.outline as geom
from industrial_park p
where p.outline && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
union all
select 'IndustrialPark:' || p.id, p.name_vi, p.name_en, p.kind, p.status, p.point
from industrial_park p
where p.outline is null and p.point && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
