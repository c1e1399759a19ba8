-- Briefings that are made at every month's or quarter's end. What is asked for is a row of live data; what was made is kept with the
-- release whose figures it tells, as immutable as the release, and destroyed when it is taken back.

create table live.briefing_schedule (
  id bigint generated always as identity primary key,
  title text not null check (length(title) between 1 and 120),
  metrics text[] not null check (cardinality(metrics) between 1 and 12),
  metric text not null,
  scheme text not null check (scheme in ('27', '24')),
  units text[] check (cardinality(units) > 0),
  grain text not null check (grain in ('MONTH', 'QUARTER')),
  baseline text not null check (baseline in ('PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR', 'AVERAGE_OF_THREE_YEARS', 'PROVINCE')),
  form text not null check (form in ('pdf1', 'pdf6', 'xlsx')),
  valid_from date not null,
  valid_to date,
  account_id bigint references live.account,
  account_name text,
  made_at timestamptz not null default now(),
  looked_release int,
  last_fault text,
  constraint briefing_schedule_metric check (metric = any (metrics))
);
alter table live.briefing_schedule enable row level security, force row level security;
create policy owner on live.briefing_schedule to current_user using (true) with check (true);
create policy staff_read on live.briefing_schedule for select to hub_staff using ((select live.has_scope('release:publish')));
create policy staff_insert on live.briefing_schedule for insert to hub_staff
  with check ((select live.has_scope('release:publish')) and account_id = (select live.claimed_account()) and looked_release is null);
create policy staff_end on live.briefing_schedule for update to hub_staff
  using ((select live.has_scope('release:publish'))) with check ((select live.has_scope('release:publish')));
grant select, insert, update (valid_to) on live.briefing_schedule to hub_staff;

create table release.briefing (
  id bigint generated always as identity primary key,
  release_no int not null references release.release,
  schedule_id bigint not null references live.briefing_schedule,
  period_start date not null,
  period_end date not null,
  content_digest text not null,
  sha256 text not null,
  bytes bytea not null,
  made_at timestamptz not null default now(),
  constraint briefing_once unique (schedule_id, period_start, release_no)
);
-- A PDF and a workbook are packed already.
alter table release.briefing alter column bytes set storage external;

create function release.keep_briefing() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from release.release r where r.no = old.release_no and r.retired_at is not null
  ) then
    return old;
  end if;
  raise exception 'briefings are immutable: they go with their release';
end
$$;
revoke execute on function release.keep_briefing from public;
create trigger keep before update or delete on release.briefing for each row execute function release.keep_briefing();

-- The row of the release is held, so that one that is being taken back at this moment is waited for.
create function release.check_briefing() returns trigger language plpgsql as $$
begin
  perform from release.release r where r.no = new.release_no and r.completed_at is not null and r.retired_at is null for share;
  if not found then
    raise exception 'a briefing of a release that is not in force' using errcode = 'foreign_key_violation';
  end if;
  return new;
end
$$;
revoke execute on function release.check_briefing from public;
create trigger check_release before insert on release.briefing for each row execute function release.check_briefing();

-- In the same transaction as the taking back. Every schedule is looked at again: what it lost may be told by another release.
create function release.destroy_briefings() returns trigger language plpgsql security definer set search_path = live, public as $$
begin
  delete from release.briefing where release_no = new.no;
  if found then
    update briefing_schedule set looked_release = null where looked_release is not null;
  end if;
  return null;
end
$$;
revoke execute on function release.destroy_briefings from public;
create trigger destroy_briefings after update of retired_at on release.release for each row
  when (new.retired_at is not null and old.retired_at is null) execute function release.destroy_briefings();

create view pub.briefing as
  select b.id, b.release_no, b.schedule_id, s.title, s.metrics, s.metric, s.scheme, s.units, s.grain, s.baseline, s.form, b.period_start, b.period_end,
    b.made_at, octet_length(b.bytes) as size, b.sha256, b.bytes,
    exists (select from release.briefing n join release.standing t on t.no = n.release_no
      where n.schedule_id = b.schedule_id and n.period_start = b.period_start and n.release_no > b.release_no) as superseded
  from release.briefing b join live.briefing_schedule s on s.id = b.schedule_id join release.standing r on r.no = b.release_no;
