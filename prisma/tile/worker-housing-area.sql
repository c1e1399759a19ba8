select 'WorkerHousingArea:' || a.id as id, a.name_vi, a.name_en, a.synthetic, a.area as geom
from key_area a
where a.kind = 'WORKER_HOUSING'
  and a.area && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
  and coalesce(a.valid_to, 'infinity') > (select data_through from release)
