-- A removal took back every release that told a figure of a place which the person counts in now, also one that was shown before any record of
-- the person was begun and cannot have counted it. Such a release stands: taken back with the others, it would only tell of the removal.
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
      and r.published_at >= (select min(v.recorded_at) from records_to_remove(p_pseudonym) g join victim v on v.id = g.victim_id)
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
