-- Who may remove a person: nobody who may only look, and of several records of one person nobody who does not reach them all.

update live.account set scopes = array_remove(scopes, 'person:remove') where view_only;
alter table live.account add constraint account_view_only_removal check (not view_only or not ('person:remove' = any (scopes)));

-- An account of one area would else remove the record of another with its own. HB002 tells it from other refusals.
create function live.require_reach_of_removal(p_pseudonym text) returns void
  language plpgsql security definer set search_path = live, public as $$
begin
  -- no record is linked to the person between this and the end of the transaction
  perform pg_advisory_xact_lock(hashtext('hub linkage'));
  if exists (select from records_to_remove(p_pseudonym) r where not reaches('VICTIM', r.victim_id)) then
    raise exception 'other records of the person lie outside the areas of the account' using errcode = 'HB002';
  end if;
end
$$;
revoke execute on function live.require_reach_of_removal from public;
comment on function live.require_reach_of_removal is 'Refuses the removal of a person of whom the account does not reach every record that would go.';

create or replace function live.withdraw_person(p_pseudonym text, p_request_id text, p_serve interval) returns jsonb
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
  perform require_reach_of_removal(p_pseudonym);
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
