-- An entry of the log stands in the name of the account that its transaction claims, the same claim that the policies read: what is done
-- under one account cannot be written down as done by another, or by nobody. Where no account is claimed an entry names none, but for
-- those of several readers that share a transaction, which claims them all and can do nothing else.

create or replace function live.append_audit(p_entries jsonb) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
declare
  v_writer constant text := coalesce(nullif(current_setting('hub.audit_writer', true), ''), gen_random_uuid()::text);
  v_no bigint;
  v_hash bytea;
  v_id bigint;
  v_at timestamptz;
  v_new record;
  -- the hub itself (migrations, publishing, the command line) writes in nobody's name or says in whose
  v_bound constant boolean := current_setting('role') <> 'none';
  v_own constant bigint := claimed_account();
  v_several constant bigint[] := string_to_array(nullif(current_setting('hub.audited', true), ''), ',')::bigint[];
begin
  if v_writer = 'single' then
    raise exception 'the chain of the first days has ended';
  end if;
  select e.no, e.hash into v_no, v_hash from audit_entry e where e.writer = v_writer order by e.no desc limit 1;
  v_no := coalesce(v_no, 0);
  for v_new in
    select n.account, n.action, n.operation, n.subject, n.request, coalesce(n.detail, '{}') as detail
    from jsonb_to_recordset(p_entries)
      as n (account bigint, action text, operation text, subject text, request text, detail jsonb)
  loop
    if v_bound and (v_own is not null or v_new.account is not null) and v_new.account is distinct from v_own
      and not coalesce(v_own is null and v_new.account = any (v_several), false) then
      raise exception 'an entry of the log is in the name of the account that the transaction claims, and of no other'
        using errcode = 'insufficient_privilege';
    end if;
    v_no := v_no + 1;
    v_id := nextval('live.audit_entry_id_seq');
    v_at := clock_timestamp();
    v_hash := sha256(convert_to(coalesce(encode(v_hash, 'hex'), '') || json_build_array(v_id, v_writer, v_no, extract(epoch from v_at),
      v_new.account, v_new.action, v_new.operation, v_new.subject, v_new.request, v_new.detail)::text, 'UTF8'));
    insert into audit_entry (id, writer, no, at, account_id, action, operation, subject, request_id, detail, hash)
      overriding system value
      values (v_id, v_writer, v_no, v_at, v_new.account, v_new.action, v_new.operation, v_new.subject, v_new.request, v_new.detail, v_hash);
    return next v_id;
  end loop;
end
$$;
