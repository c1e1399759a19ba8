-- A point inside each unit, for its name.
select 'AdminUnit:' || u.id as id, u.name_vi, u.name_en, u.code, u.scheme, u.level, u.type, u.centre as geom
from admin_unit u
where u.outline && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
  and u.centre && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
