-- Signing in. What proves who somebody is (hashes of passwords, sessions, tokens, links and recovery codes, the sealed key of the second
-- factor) is for a role of its own, hub_sign_in, which reads no record; hub_staff, which reads records, reads none of it.

do $$
begin
  begin
    create role hub_sign_in nologin;
  exception when duplicate_object or unique_violation then null; -- roles belong to the whole cluster: another hub made it
  end;
  if not pg_has_role(current_user, 'hub_sign_in', 'member') then
    execute format('grant hub_sign_in to %I', current_user);
  end if;
end
$$;

alter table live.account
  add column view_only boolean not null default false,
  add constraint account_view_only check (not view_only
    or not scopes && array['records:write', 'import:write', 'release:publish', 'identity:open', 'account:admin']);

alter table live.account_token
  add column label text check (length(label) between 1 and 100),
  add column last_used_on date;
create index account_token_account on live.account_token (account_id);

alter table live.session
  add column stage text not null default 'FULL' check (stage in ('FACTOR', 'PASSWORD', 'FULL')),
  add column wrong_codes int not null default 0;
create index session_account on live.session (account_id);

create table live.account_password (
  account_id bigint primary key references live.account on delete cascade,
  hash text check (hash like '$argon2id$%'),
  set_at timestamptz,
  must_change boolean not null default false
);

create table live.second_factor (
  account_id bigint primary key references live.account on delete cascade,
  nonce bytea not null check (octet_length(nonce) = 12),
  sealed bytea not null,
  begun_at timestamptz not null default now(),
  confirmed_at timestamptz,
  last_step bigint
);

create table live.recovery_code (
  id bigint generated always as identity primary key,
  account_id bigint not null references live.account on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  used_at timestamptz
);
create index recovery_code_account on live.recovery_code (account_id);

create table live.sign_in_link (
  id bigint generated always as identity primary key,
  account_id bigint not null references live.account on delete cascade,
  hash bytea not null unique check (octet_length(hash) = 32),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_account on live.sign_in_link (account_id);

-- ---------------------------------------------------------------------------------------------------------------- administration

-- Administration of accounts goes through the functions below. They act for the hub itself, and for staff whose claims hold account:admin.
create function live.check_account_admin() returns void language plpgsql stable set search_path = live, public as $$
begin
  -- within a function of the owner, `role` is still that of the transaction
  if current_setting('role') <> 'none'
    and not 'account:admin' = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ',')) then
    raise exception 'this needs the scope account:admin' using errcode = 'insufficient_privilege';
  end if;
end
$$;

-- All accounts, with what an administrator needs to know of how they sign in.
create function live.account_overview()
  returns table (id bigint, name text, scopes text[], view_only boolean, agency_id bigint, unit_id bigint, created_at timestamptz,
    disabled_at timestamptz, tokens int, tokens_end_at timestamptz, password_set boolean, must_change boolean, second_factor boolean,
    sessions int)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform check_account_admin();
  return query
    select a.id, a.name, a.scopes, a.view_only, a.agency_id, a.unit_id, a.created_at, a.disabled_at,
      (select count(*)::int from account_token t where t.account_id = a.id and t.revoked_at is null and t.expires_at > now()),
      (select max(t.expires_at) from account_token t where t.account_id = a.id and t.revoked_at is null and t.expires_at > now()),
      p.hash is not null, coalesce(p.must_change, false), f.confirmed_at is not null,
      (select count(*)::int from session s where s.account_id = a.id and s.stage = 'FULL' and s.expires_at > now()
        and s.seen_at > now() - interval '30 minutes')
    from account a left join account_password p on p.account_id = a.id left join second_factor f on f.account_id = a.id
    order by a.name;
end
$$;

-- The tokens of accounts that work today; nothing that would let somebody in.
create function live.token_overview(p_account_ids bigint[])
  returns table (id bigint, account_id bigint, label text, scopes text[], created_at timestamptz, expires_at timestamptz, last_used_on date)
  language plpgsql stable security definer set search_path = live, public as $$
begin
  perform check_account_admin();
  return query
    select t.id, t.account_id, t.label, t.scopes, t.created_at, t.expires_at, t.last_used_on from account_token t
    where t.account_id = any (p_account_ids) and t.revoked_at is null and t.expires_at > now() order by t.id;
end
$$;

-- Makes an account; no row when the name is taken.
create function live.add_account(p_name text, p_scopes text[], p_view_only boolean) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
begin
  perform check_account_admin();
  return query insert into account (name, scopes, view_only) values (p_name, p_scopes, p_view_only)
    on conflict (name) do nothing returning account.id;
end
$$;

-- Changes an account; what is null stays. Shutting it out ends its sessions. No row when there is no such account.
create function live.change_account(p_id bigint, p_scopes text[], p_view_only boolean, p_disabled boolean, p_drop_factor boolean)
  returns setof bigint language plpgsql security definer set search_path = live, public as $$
begin
  perform check_account_admin();
  if p_disabled then
    delete from session where account_id = p_id;
  end if;
  if p_drop_factor then
    delete from second_factor where account_id = p_id;
    delete from recovery_code where account_id = p_id;
  end if;
  return query update account a set scopes = coalesce(p_scopes, a.scopes), view_only = coalesce(p_view_only, a.view_only),
    disabled_at = case p_disabled when true then coalesce(a.disabled_at, now()) when false then null else a.disabled_at end
    where a.id = p_id returning a.id;
end
$$;

-- Takes one token back. No row when there is none that works.
create function live.revoke_account_token(p_id bigint) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
begin
  perform check_account_admin();
  return query update account_token t set revoked_at = now() where t.id = p_id and t.revoked_at is null and t.expires_at > now()
    returning t.account_id;
