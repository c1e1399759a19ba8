-- The moment at which the public filed a tip stands nowhere finer than its hour: not in the row, not beside the contact sealed with it.
create or replace function live.submit_tip(p_topic text, p_unit_code text, p_summary text, p_lon float8, p_lat float8, p_receipt_hash bytea)
  returns table (received_on date, unit_name_vi text, unit_name_en text)
  language plpgsql security definer set search_path = live, public as $$
declare
  v_unit admin_unit%rowtype;
  v_now timestamptz := date_trunc('hour', now());
  v_synthetic boolean;
  v_point geometry;
  v_id bigint;
begin
  select * into v_unit from admin_unit
    where code = p_unit_code and hub_day(v_now) between valid_from and coalesce(valid_to, 'infinity')
    order by level limit 1;
  if v_unit.id is null then
    raise exception 'no unit of today has the code %', left(p_unit_code, 5) using errcode = 'no_data_found';
  end if;
  if p_lon is not null and p_lat is not null then
    v_point := st_setsrid(st_makepoint(p_lon, p_lat), 4326);
    if v_unit.outline is not null and not st_dwithin(v_unit.outline, v_point, 0.01) then
      raise exception 'the point lies outside the unit' using errcode = 'check_violation';
    end if;
  end if;
  select kind = 'SYNTHETIC' into v_synthetic from data_kind;
  insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, point, topic, status, summary, receipt_hash, synthetic, recorded_at)
    values (case v_unit.scheme when '27' then '27' else '24' end, 'hub', encode(sha256(p_receipt_hash), 'hex'), 'TIN_BAO', 'HUB', v_now, v_unit.id,
      case when v_point is null then v_unit.level else 'POINT' end, v_point, p_topic, 'RECEIVED', p_summary, p_receipt_hash, coalesce(v_synthetic, false), v_now)
    returning id into v_id;
  perform start_clocks('TIP', v_id, null, null, v_now, v_unit.id, null, coalesce(v_synthetic, false));
  return query select hub_day(v_now), v_unit.name_vi, v_unit.name_en;
end
$$;

create or replace function live.seal_reporter(p_receipt_hash bytea, p_kek_id text, p_key_nonce bytea, p_wrapped bytea, p_nonce bytea, p_ciphertext bytea)
  returns void language plpgsql security definer set search_path = identity, live, public as $$
declare
  v_tip_id bigint := reporter_place(p_receipt_hash);
  v_now timestamptz := date_trunc('hour', now());
begin
  if v_tip_id is null then
    raise exception 'no tip of this receipt waits for a contact' using errcode = 'no_data_found';
  end if;
  insert into data_key (subject, subject_id, kek_id, nonce, wrapped, made_at) values ('TIP', v_tip_id, p_kek_id, p_key_nonce, p_wrapped, v_now);
  insert into entry (subject, subject_id, field, nonce, ciphertext, written_at)
    values ('TIP', v_tip_id, 'CONTACT', p_nonce, p_ciphertext, v_now);
end
$$;

-- What was filed before. Only a tip that the public filed has a receipt.
update live.tip set recorded_at = date_trunc('hour', recorded_at) where receipt_hash is not null;
update identity.data_key k set made_at = date_trunc('hour', k.made_at) from live.tip t
  where k.subject = 'TIP' and k.subject_id = t.id and t.receipt_hash is not null;
update identity.entry e set written_at = date_trunc('hour', e.written_at) from live.tip t
  where e.subject = 'TIP' and e.subject_id = t.id and t.receipt_hash is not null;

comment on column live.tip.recorded_at is 'When the row was written; cut to the hour when the public filed it.';
