select 'BaseFeature:' || b.id as id, b.kind, b.class, b.ref, b.name_vi, b.name_en, b.status, b.geom
from base_feature b
where b.geom && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