end
$$;

-- Keeps the hash of a sign-in link; the links of the account before it end. Whoever signs in by it must set a password of their own,
-- but for accounts of a database of invented records, where p_direct lets them in at once.
create function live.issue_sign_in_link(p_account_id bigint, p_hash bytea, p_hours int, p_direct boolean) returns timestamptz
  language plpgsql security definer set search_path = live, public as $$
declare
  v_expires_at timestamptz;
begin
  perform check_account_admin();
  if p_direct and not exists (select from data_kind where kind = 'SYNTHETIC') then
    raise exception 'a link signs in without a password of one''s own only where records are invented' using errcode = 'check_violation';
  end if;
  update sign_in_link set used_at = now() where account_id = p_account_id and used_at is null;
  if not p_direct then
    insert into account_password (account_id, must_change) values (p_account_id, true)
      on conflict (account_id) do update set must_change = true;
  end if;
  insert into sign_in_link (account_id, hash, expires_at) values (p_account_id, p_hash, now() + make_interval(hours => p_hours))
    returning expires_at into v_expires_at;
  return v_expires_at;
end
$$;

-- ---------------------------------------------------------------------------------------------------------------- rights

revoke execute on function live.check_account_admin, live.account_overview, live.token_overview, live.add_account, live.change_account,
  live.revoke_account_token, live.issue_sign_in_link from public;
grant execute on function live.account_overview, live.token_overview, live.add_account, live.change_account, live.revoke_account_token,
  live.issue_sign_in_link to hub_staff;

revoke all on live.session, live.account_token from hub_staff;
-- a table's rights and a column's are taken back apart
revoke select (id, account_id, hash, scopes, expires_at, revoked_at) on live.account_token from hub_staff;
revoke select (id, account_id, hash, created_at, seen_at, expires_at), update (seen_at) on live.session from hub_staff;

grant usage on schema live to hub_sign_in;
grant select on live.account, live.account_token, live.session, live.account_password, live.second_factor, live.recovery_code,
  live.sign_in_link to hub_sign_in;
grant insert on live.account_token, live.session, live.account_password, live.second_factor, live.recovery_code to hub_sign_in;
grant update (last_used_on, revoked_at) on live.account_token to hub_sign_in;
grant update (seen_at, wrong_codes) on live.session to hub_sign_in;
grant update (hash, set_at, must_change) on live.account_password to hub_sign_in;
grant update (nonce, sealed, begun_at, confirmed_at, last_step) on live.second_factor to hub_sign_in;
grant update (used_at) on live.recovery_code, live.sign_in_link to hub_sign_in;
grant delete on live.session, live.second_factor, live.recovery_code to hub_sign_in;
grant execute on function live.append_audit to hub_sign_in;

-- ---------------------------------------------------------------------------------------------------------------- comments

comment on column live.account.view_only is 'Whether the account may only look: it can hold no scope that writes.';
comment on column live.account_token.label is 'What its holder calls it; null for tokens of the command line.';
comment on column live.account_token.last_used_on is 'Day it was last used, in UTC+7.';
comment on column live.session.stage is 'FACTOR: the second factor is still to come. PASSWORD: a password of one''s own is still to be set. FULL: signed in.';
comment on column live.session.wrong_codes is 'Wrong codes of the second factor given in this session.';
comment on table live.account_password is 'Passwords of accounts, as Argon2id hashes.';
comment on column live.account_password.account_id is 'Account.';
comment on column live.account_password.hash is 'Argon2id hash with its parameters and salt; null before the first password is set.';
comment on column live.account_password.set_at is 'When it was set.';
comment on column live.account_password.must_change is 'Whether the person must set a password before anything else.';
comment on table live.second_factor is 'Keys of time-based one-time passwords (RFC 6238), encrypted with a key outside the database.';
comment on column live.second_factor.account_id is 'Account.';
comment on column live.second_factor.nonce is 'Nonce of the encryption.';
comment on column live.second_factor.sealed is 'The key, encrypted with AES-256-GCM, with its tag.';
comment on column live.second_factor.begun_at is 'When it was made.';
comment on column live.second_factor.confirmed_at is 'When a first code proved that the person holds it; null until then, when it is not asked for.';
comment on column live.second_factor.last_step is 'Time step of the last code that was taken: it and earlier ones are taken no more.';
comment on table live.recovery_code is 'Codes that stand in for the second factor, each once.';
comment on column live.recovery_code.id is 'Internal number of the row.';
comment on column live.recovery_code.account_id is 'Account.';
comment on column live.recovery_code.hash is 'SHA-256 of the code.';
comment on column live.recovery_code.used_at is 'When it was used.';
comment on table live.sign_in_link is 'Links that sign an account in, each once.';
comment on column live.sign_in_link.id is 'Internal number of the row.';
comment on column live.sign_in_link.account_id is 'Account.';
comment on column live.sign_in_link.hash is 'SHA-256 of the secret in the link.';
comment on column live.sign_in_link.created_at is 'When it was made.';
comment on column live.sign_in_link.expires_at is 'When it ends.';
comment on column live.sign_in_link.used_at is 'When it was used, or taken back.';
comment on function live.check_account_admin is 'Refuses whoever may not administer accounts.';
comment on function live.account_overview is 'All accounts, with what an administrator needs to know of how they sign in.';
comment on function live.token_overview is 'The tokens of accounts that work today, without their hashes.';
comment on function live.add_account is 'Makes an account and gives its id; no row when the name is taken.';
comment on function live.change_account is 'Changes scopes and state of an account; what is null stays.';
comment on function live.revoke_account_token is 'Takes one token back and gives its account.';
comment on function live.issue_sign_in_link is 'Keeps the hash of a new sign-in link of an account and gives when it ends.';