grant select on pub.briefing to hub_public, hub_staff;

comment on function release.keep_briefing() is 'Refuses every change of a kept briefing; it goes with its release.';
comment on function release.check_briefing() is 'Refuses briefings of a release that is not in force.';
comment on function release.destroy_briefings() is 'Destroys the briefings of a release that is taken back, and has every schedule looked at again.';

comment on table live.briefing_schedule is 'Comparisons of which a briefing is made at the end of every month or quarter.';
comment on column live.briefing_schedule.id is 'Internal number of the row.';
comment on column live.briefing_schedule.title is 'What the list of briefings calls it; everybody reads it.';
comment on column live.briefing_schedule.metrics is 'Metrics that are compared, in their order.';
comment on column live.briefing_schedule.metric is 'The one of them that is drawn and put into words.';
comment on column live.briefing_schedule.scheme is 'Boundary scheme of the units: 27 is the 8 districts before 1/7/2025, 24 the 99 communes from then on.';
comment on column live.briefing_schedule.units is 'Codes of the units that are compared; null for all of them.';
comment on column live.briefing_schedule.grain is 'MONTH or QUARTER.';
comment on column live.briefing_schedule.baseline is 'What the units are set against.';
comment on column live.briefing_schedule.form is 'pdf1 (one page), pdf6 (six pages) or xlsx (a workbook).';
comment on column live.briefing_schedule.valid_from is 'Periods are told that end on this day or later.';
comment on column live.briefing_schedule.valid_to is 'Periods are told that end on this day or earlier; null while it lasts.';
comment on column live.briefing_schedule.account_id is 'Account that asked for it; null for the hub itself.';
comment on column live.briefing_schedule.account_name is 'Name of the account at that time.';
comment on column live.briefing_schedule.made_at is 'When it was asked for.';
comment on column live.briefing_schedule.looked_release is 'Release for which everything that was due has been made; null when that is to be looked at.';
comment on column live.briefing_schedule.last_fault is 'Why its briefing could not be made at last; null when it could.';

comment on table release.briefing is 'By release: briefings that were made on schedule.';
comment on column release.briefing.id is 'Internal number of the row.';
comment on column release.briefing.release_no is 'Number of the release whose figures it tells.';
comment on column release.briefing.schedule_id is 'What it was made for.';
comment on column release.briefing.period_start is 'First day of the period it tells of.';
comment on column release.briefing.period_end is 'Last day of the period.';
comment on column release.briefing.content_digest is 'SHA-256 over all it says but the release, hexadecimal: an equal one is not made again.';
comment on column release.briefing.sha256 is 'SHA-256 of the file, hexadecimal.';
comment on column release.briefing.bytes is 'The file.';
comment on column release.briefing.made_at is 'When it was made.';

comment on view pub.briefing is 'Every release in force: briefings that were made on schedule.';
comment on column pub.briefing.size is 'Bytes of the file.';
comment on column pub.briefing.superseded is 'Whether a newer release in force has told the same period in other words.';
do $$
declare
  c record;
begin
  for c in
    select a.attname, coalesce(
        (select col_description(t.attrelid, t.attnum) from pg_attribute t where t.attrelid = 'release.briefing'::regclass and t.attname = a.attname),
        (select col_description(t.attrelid, t.attnum) from pg_attribute t where t.attrelid = 'live.briefing_schedule'::regclass and t.attname = a.attname)) as says
    from pg_attribute a where a.attrelid = 'pub.briefing'::regclass and a.attnum > 0 and a.attname not in ('size', 'superseded')
  loop
    execute format('comment on column pub.briefing.%I is %L', c.attname, c.says);
  end loop;
end
$$;
