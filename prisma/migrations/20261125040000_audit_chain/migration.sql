-- The log was one chain, and whoever wrote held it until the end of the transaction. Now every connection that writes has a chain of
-- its own: a connection is in one transaction at a time, so nobody waits, and no two entries take the same number. A seal binds the
-- heads of all chains together, and the one before it.

alter table live.audit_entry add column writer text collate "C", add column no bigint;

-- What is there keeps its hashes, as the chain of one writer; its entries are hashed as they were.
alter table live.audit_entry disable trigger keep_audit;
update live.audit_entry a set writer = 'single', no = r.no
  from (select id, row_number() over (order by id) as no from live.audit_entry) r where r.id = a.id;
alter table live.audit_entry enable trigger keep_audit;
-- The hash of the entry before stands in that entry; kept here as well it would be one more thing to change.
alter table live.audit_entry drop column previous_hash;

alter table live.audit_entry
  alter column writer set not null,
  alter column no set not null,
  add constraint audit_entry_writer_no_key unique (writer, no),
  add constraint audit_entry_no check (no > 0),
  add constraint audit_entry_writer check (writer ~ '^[!-~]{1,80}$');

create table live.audit_seal (
  no bigint primary key check (no > 0),
  at timestamptz not null,
  hash bytea not null
);
create table live.audit_seal_head (
  writer text collate "C" not null,
  entry_no bigint not null,
  entry_hash bytea not null,
  seal_no bigint not null references live.audit_seal,
  primary key (writer, entry_no)
);
create index audit_seal_head_seal on live.audit_seal_head (seal_no);

create trigger keep_audit before update or delete or truncate on live.audit_seal for each statement execute function live.keep_audit();
create trigger keep_audit before update or delete or truncate on live.audit_seal_head for each statement execute function live.keep_audit();

-- Adds entries to the chain of this connection: hash = sha256(hash of the entry before in hexadecimal || words of this one). The words
-- are a JSON array, so no value can be taken for the end of another. A connection that was given no name writes a chain of its own.
create function live.append_audit(p_entries jsonb) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
declare
  v_writer constant text := coalesce(nullif(current_setting('hub.audit_writer', true), ''), gen_random_uuid()::text);
  v_no bigint;
  v_hash bytea;
  v_id bigint;
  v_at timestamptz;
  v_new record;
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

-- The same for one entry, for other functions.
create or replace function live.append_audit(p_account_id bigint, p_action text, p_operation text, p_subject text, p_request_id text, p_detail jsonb)
  returns bigint language sql security definer set search_path = live, public as $$
  select append_audit(jsonb_build_array(jsonb_build_object('account', p_account_id, 'action', p_action, 'operation', p_operation,
    'subject', p_subject, 'request', p_request_id, 'detail', p_detail)))
$$;

-- Binds the heads of all chains that grew since their last seal: hash = sha256(hash of the seal before in hexadecimal || number, time
-- and heads of this one). Gives its number, or null when nothing grew or another process is sealing.
create function live.seal_audit() returns bigint language plpgsql set search_path = live, public as $$
declare
  v_no bigint;
  v_before bytea;
  v_at timestamptz;
  v_heads json;
begin
  if not pg_try_advisory_xact_lock(hashtext('hub audit seal')) then
    return null;
  end if;
  -- from one writer to the next by the index: there are few writers and many entries
  with recursive known (writer) as (
    select min(e.writer) from audit_entry e
    union all
    select (select min(e.writer) from audit_entry e where e.writer > k.writer) from known k where k.writer is not null
  ), moved as (
    select k.writer, h.no, h.hash from known k
    cross join lateral (select e.no, e.hash from audit_entry e where e.writer = k.writer order by e.no desc limit 1) h
    where h.no > coalesce((select max(s.entry_no) from audit_seal_head s where s.writer = k.writer), 0)
  )
  select json_agg(json_build_array(m.writer, m.no, encode(m.hash, 'hex')) order by m.writer) into v_heads from moved m;
  if v_heads is null then
    return null;
  end if;
  select s.no, s.hash into v_no, v_before from audit_seal s order by s.no desc limit 1;
  v_no := coalesce(v_no, 0) + 1;
  v_at := clock_timestamp();
  insert into audit_seal (no, at, hash) values (v_no, v_at, sha256(convert_to(
    coalesce(encode(v_before, 'hex'), '') || json_build_array(v_no, extract(epoch from v_at), v_heads)::text, 'UTF8')));
  insert into audit_seal_head (writer, entry_no, entry_hash, seal_no)
    select h ->> 0, (h ->> 1)::bigint, decode(h ->> 2, 'hex'), v_no from json_array_elements(v_heads) h;
  return v_no;
end
$$;

revoke execute on function live.append_audit(jsonb), live.seal_audit from public;
grant execute on function live.append_audit(jsonb) to hub_staff, hub_sign_in;
-- Only the hub itself checks the log.
revoke execute on function live.audit_text from hub_staff;
revoke all on live.audit_seal, live.audit_seal_head from hub_public, hub_intake, hub_staff, hub_sign_in;

comment on column live.audit_entry.id is 'Internal number of the row; covered by the hash.';
comment on column live.audit_entry.writer is 'The chain it belongs to: one for each connection of a process; single for entries from before there were several.';
comment on column live.audit_entry.no is 'Its number in that chain, from 1 without a gap.';
comment on column live.audit_entry.hash is 'SHA-256 over this entry and the hash before it in its chain.';
comment on table live.audit_seal is 'Seals over the audit log: each binds the heads of all chains, and the seal before it.';
comment on column live.audit_seal.no is 'Number, from 1 without a gap.';
comment on column live.audit_seal.at is 'When it was made.';
comment on column live.audit_seal.hash is 'SHA-256 over its number, time and heads and the hash of the seal before it.';
comment on table live.audit_seal_head is 'The last entry of a chain at the time of a seal.';
comment on column live.audit_seal_head.writer is 'The chain.';
comment on column live.audit_seal_head.entry_no is 'Number of its last entry.';
comment on column live.audit_seal_head.entry_hash is 'Hash of that entry.';
comment on column live.audit_seal_head.seal_no is 'The seal.';
comment on function live.append_audit(jsonb) is 'Adds entries to the hash chain of this connection and gives their ids.';
comment on function live.append_audit(bigint, text, text, text, text, jsonb) is 'Adds one entry to the hash chain of this connection and gives its id.';
comment on function live.audit_text is 'The words that the hash of an entry of the chain called single covers, as JSON text in one fixed form.';
comment on function live.seal_audit is 'Seals the heads of all chains of the audit log that grew, and gives the number of the seal.';
