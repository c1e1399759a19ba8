-- Removing one person: consent withdrawn, or the time to keep the record has ended. What is left is that it was done.

-- Numbers of records that were removed, so that the next import of the same file does not bring them back. Salted hashes: the list can
-- be asked about a number, and not read.
create table identity.removed_record (
  id bigint generated always as identity primary key,
  salt bytea not null check (octet_length(salt) = 16),
  hash bytea not null check (octet_length(hash) = 32),
  removed_at timestamptz not null default now()
);
comment on table identity.removed_record is 'Records of victims that were removed and may not come back.';
comment on column identity.removed_record.id is 'Internal number of the row.';
comment on column identity.removed_record.salt is 'Salt of the hash, 16 random bytes.';
comment on column identity.removed_record.hash is 'SHA-256 of the salt, the origin and the number of the record there.';
comment on column identity.removed_record.removed_at is 'When it was removed.';
alter table identity.removed_record enable row level security, force row level security;
create policy owner on identity.removed_record to current_user using (true) with check (true);

create function live.refuse_removed() returns trigger language plpgsql security definer set search_path = live, identity, public as $$
begin
  if exists (select from removed_record r where r.hash = sha256(r.salt || convert_to(new.origin || E'\n' || new.origin_id, 'UTF8'))) then
    raise exception 'the record of this number was removed and may not come back'
      using errcode = 'check_violation', constraint = 'victim_removed';
  end if;
  return new;
end
$$;
create trigger refuse_removed before insert on live.victim for each row execute function live.refuse_removed();
comment on function live.refuse_removed is 'Refuses a record of a victim that was removed before.';

create function live.require_removal() returns void language plpgsql stable as $$
begin
  if current_setting('role') <> 'none' and not 'person:remove' = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ',')) then
    raise exception 'this needs the scope person:remove' using errcode = 'insufficient_privilege';
  end if;
end
$$;
comment on function live.require_removal is 'Refuses whoever may not remove a person.';

-- The records that are removed with one: those of the same paper. Records of the same name alone may be of somebody else; they stay.
create function live.records_to_remove(p_pseudonym text) returns table (victim_id bigint, person_id bigint)
  language sql stable security definer set search_path = live, identity, public as $$
  select v.id, v.person_id from victim w join victim v on v.person_id = w.person_id and (v.id = w.id or shares_paper(w.id, v.id))
  where w.pseudonym = p_pseudonym
$$;
comment on function live.records_to_remove is 'Records of victims that are removed together with the one of a pseudonym.';

-- The cells in which facts of a person are counted: those of the records that would be removed.
create function live.figures_of_person(p_pseudonym text)
  returns table (metric_id text, scheme text, level text, grain text, breakdown text, unit_id bigint, period_start date, category text)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform require_removal();
  return query
    with gone as materialized (select r.victim_id, r.person_id from records_to_remove(p_pseudonym) r),
    told as (
      select f.* from fact f
      where f.metric_id in ('victims_identified', 'sdg_16_2_2', 'victims_supported', 'support_waiting_days', 'support_given_share')
        and f.subject_id in (select g.person_id from gone g)
      union all
      select f.* from fact f
      where f.metric_id = 'deadlines_met_share' and f.subject_id in (select d.id from deadline d join gone g on g.victim_id = d.victim_id)
    )
    select distinct l.metric_id, l.scheme, l.level, l.grain, l.breakdown, u.id, hub_period(l.grain, f.day), c.category
    from told f
      join lattice l on l.metric_id = f.metric_id and f.day between l.valid_from and coalesce(l.valid_to, 'infinity')
      join unit_rollup r on r.leaf_id = f.unit_id and (f.spread or r.unit_id = f.unit_id)
      join admin_unit u on u.id = r.unit_id and u.scheme = l.scheme and u.level = l.level
      cross join lateral (select case l.breakdown
        when '' then ''
        when 'SEX' then f.sex
        when 'AGE_GROUP' then f.age_group
        when 'EXPLOITATION' then f.exploitation
        when 'DESTINATION' then f.destination
        when 'SUPPORT_TYPE' then f.support_type
        when 'CLOCK' then f.clock
        when 'AGENCY_KIND' then f.agency_kind
      end as category) c
    where c.category is not null
    order by 1, 2, 3, 4, 5, 6, 7, 8;
