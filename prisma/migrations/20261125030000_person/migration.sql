-- The same person is counted once, whoever recorded them. Records of victims are linked by keyed hashes of what was sealed with them;
-- the key is outside the database, so that the hashes tell nothing to whoever has the database alone.

-- ---------------------------------------------------------------------------------------------------------------- persons

-- The number of a person is that of their first record; a record nobody linked is a person of its own.
alter table live.victim add column person_id bigint;
update live.victim set person_id = id;
alter table live.victim alter column person_id set not null;
create index victim_person on live.victim (person_id, id);
comment on column live.victim.person_id is 'The person the record is of: the number of their first record, shared by all records that were linked to it.';

create function live.number_person() returns trigger language plpgsql set search_path = live, public as $$
begin
  new.person_id := coalesce(new.person_id, new.id);
  return new;
end
$$;
create trigger number_person before insert on live.victim for each row execute function live.number_person();

create view live.person as
  select distinct on (person_id) person_id as id, home_unit_id, sex, age_group, exploitation, destination, victim_class
  from live.victim order by person_id, id;

create view live.person_confirmed as
  select v.person_id, min(s.reached_on) as confirmed_on
  from live.victim_status s join live.victim v on v.id = s.victim_id where s.status = 'CONFIRMED' group by v.person_id;

comment on function live.number_person is 'Makes a new record of a victim a person of its own.';
comment on view live.person is 'One row for each person behind the records of victims, with what their first record says.';
comment on column live.person.id is 'Number of the person.';
comment on column live.person.home_unit_id is 'Unit the person is from.';
comment on column live.person.sex is 'FEMALE, MALE or UNKNOWN.';
comment on column live.person.age_group is 'Age group when exploited.';
comment on column live.person.exploitation is 'Form of exploitation.';
comment on column live.person.destination is 'Where the person was taken.';
comment on column live.person.victim_class is 'Legal category, which decides support.';
comment on view live.person_confirmed is 'The first day on which any agency confirmed a person as a victim.';
comment on column live.person_confirmed.person_id is 'Number of the person.';
comment on column live.person_confirmed.confirmed_on is 'That day.';

-- ---------------------------------------------------------------------------------------------------------------- linkage

create table identity.linkage (
  victim_id bigint not null references live.victim on delete cascade,
  grade text not null check (grade in ('CCCD', 'CMND', 'OTHER_PAPER', 'NAME')),
  key_id text not null,
  hash bytea not null check (octet_length(hash) = 32),
  primary key (victim_id, grade)
);
create index linkage_hash on identity.linkage (grade, hash);
comment on table identity.linkage is 'Keyed hashes by which records of the same person are found; the key is outside the database.';
comment on column identity.linkage.victim_id is 'Victim.';
comment on column identity.linkage.grade is 'What was hashed: a number of twelve digits (CCCD), of nine (CMND), another paper, or name with year of birth and sex, which is weaker.';
comment on column identity.linkage.key_id is 'Key the hash was made with.';
comment on column identity.linkage.hash is 'HMAC-SHA-256.';

alter table identity.linkage enable row level security, force row level security;
create policy owner on identity.linkage to current_user using (true) with check (true);

-- Puts the hashes of a record in place of those of the same grades and says anew who is who among all records it may touch: those
-- that were one person with it, and those that share a hash with any of them.
--
-- The same paper is the same person. The same name, year of birth and sex are, unless that name stands on two papers of one kind: then
-- it belongs to several persons, and only papers tell them apart; records of that name without a paper stay together, since whose they
-- are cannot be told.
create function live.link_victim(p_victim_id bigint, p_key_id text, p_grades text[], p_hashes jsonb) returns bigint
  language plpgsql security definer set search_path = live, identity, public as $$
