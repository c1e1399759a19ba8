-- A release is written in short transactions, so that the hub answers meanwhile, and shown in one: until `completed_at` is set nobody
-- reads it. What a process that died left unfinished may be cleared away; what was once complete never changes.

alter table release.release add column completed_at timestamptz;
alter table release.release add column working_until timestamptz;
comment on column release.release.completed_at is 'When it was whole and shown; null while it is being written.';
comment on column release.release.working_until is 'While it is being written: until when its writer is taken to be alive. Null afterwards.';

create or replace function release.keep() returns trigger language plpgsql as $$
declare
  unfinished boolean;
begin
  if tg_table_name = 'release' then
    if tg_op = 'UPDATE' and (old.completed_at is null
      or (to_jsonb(new) - 'retired_at' - 'retired_reason') = (to_jsonb(old) - 'retired_at' - 'retired_reason')) then
      return new;
    end if;
    unfinished := old.completed_at is null;
  else
    select r.completed_at is null into unfinished from release.release r where r.no = (to_jsonb(old) ->> 'release_no')::int;
  end if;
  if tg_op = 'DELETE' and unfinished then
    return old;
  end if;
  raise exception 'a release is immutable: publish a new one, or retire this one';
end
$$;
comment on function release.keep() is 'Refuses every change to a complete release but its retirement; an unfinished one may be cleared away.';

-- The releases there are were complete when they were written.
alter table release.release disable trigger keep;
update release.release set completed_at = published_at;
alter table release.release enable trigger keep;

create or replace function release.check_release() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from (select distinct release_no from new_rows) n
    where not exists (select 1 from release.release r where r.no = n.release_no and r.completed_at is null)
  ) then
    raise exception 'figures of a release that is not being written' using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
comment on function release.check_release() is 'Refuses figures whose release is not being written.';

-- Clears away a release that was never completed.
create function release.clear_unfinished(unfinished_no int) returns void language plpgsql as $$
declare
  name text;
begin
  for name in
    select c.relname from pg_class c where c.relnamespace = 'release'::regnamespace and c.relkind = 'r' and c.relname not in ('public_column', 'release')
  loop
    execute format('delete from release.%I where release_no = $1', name) using unfinished_no;
  end loop;
  delete from release.release where no = unfinished_no;
end
$$;
revoke execute on function release.clear_unfinished from public;
comment on function release.clear_unfinished(int) is 'Clears away a release that was never completed; refuses a complete one.';

-- The newest release that is whole and not retired.
create or replace view pub.release as
  select no, province_code, published_at, synthetic, scale_factor, data_through, method, cells_published, cells_withheld, digest
  from release.release where retired_at is null and completed_at is not null order by no desc limit 1;
create or replace view pub.figure as
  select metric_id, scheme, level, grain, breakdown, unit_id, period_start, category, kind, value, low, high, numerator, denominator, provisional
  from release.figure where release_no = (select max(no) from release.release where retired_at is null and completed_at is not null);
do $$
declare
  t record;
begin
  for t in
    select table_name, string_agg(format('%I', column_name), ', ' order by position) as columns from release.public_column group by table_name
  loop
    execute format(
      'create or replace view pub.%I as select %s from release.%I where release_no = (select max(no) from release.release where retired_at is null and completed_at is not null)',
      t.table_name, t.columns, t.table_name);
  end loop;
end
$$;