end
$$;
comment on function live.figures_of_person is 'Cells of the lattices in which the records of a person count.';

-- SHA-256 over the numbers of all rows about victims: the same rows give the same digest.
create function live.victim_digest() returns text language sql stable security definer set search_path = live, identity, public as $$
  select encode(sha256(convert_to(concat_ws(';',
    (select string_agg(id::text, ',' order by id) from victim),
    (select string_agg(id::text, ',' order by id) from victim_status),
    (select string_agg(id::text, ',' order by id) from consent),
    (select string_agg(id::text, ',' order by id) from support_service),
    (select string_agg(id::text, ',' order by id) from deadline where victim_id is not null),
    (select string_agg(id::text, ',' order by id) from entry where subject = 'VICTIM'),
    (select string_agg(subject_id::text, ',' order by subject_id) from data_key where subject = 'VICTIM'),
    (select string_agg(victim_id || grade, ',' order by victim_id, grade) from linkage)), 'UTF8')), 'hex')
$$;
comment on function live.victim_digest is 'SHA-256 over the numbers of all rows about victims.';

-- Removes the records of a person with all that hangs on them and the data keys of what is sealed, in the transaction of the caller.
create function live.remove_person(p_pseudonym text) returns jsonb
  language plpgsql security definer set search_path = live, identity, public as $$
declare
  v_ids bigint[];
  v_persons bigint[];
  v_before text;
  v_table text;
  v_count bigint;
  v_removed jsonb := '{}';
  v_id bigint;
begin
  perform require_removal();
  perform pg_advisory_xact_lock(hashtext('hub linkage'));
  select array_agg(victim_id), array_agg(distinct person_id) into v_ids, v_persons from records_to_remove(p_pseudonym);
  if v_ids is null then
    return null;
  end if;
  v_before := victim_digest();
  insert into removed_record (salt, hash)
    select s.salt, sha256(s.salt || convert_to(v.origin || E'\n' || v.origin_id, 'UTF8'))
    from victim v cross join lateral (select decode(replace(gen_random_uuid()::text, '-', ''), 'hex') as salt where v.id is not null) s
    where v.id = any (v_ids);
  -- the keys first: without them the rest is noise, wherever a copy of it lies
  foreach v_table in array array['data_key', 'entry', 'identity_opening', 'linkage', 'deadline', 'support_service', 'consent', 'victim_status', 'victim'] loop
    execute case
      when v_table in ('data_key', 'entry', 'identity_opening') then format('delete from %I where subject = ''VICTIM'' and subject_id = any ($1)', v_table)
      when v_table = 'victim' then 'delete from victim where id = any ($1)'
      else format('delete from %I where victim_id = any ($1)', v_table)
    end using v_ids;
    get diagnostics v_count = row_count;
    v_removed := v_removed || jsonb_build_object(v_table, v_count);
  end loop;
  -- who was one person with them by name alone is numbered anew
  v_ids := array(select id from victim where person_id = any (v_persons) order by id);
  foreach v_id in array v_ids loop
    perform link_victim(v_id, '', '{}', '{}');
  end loop;
  return jsonb_build_object('records', v_removed -> 'victim', 'keptByName', cardinality(v_ids), 'removed', v_removed, 'before', v_before, 'after', victim_digest());
end
$$;
comment on function live.remove_person is 'Removes the records of a person, with their keys, and proves it by counts and digests; null when there is no such pseudonym.';

revoke execute on function live.refuse_removed, live.require_removal, live.records_to_remove, live.figures_of_person, live.victim_digest, live.remove_person from public;
grant execute on function live.figures_of_person, live.remove_person to hub_staff;
