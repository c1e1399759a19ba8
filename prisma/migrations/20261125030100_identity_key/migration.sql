-- Envelope keys: each record of a person has a random data key of its own, and only the wrapped data keys depend on the secret of the
-- hub. A new secret wraps them again; destroying one data key makes what was sealed under it unreadable, also in later backups.

create table identity.data_key (
  subject text not null check (subject in ('VICTIM', 'TIP')),
  subject_id bigint not null,
  kek_id text not null,
  nonce bytea not null check (octet_length(nonce) = 12),
  wrapped bytea not null check (octet_length(wrapped) = 48),
  made_at timestamptz not null default now(),
  primary key (subject, subject_id)
);
create index data_key_kek on identity.data_key (kek_id);
comment on table identity.data_key is 'The data key of one record, wrapped by a key that is made from the secret of the hub and never stored.';
comment on column identity.data_key.subject is 'VICTIM or TIP.';
comment on column identity.data_key.subject_id is 'Number of the victim or the tip.';
comment on column identity.data_key.kek_id is 'Key that wraps it; the id tells nothing about the key.';
comment on column identity.data_key.nonce is 'Nonce of AES-256-GCM, 12 bytes.';
comment on column identity.data_key.wrapped is 'The data key, encrypted, with its tag.';
comment on column identity.data_key.made_at is 'When the data key was made.';

-- Entries of the form before name the key they were sealed with; the others were sealed with the data key of their record.
alter table identity.entry alter column key_id drop not null;
alter table identity.entry drop constraint entry_field_check;
alter table identity.entry add constraint entry_field_check check (field in ('NAME', 'PAPER', 'CONTACT', 'ADDRESS', 'BIRTH_YEAR', 'DOCUMENT'));
comment on column identity.entry.key_id is 'Key it was encrypted with, in the form before data keys; null when that is the data key of its record.';
comment on column identity.entry.field is 'NAME, PAPER, CONTACT, ADDRESS, BIRTH_YEAR or DOCUMENT (number of the paper that confirms the victim).';

alter table identity.data_key enable row level security, force row level security;
create policy owner on identity.data_key to current_user using (true) with check (true);

-- ---------------------------------------------------------------------------------------------------------------- sealing

drop function live.seal_identity(text, bigint, text, text, bytea, bytea);

-- Offers a data key for a record and gives the one it has: the offered, or the one another was faster with.
create function live.claim_data_key(p_subject text, p_subject_id bigint, p_kek_id text, p_nonce bytea, p_wrapped bytea)
  returns table (kek_id text, nonce bytea, wrapped bytea)
  language plpgsql security definer set search_path = identity, live, public as $$
begin
  insert into data_key (subject, subject_id, kek_id, nonce, wrapped) values (p_subject, p_subject_id, p_kek_id, p_nonce, p_wrapped)
    on conflict do nothing;
  return query select k.kek_id, k.nonce, k.wrapped from data_key k where k.subject = p_subject and k.subject_id = p_subject_id for share;
end
$$;

-- Puts one sealed field of a person into the identity store, in place of the one before.
create function live.seal_identity(p_subject text, p_subject_id bigint, p_field text, p_nonce bytea, p_ciphertext bytea)
  returns void language sql security definer set search_path = identity, live, public as $$
  insert into entry (subject, subject_id, field, key_id, nonce, ciphertext)
  values (p_subject, p_subject_id, p_field, null, p_nonce, p_ciphertext)
  on conflict (subject, subject_id, field)
  do update set key_id = null, nonce = excluded.nonce, ciphertext = excluded.ciphertext, written_at = now()
$$;

-- Which fields of records are sealed; not what they hold.
create function live.sealed_fields(p_subject text, p_subject_ids bigint[]) returns table (subject_id bigint, fields text[])
  language sql stable security definer set search_path = identity, live, public as $$
  select e.subject_id, array_agg(e.field order by e.field) from entry e
  where e.subject = p_subject and e.subject_id = any (p_subject_ids) group by 1
$$;

-- The number of a tip for whoever holds its receipt, while nothing is sealed with it: the place a contact is sealed for.
create function live.reporter_place(p_receipt_hash bytea) returns bigint
  language sql stable security definer set search_path = identity, live, public as $$
  select t.id from tip t where t.receipt_hash = p_receipt_hash
    and not exists (select from data_key k where k.subject = 'TIP' and k.subject_id = t.id)
$$;

-- Seals the contact of whoever filed a tip, once; the receipt says which tip it is.
create function live.seal_reporter(p_receipt_hash bytea, p_kek_id text, p_key_nonce bytea, p_wrapped bytea, p_nonce bytea, p_ciphertext bytea)
  returns void language plpgsql security definer set search_path = identity, live, public as $$
declare
  v_tip_id bigint := reporter_place(p_receipt_hash);
begin
  if v_tip_id is null then
    raise exception 'no tip of this receipt waits for a contact' using errcode = 'no_data_found';
  end if;
  insert into data_key (subject, subject_id, kek_id, nonce, wrapped) values ('TIP', v_tip_id, p_kek_id, p_key_nonce, p_wrapped);
  insert into entry (subject, subject_id, field, nonce, ciphertext) values ('TIP', v_tip_id, 'CONTACT', p_nonce, p_ciphertext);
