-- Units of both boundary schemes; the communes before 1/7/2025 have no outline of their own.
select 'AdminUnit:' || u.id as id, u.name_vi, u.name_en, u.code, u.scheme, u.level, u.type, u.outline as geom
from admin_unit u
where u.outline && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