begin
  perform pg_advisory_xact_lock(hashtext('hub linkage'));
  delete from linkage where victim_id = p_victim_id and grade = any (p_grades);
  insert into linkage (victim_id, grade, key_id, hash)
    select p_victim_id, h.key, p_key_id, decode(h.value, 'hex') from jsonb_each_text(p_hashes) h
    on conflict (victim_id, grade) do update set key_id = excluded.key_id, hash = excluded.hash;
  with recursive near (id) as (
    select p_victim_id
    union
    select x.id from near n cross join lateral (
      select o.id from victim v join victim o on o.person_id = v.person_id where v.id = n.id
      union
      select m.victim_id from linkage l join linkage m on m.grade = l.grade and m.hash = l.hash where l.victim_id = n.id
    ) x
  ),
  mark as (select l.victim_id, l.grade, l.hash from linkage l join near n on n.id = l.victim_id),
  paper as (select * from mark where grade <> 'NAME'),
  shared_name as (
    select m.hash from mark m join paper p using (victim_id) where m.grade = 'NAME'
    group by m.hash, p.grade having count(distinct p.hash) > 1
  ),
  edge (a, b) as (
    select x.victim_id, y.victim_id from mark x join mark y on y.grade = x.grade and y.hash = x.hash
    where x.grade <> 'NAME' or x.hash not in (select hash from shared_name)
      or not exists (select from paper p where p.victim_id in (x.victim_id, y.victim_id))
    union
    -- hashes made with different keys cannot be compared: while the key is being changed, who was one person stays one
    select x.id, y.id from victim x join victim y on y.person_id = x.person_id and y.id <> x.id
    where x.id in (select id from near)
      and exists (select from linkage k join linkage l on l.key_id <> k.key_id where k.victim_id = x.id and l.victim_id = y.id)
  ),
  reach (id, to_id) as (
    select id, id from near
    union
    select r.id, e.b from reach r join edge e on e.a = r.to_id
  ),
  who as (select id, min(to_id) as person_id from reach group by id)
  update victim v set person_id = w.person_id from who w where w.id = v.id and v.person_id <> w.person_id;
  return (select person_id from victim where id = p_victim_id);
end
$$;
comment on function live.link_victim is 'Writes the keyed hashes of a record of a victim and finds which records are of the same person; gives the number of the person.';

-- Whether two records are of one person by their papers; else they are by name alone.
create function live.shares_paper(p_victim_id bigint, p_other_id bigint) returns boolean
  language sql stable security definer set search_path = live, identity, public as $$
  select exists (select from linkage a join linkage b on b.grade = a.grade and b.hash = a.hash
    where a.grade <> 'NAME' and a.victim_id = p_victim_id and b.victim_id = p_other_id)
$$;
comment on function live.shares_paper is 'Whether two records of victims bear the same paper.';

-- The agencies of the other records of a person, and no more of them. Ask it about records that the asker sees.
create function live.agencies_of_person(p_person_id bigint, p_victim_id bigint) returns table (agency_id bigint, by_paper boolean)
  language sql stable security definer set search_path = live, identity, public as $$
  select o.agency_id, bool_or(shares_paper(p_victim_id, o.id)) from victim o
  where o.person_id = p_person_id and o.id <> p_victim_id and o.agency_id is not null
    and exists (select from victim v where v.id = p_victim_id and v.person_id = p_person_id)
  group by o.agency_id
$$;
comment on function live.agencies_of_person is 'Agencies that have other records of the person of a record, and whether the papers say so or the name alone.';

-- How many persons two agencies have in common. For those who may read exact figures; it names nobody.
create function live.person_overlap() returns table (agency_id bigint, other_agency_id bigint, persons bigint, by_name_alone bigint)
  language plpgsql stable security definer set search_path = live, identity, public as $$
begin
  if current_setting('role') <> 'none' and not 'figures:exact' = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ',')) then
    raise exception 'this needs the scope figures:exact' using errcode = 'insufficient_privilege';
  end if;
  return query
    select p.a, p.b, count(*), count(*) filter (where not p.by_paper)
    from (
      select x.person_id, x.agency_id as a, y.agency_id as b, bool_or(shares_paper(x.id, y.id)) as by_paper
      from victim x join victim y on y.person_id = x.person_id and y.agency_id > x.agency_id
      group by 1, 2, 3
    ) p group by 1, 2 order by 3 desc, 1, 2;
end
$$;
comment on function live.person_overlap is 'Pairs of agencies with how many persons both have records of, and how many of these are linked by name alone.';

