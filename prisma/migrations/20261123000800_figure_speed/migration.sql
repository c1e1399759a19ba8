-- Counting and writing figures, made quicker.

-- The median is sorted for only where the metric asks for one.
create or replace function live.figure_cells(p_metric text, p_scheme text, p_level text, p_grain text, p_breakdown text, p_from date, p_to date)
  returns table (unit_id bigint, period_start date, category text, subjects bigint, facts bigint, num numeric, den numeric, median numeric)
  language sql stable set search_path = live, public as $$
  select r.unit_id, hub_period(p_grain, f.day), c.category, count(distinct f.subject_id), count(*), sum(f.num), sum(f.den),
    (percentile_cont(0.5) within group (order by f.num::float8)
      filter (where (select measure = 'MEDIAN' from metric where id = p_metric)))::numeric
  from fact f
    join unit_rollup r on r.leaf_id = f.unit_id and (f.spread or r.unit_id = f.unit_id)
    join admin_unit u on u.id = r.unit_id and u.scheme = p_scheme and u.level = p_level
    cross join lateral (select case p_breakdown
      when '' then ''
      when 'SEX' then f.sex
      when 'AGE_GROUP' then f.age_group
      when 'EXPLOITATION' then f.exploitation
      when 'DESTINATION' then f.destination
      when 'SUPPORT_TYPE' then f.support_type
      when 'EVENT_TYPE' then f.event_type
      when 'SETTING' then f.setting
      when 'AUDIENCE' then f.audience
      when 'CLOCK' then f.clock
      when 'AGENCY_KIND' then f.agency_kind
      when 'TIP_KIND' then f.tip_kind
      when 'CHANNEL' then f.channel
    end as category) c
  where f.metric_id = p_metric and f.day >= p_from and f.day < p_to and c.category is not null
  group by 1, 2, 3
$$;

-- A release has a hundred thousand figures and more, all of one number: that its release is there is asked once for each insert,
-- not for each row. Rows never change, and a release is never deleted.
alter table release.figure drop constraint figure_release_no_fkey;

create function release.check_release() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct release_no from new_rows) n where not exists (select 1 from release.release r where r.no = n.release_no)) then
    raise exception 'figures of a release that does not exist' using errcode = 'foreign_key_violation';
  end if;
  return null;
end
$$;
comment on function release.check_release() is 'Refuses figures whose release is not there.';
revoke execute on function release.check_release from public;
create trigger check_release after insert on release.figure referencing new table as new_rows for each statement execute function release.check_release();
