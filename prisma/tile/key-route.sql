select 'KeyRoute:' || r.id as id, r.name_vi, r.name_en, r.code, r.kind, r.synthetic, r.line as geom
from key_route r
where r.line && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
  and coalesce(r.valid_to, 'infinity') > (select data_through from release)
