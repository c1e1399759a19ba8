-- Removing a person is not done when their rows are gone: a release without them must be published, and those that told of them taken
-- back. What is still to be done is written down with the removal itself, so that whoever comes after a process that died can finish it.

create table live.removal (
  id bigint generated always as identity primary key,
  removed_at timestamptz not null default now(),
  account_id bigint references live.account,
  request_id text,
  told int[] not null,
  serve_until timestamptz not null,
  rewritten_at timestamptz,
  finished_at timestamptz
);
comment on table live.removal is 'Removals of persons, and how far the public is rid of what was told of them. Nothing in it tells who it was.';
comment on column live.removal.id is 'Internal number of the row.';
comment on column live.removal.removed_at is 'When the rows were removed.';
comment on column live.removal.account_id is 'Account that removed them; null for the command line.';
comment on column live.removal.request_id is 'Number of the request.';
comment on column live.removal.told is 'Numbers of the releases that stood then and told a figure the person counted in.';
comment on column live.removal.serve_until is 'Until when these may still be read while the one without the person is made.';
comment on column live.removal.rewritten_at is 'When the files of what was sealed were written anew, without the rows that are gone.';
comment on column live.removal.finished_at is 'When all of it was done; null while something is left to do.';
create index removal_unfinished on live.removal (id) where finished_at is null;
alter table live.removal enable row level security, force row level security;
create policy owner on live.removal to current_user using (true) with check (true);

-- Removes a person as remove_person does, and writes down what must follow, before the rows are gone that tell it. Null when there is
-- no such pseudonym.
create function live.withdraw_person(p_pseudonym text, p_request_id text, p_serve interval) returns jsonb
  language plpgsql security definer set search_path = live, public as $$
declare
  v_figures bigint;
  v_told int[];
  v_id bigint;
  v_proof jsonb;
begin
  perform require_removal();
  -- no release is shown between the look at those that stand and the end of this transaction
  lock table release.release in share mode;
  with counted as materialized (
    select * from figures_of_person(p_pseudonym)
  ), told as (
    select distinct f.release_no as no from counted p
      join release.figure f on f.metric_id = p.metric_id and f.scheme = p.scheme and f.level = p.level and f.grain = p.grain and f.breakdown = p.breakdown
        and f.unit_id = p.unit_id and f.period_start = p.period_start and f.category = p.category
      join release.release r on r.no = f.release_no
    where f.kind in ('EXACT', 'ROUNDED', 'RANGE') and r.retired_at is null and r.completed_at is not null
  )
  select (select count(*) from counted), (select coalesce(array_agg(t.no order by t.no), '{}') from told t) into v_figures, v_told;
  v_proof := remove_person(p_pseudonym);
  if v_proof is null then
    return null;
  end if;
  insert into removal (account_id, request_id, told, serve_until)
    values (nullif(current_setting('hub.account_id', true), '')::bigint, p_request_id, v_told, now() + p_serve)
    returning id into v_id;
  return jsonb_build_object('id', v_id, 'told', v_told, 'figures', v_figures, 'proof', v_proof);
end
$$;
comment on function live.withdraw_person is 'Removes the records of a person and writes down which releases told of them; null when there is no such pseudonym.';
revoke execute on function live.withdraw_person from public;
grant execute on function live.withdraw_person to hub_staff;
revoke execute on function live.remove_person from hub_staff;

-- A release that told of a person who was removed is read by nobody once its time is over, whether or not a process is left to take it
-- back.
create view release.standing as
  select r.* from release.release r
  where r.retired_at is null and r.completed_at is not null
    and not exists (select from live.removal m where m.finished_at is null and m.serve_until <= now() and r.no = any (m.told));
comment on view release.standing is 'Releases that may be read: complete, not taken back, and not telling of a person who was removed longer ago than it takes to publish.';
do $$
declare
  t record;
begin
  for t in
    select a.attname, col_description('release.release'::regclass, a.attnum) as words from pg_attribute a
    where a.attrelid = 'release.release'::regclass and a.attnum > 0 and not a.attisdropped
  loop
    execute format('comment on column release.standing.%I is %L', t.attname, t.words);
  end loop;
end
$$;

create or replace view pub.release as
  select no, province_code, published_at, synthetic, scale_factor, data_through, method, cells_published, cells_withheld, digest
  from release.standing order by no desc limit 1;
create or replace view pub.figure as
  select metric_id, scheme, level, grain, breakdown, unit_id, period_start, category, kind, value, low, high, numerator, denominator, provisional
  from release.figure where release_no = (select no from release.standing order by no desc limit 1);
do $$
declare
  t record;
begin
  for t in
    select table_name, string_agg(format('%I', column_name), ', ' order by position) as columns from release.public_column group by table_name
  loop
    execute format('create or replace view pub.%I as select %s from release.%I where release_no = (select no from release.standing order by no desc limit 1)',
      t.table_name, t.columns, t.table_name);
  end loop;
end
$$;
create or replace view pub.standing_release as
  select no, province_code, published_at, synthetic, scale_factor, data_through, method, cells_published, cells_withheld, digest
  from release.standing;
create or replace view pub.retired_release as
  with overdue as (
    select t.no, min(m.serve_until) as at from live.removal m cross join unnest(m.told) t (no)
    where m.finished_at is null and m.serve_until <= now() group by t.no
  )
  select r.no, coalesce(r.retired_at, o.at) as retired_at
  from release.release r left join overdue o on o.no = r.no
  where r.retired_at is not null or o.at is not null;
