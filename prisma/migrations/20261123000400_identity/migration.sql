-- What staff may do beyond their own tables: add to the audit log, and lock a name away. Both go through functions, so that no
-- role of the application can forge an entry of the log or read a name.

-- The words of an audit entry that its hash covers, in one fixed form: ISO time in UTC with microseconds, keys in the order jsonb keeps.
create function live.audit_text(entry live.audit_entry) returns text
  language sql stable set search_path = live, public as $$
  select jsonb_build_object(
    'at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'account', entry.account_id, 'action', entry.action, 'operation', entry.operation, 'subject', entry.subject,
    'request', entry.request_id, 'detail', entry.detail)::text
$$;

-- Adds an entry to the end of the chain: hash = sha256(hash of the entry before || words of this one). The lock is held until the
-- transaction ends, so entries are committed in the order of the chain; call it last in a transaction.
create function live.append_audit(p_account_id bigint, p_action text, p_operation text, p_subject text, p_request_id text, p_detail jsonb)
  returns bigint language plpgsql security definer set search_path = live, public as $$
declare
  v_entry audit_entry%rowtype;
begin
  perform pg_advisory_xact_lock(hashtext('hub audit'));
  select hash into v_entry.previous_hash from audit_entry order by id desc limit 1;
  v_entry.at := clock_timestamp();
  v_entry.account_id := p_account_id;
  v_entry.action := p_action;
  v_entry.operation := p_operation;
  v_entry.subject := p_subject;
  v_entry.request_id := p_request_id;
  v_entry.detail := coalesce(p_detail, '{}');
  v_entry.hash := sha256(coalesce(v_entry.previous_hash, ''::bytea) || convert_to(audit_text(v_entry), 'UTF8'));
  insert into audit_entry (at, account_id, action, operation, subject, request_id, detail, previous_hash, hash)
    values (v_entry.at, v_entry.account_id, v_entry.action, v_entry.operation, v_entry.subject, v_entry.request_id, v_entry.detail,
      v_entry.previous_hash, v_entry.hash)
    returning id into v_entry.id;
  return v_entry.id;
end
$$;

-- The log only grows, whoever is connected.
create function live.keep_audit() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log only grows: its entries are neither changed nor removed';
end
$$;
create trigger keep_audit before update or delete or truncate on live.audit_entry for each statement execute function live.keep_audit();

-- Puts one sealed field of a person into the identity store, in place of the one before. What is sealed cannot be read back through
-- any role of the application.
create function live.seal_identity(p_subject text, p_subject_id bigint, p_field text, p_key_id text, p_nonce bytea, p_ciphertext bytea)
  returns void language sql security definer set search_path = identity, live, public as $$
  insert into entry (subject, subject_id, field, key_id, nonce, ciphertext)
  values (p_subject, p_subject_id, p_field, p_key_id, p_nonce, p_ciphertext)
  on conflict (subject, subject_id, field)
  do update set key_id = excluded.key_id, nonce = excluded.nonce, ciphertext = excluded.ciphertext, written_at = now()
$$;

revoke execute on function live.audit_text, live.append_audit, live.keep_audit, live.seal_identity from public;
revoke insert on live.audit_entry from hub_staff;
grant execute on function live.append_audit, live.seal_identity to hub_staff;
-- The words of an entry, to check the chain.
grant execute on function live.audit_text to hub_staff;

comment on function live.audit_text is 'The words of an audit entry that its hash covers, as JSON text in one fixed form.';
comment on function live.append_audit is 'Adds an entry to the hash chain of the audit log and gives its id.';
comment on function live.keep_audit is 'Refuses every change and removal of audit entries.';
comment on function live.seal_identity is 'Writes one encrypted field of a person into the identity store, replacing the one before.';
