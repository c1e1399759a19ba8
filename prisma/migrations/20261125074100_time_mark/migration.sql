-- What a reader of figures over time must know of the calendar: days on which the law changed, programmes, the yearly season.
-- Changes of boundaries are not here: they are rows of admin_unit_change.

create table live.time_mark (
  id bigint generated always as identity primary key,
  code text not null unique,
  kind text not null check (kind in ('LAW', 'PROGRAMME', 'SEASON')),
  label_vi text not null,
  label_en text not null,
  legal_ref text not null,
  from_on date not null,
  to_on date,
  yearly boolean not null default false,
  source_id text not null references live.source,
  constraint time_mark_order check (to_on >= from_on),
  -- a season lies within a year, so that it can come again every year
  constraint time_mark_season check (not yearly or extract(year from coalesce(to_on, from_on)) = extract(year from from_on))
);
alter table live.time_mark enable row level security, force row level security;
create policy owner on live.time_mark to current_user using (true) with check (true);
create policy staff_read on live.time_mark for select to hub_staff using (true);
grant select on live.time_mark to hub_staff;

comment on table live.time_mark is 'Days and spans that figures over time are read against: changes of the law, programmes, the season of the year.';
comment on column live.time_mark.id is 'Internal number of the row.';
comment on column live.time_mark.code is 'Short readable name.';
comment on column live.time_mark.kind is 'LAW, PROGRAMME or SEASON.';
comment on column live.time_mark.label_vi is 'What happened, in Vietnamese.';
comment on column live.time_mark.label_en is 'What happened, in English.';
comment on column live.time_mark.legal_ref is 'Instrument it rests on.';
comment on column live.time_mark.from_on is 'First day; of a yearly mark the first day of its first year.';
comment on column live.time_mark.to_on is 'Last day, inclusive; null for a single day or while it lasts.';
comment on column live.time_mark.yearly is 'Whether it comes again every year.';
comment on column live.time_mark.source_id is 'Source the row comes from.';

insert into release.public_column (table_name, column_name, position)
  select 'time_mark', column_name, ordinal_position from information_schema.columns where table_schema = 'live' and table_name = 'time_mark';
create table release.time_mark as
  select 0::int as release_no, id, code, kind, label_vi, label_en, legal_ref, from_on, to_on, yearly, source_id from live.time_mark with no data;
alter table release.time_mark alter column release_no set not null, add foreign key (release_no) references release.release, add primary key (release_no, id);
create trigger keep before update or delete on release.time_mark for each row execute function release.keep();
create view pub.time_mark as
  select id, code, kind, label_vi, label_en, legal_ref, from_on, to_on, yearly, source_id
  from release.time_mark where release_no = (select max(no) from release.release where retired_at is null and completed_at is not null);
grant select on pub.time_mark to hub_public, hub_staff;

do $$
declare
  c record;
  says constant text := 'Days and spans that figures over time are read against: changes of the law, programmes, the season of the year.';
begin
  execute format('comment on table release.time_mark is %L', 'By release: ' || says);
  execute format('comment on view pub.time_mark is %L', 'Newest release: ' || says);
  comment on column release.time_mark.release_no is 'Number of the release.';
  for c in
    select a.attname, d.description from pg_attribute a join pg_description d on d.objoid = a.attrelid and d.objsubid = a.attnum
    where a.attrelid = 'live.time_mark'::regclass
  loop
    execute format('comment on column release.time_mark.%I is %L', c.attname, c.description);
    execute format('comment on column pub.time_mark.%I is %L', c.attname, c.description);
  end loop;
end
$$;