revoke execute on function live.number_person, live.link_victim, live.shares_paper, live.agencies_of_person, live.person_overlap from public;
grant execute on function live.link_victim, live.agencies_of_person, live.person_overlap to hub_staff;

-- ---------------------------------------------------------------------------------------------------------------- facts

create or replace view live.fact as
  select 'tips_received'::text as metric_id, t.unit_id, hub_day(t.received_at) as day, t.id as subject_id, 1::numeric as num, null::numeric as den, true as spread,
    null::text as sex, null::text as age_group, null::text as exploitation, null::text as destination, null::text as support_type, null::text as event_type,
    null::text as setting, null::text as audience, null::text as clock, null::text as agency_kind, t.kind as tip_kind, t.channel
  from live.tip t
  union all
  select 'tips_classified_share', d.unit_id, hub_day(d.started_at), d.tip_id, (d.met_at <= d.due_at is true)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.deadline d where d.clock_kind = 'TIP_CLASSIFY' and d.due_at < now()
  union all
  select 'tips_resolved_share', d.unit_id, hub_day(d.due_at), d.tip_id, (d.met_at <= d.due_at is true)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.deadline d where d.clock_kind = 'TIP_DECIDE' and d.due_at < now()
  union all
  select 'tip_to_action_days', t.unit_id, hub_day(t.received_at), t.id, round(extract(epoch from t.first_action_at - t.received_at) / 86400, 1), null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.tip t where t.first_action_at is not null
  union all
  select 'cases_opened', c.unit_id, c.opened_on, c.id, 1, null, true,
    null, null, null, c.destination, null, null, null, null, null, null, null, null
  from live.criminal_case c where c.kind = 'TRAFFICKING'
  union all
  select 'cases_solved_share', c.unit_id, c.opened_on, c.id, (s.id is not null)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.criminal_case c left join live.case_stage s on s.case_id = c.id and s.stage = 'CONCLUDED' where c.kind = 'TRAFFICKING'
  union all
  select 'accused', c.unit_id, s.reached_on, c.id, s.people, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.case_stage s join live.criminal_case c on c.id = s.case_id where s.stage = 'CHARGED' and c.kind = 'TRAFFICKING' and s.people > 0
  union all
  select 'defendants', c.unit_id, t.held_on, c.id, t.defendants, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.trial t join live.criminal_case c on c.id = t.case_id where t.instance = 'FIRST_INSTANCE' and not t.closed_hearing and c.kind = 'TRAFFICKING' and t.defendants > 0
  union all
  select 'trials', t.unit_id, t.held_on, t.id, 1, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.trial t where not t.closed_hearing
  union all
  select 'mobile_trials', t.unit_id, t.held_on, t.id, 1, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.trial t where t.is_mobile and not t.closed_hearing
  union all
  -- Of victims, each person is one fact, however many agencies have a record of them: what is said of them is what the first record
  -- says, and the day is the first on which any agency confirmed them.
  select m.id, p.home_unit_id, c.confirmed_on, p.id, 1, null, true,
    p.sex, p.age_group, p.exploitation, p.destination, null, null, null, null, null, null, null, null
  from live.person p join live.person_confirmed c on c.person_id = p.id cross join (values ('victims_identified'), ('sdg_16_2_2')) as m (id)
  union all
  select 'victims_supported', p.home_unit_id, s.from_on, p.id, 1, null, true,
    p.sex, p.age_group, p.exploitation, p.destination, s.support_code, null, null, null, null, null, null, null
  from live.support_service s join live.victim v on v.id = s.victim_id join live.person p on p.id = v.person_id
  union all
  select 'support_waiting_days', p.home_unit_id, f.first_on, p.id, greatest(f.first_on - c.confirmed_on, 0), null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.person p
    join live.person_confirmed c on c.person_id = p.id
    join (select v.person_id, min(s.from_on) as first_on from live.support_service s join live.victim v on v.id = s.victim_id group by 1) f
      on f.person_id = p.id
  union all
  select 'support_given_share', p.home_unit_id, c.confirmed_on, p.id, (g.person_id is not null)::int, 1, true,
    null, null, null, null, e.support_code, null, null, null, null, null, null, null
  from live.person p
    join live.person_confirmed c on c.person_id = p.id
    join live.support_eligibility e on e.victim_class = p.victim_class and c.confirmed_on between e.valid_from and coalesce(e.valid_to, 'infinity')
    left join (select distinct v.person_id, s.support_code from live.support_service s join live.victim v on v.id = s.victim_id) g
      on g.person_id = p.id and g.support_code = e.support_code
  union all
  select 'campaign_events', e.unit_id, e.held_on, e.id, 1, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e
  union all
  select m.id, e.unit_id, e.held_on, e.id, m.amount, null, true,
    null, null, null, null, null, e.event_type, e.setting, e.audience, null, null, null, e.channel
  from live.campaign_event e
    cross join lateral (values ('attendances', e.attendance), ('online_views', e.online_views), ('online_shares', e.online_shares)) as m (id, amount)
  where m.amount > 0
  union all
  -- Counted on the communes of 2025, in former Bắc Giang only from the day they came to the province.
  select 'communes_without_event', u.id, m.month::date, u.id, (e.unit_id is null)::int, 1, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.admin_unit u
    cross join generate_series(date '2019-01-01', current_date, interval '1 month') as m (month)
    left join (
      select distinct r.unit_id, hub_period('MONTH', e.held_on) as month
      from live.campaign_event e join live.unit_rollup r on r.leaf_id = e.unit_id
    ) e on e.unit_id = u.id and e.month = m.month::date
  where u.scheme = '24' and u.level = 'COMMUNE'
    and (m.month >= u.valid_from or exists (select 1 from live.unit_rollup r join live.admin_unit d on d.id = r.unit_id where r.leaf_id = u.id and d.scheme = '27'))
  union all
  select 'pilot_models_active', p.unit_id, q.quarter::date, p.id, 1, null, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.pilot_model p
    cross join generate_series(date '2019-01-01', current_date, interval '3 months') as q (quarter)
  where p.started_on < q.quarter + interval '3 months' and (p.ended_on is null or p.ended_on >= q.quarter)
    and exists (select 1 from live.campaign_event e where e.pilot_model_id = p.id and e.held_on >= q.quarter - interval '3 months' and e.held_on < q.quarter + interval '3 months')
  union all
  select 'lodging_pressure', a.unit_id, make_date(a.year, 4, 1), null, s.value, a.value, true,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.unit_statistic a
    join live.unit_statistic s on s.unit_id = a.unit_id and s.year = a.year and s.statistic = 'HOUSEHOLDS_1_2_PERSONS'
    join live.admin_unit u on u.id = a.unit_id and u.level = 'COMMUNE'
  where a.statistic = 'HOUSEHOLDS'
  union all
  select case s.statistic when 'PARK_WORKERS' then 'park_workers' else 'foreign_residents' end, s.unit_id, make_date(s.year, 1, 1), null, s.value, null, false,
    null, null, null, null, null, null, null, null, null, null, null, null
  from live.unit_statistic s where s.statistic in ('PARK_WORKERS', 'FOREIGN_RESIDENTS')
  union all
  select 'reviewed_people', r.unit_id, r.reviewed_on, null, r.people, null, true,
    null, null, null, null, null, null, null, null, null, null, r.kind, null
  from live.population_review r
  union all
  select 'deadlines_met_share', d.unit_id, hub_day(d.due_at), d.id, (d.met_at <= d.due_at is true)::int, 1, true,
    null, null, null, null, null, null, null, null, d.clock_kind, a.kind, null, null
  from live.deadline d left join live.agency a on a.id = d.agency_id where d.due_at < now()
  union all
  select m.id, p.unit_id, p.due_on, p.id, m.amount, m.total, true,
    null, null, null, null, null, null, null, null, null, a.kind, null, null
  from live.directive_progress p
    join live.directive_task k on k.id = p.task_id left join live.agency a on a.id = k.agency_id
    cross join lateral (values
      ('directive_tasks_done', (p.status = 'DONE')::int, 1),
      ('directive_tasks_late', (coalesce(p.done_on, current_date) > p.due_on)::int, null)
    ) as m (id, amount, total);
