-- One index instead of two: the order in which a table of figures is read is as unique as the key.
alter table release.figure drop constraint figure_pkey;
drop index release.figure_map;
alter table release.figure add primary key (release_no, metric_id, scheme, level, grain, breakdown, period_start, unit_id, category);