end
$$;

comment on function live.claim_data_key is 'Offers a wrapped data key for a record and gives the one it has.';
comment on function live.seal_identity is 'Writes one encrypted field of a person into the identity store, replacing the one before.';
comment on function live.sealed_fields is 'Names of the fields that are sealed of records.';
comment on function live.reporter_place is 'Number of a tip by the hash of its receipt, while nothing is sealed with it.';
comment on function live.seal_reporter is 'Seals the contact of whoever filed a tip, by the hash of its receipt.';

-- ---------------------------------------------------------------------------------------------------------------- break-glass

create table live.identity_opening (
  id bigint generated always as identity primary key,
  subject text not null check (subject in ('VICTIM', 'TIP')),
  subject_id bigint not null,
  account_id bigint not null references live.account,
  fields text[] not null check (cardinality(fields) > 0),
  reason_code text not null check (reason_code in ('CONTACT', 'PROTECTION', 'INVESTIGATION', 'COURT', 'CORRECTION', 'REQUEST_OF_PERSON')),
  reason text not null check (length(reason) between 20 and 1000),
  opened_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '15 minutes',
  check (expires_at > opened_at and expires_at <= opened_at + interval '15 minutes')
);
create index identity_opening_subject on live.identity_opening (subject, subject_id, opened_at);
create index identity_opening_account on live.identity_opening (account_id, expires_at);
comment on table live.identity_opening is 'Each time an account opened what is sealed of one person: why, which fields, until when.';
comment on column live.identity_opening.id is 'Internal number of the row.';
comment on column live.identity_opening.subject is 'VICTIM or TIP.';
comment on column live.identity_opening.subject_id is 'Number of the victim or the tip.';
comment on column live.identity_opening.account_id is 'Account that may read them until then.';
comment on column live.identity_opening.fields is 'Fields that were asked for.';
comment on column live.identity_opening.reason_code is 'Reason.';
comment on column live.identity_opening.reason is 'Reason in words; it names nobody.';
comment on column live.identity_opening.opened_at is 'When it was opened.';
comment on column live.identity_opening.expires_at is 'When it ends, 15 minutes later at most.';

-- Everybody concerned sees it: who did it, who audits, and who sees the record.
alter table live.identity_opening enable row level security, force row level security;
create policy owner on live.identity_opening to current_user using (true) with check (true);
create policy staff_read on live.identity_opening for select to hub_staff using (
  account_id = (select nullif(current_setting('hub.account_id', true), '')::bigint)
  or 'audit:read' = any ((select string_to_array(coalesce(current_setting('hub.scopes', true), ''), ','))::text[])
  or case subject when 'VICTIM' then exists (select from live.victim v where v.id = subject_id) else exists (select from live.tip t where t.id = subject_id) end);
grant select on live.identity_opening to hub_staff;

-- Opens fields of one person to the account of the transaction, for 15 minutes.
create function live.open_identity(p_subject text, p_subject_id bigint, p_fields text[], p_reason_code text, p_reason text)
  returns table (id bigint, expires_at timestamptz)
  language plpgsql security definer set search_path = live, public as $$
begin
  if not 'identity:open' = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ',')) then
    raise exception 'this needs the scope identity:open' using errcode = 'insufficient_privilege';
  end if;
  return query
    insert into identity_opening (subject, subject_id, account_id, fields, reason_code, reason)
    values (p_subject, p_subject_id, nullif(current_setting('hub.account_id', true), '')::bigint, p_fields, p_reason_code, p_reason)
    returning identity_opening.id, identity_opening.expires_at;
end
$$;

-- The sealed fields of a person that the account of the transaction has opened, still encrypted, with their wrapped data key.
create function live.read_sealed(p_subject text, p_subject_id bigint)
  returns table (opening_id bigint, expires_at timestamptz, field text, key_id text, nonce bytea, ciphertext bytea, kek_id text, key_nonce bytea, wrapped bytea)
  language sql stable security definer set search_path = identity, live, public as $$
  select distinct on (e.field) o.id, o.expires_at, e.field, e.key_id, e.nonce, e.ciphertext, k.kek_id, k.nonce, k.wrapped
  from identity_opening o
    join entry e on e.subject = o.subject and e.subject_id = o.subject_id and e.field = any (o.fields)
    left join data_key k on k.subject = e.subject and k.subject_id = e.subject_id
  where o.subject = p_subject and o.subject_id = p_subject_id and o.expires_at > clock_timestamp()
    and o.account_id = nullif(current_setting('hub.account_id', true), '')::bigint
    and 'identity:open' = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ','))
  order by e.field, o.expires_at desc
$$;

comment on function live.open_identity is 'Opens fields of one person to the account of the transaction, for 15 minutes.';
comment on function live.read_sealed is 'Encrypted fields of a person that the account of the transaction has opened and not lost again.';

revoke execute on function live.claim_data_key, live.seal_identity, live.sealed_fields, live.reporter_place, live.seal_reporter, live.open_identity, live.read_sealed from public;
grant execute on function live.claim_data_key, live.seal_identity, live.sealed_fields, live.open_identity, live.read_sealed to hub_staff;
grant execute on function live.reporter_place, live.seal_reporter to hub_intake;
