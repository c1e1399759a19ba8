-- Whoever sees that an identity was opened sees by whom, also where the account itself is not theirs to see.
alter table live.identity_opening add column account_name text;
update live.identity_opening o set account_name = a.name from live.account a where a.id = o.account_id;
alter table live.identity_opening alter column account_name set not null;
comment on column live.identity_opening.account_name is 'Name of the account then.';

create or replace function live.open_identity(p_subject text, p_subject_id bigint, p_fields text[], p_reason_code text, p_reason text)
  returns table (id bigint, expires_at timestamptz)
  language plpgsql security definer set search_path = live, public as $$
begin
  if not 'identity:open' = any (string_to_array(coalesce(current_setting('hub.scopes', true), ''), ',')) then
    raise exception 'this needs the scope identity:open' using errcode = 'insufficient_privilege';
  end if;
  return query
    insert into identity_opening (subject, subject_id, account_id, account_name, fields, reason_code, reason)
    select p_subject, p_subject_id, a.id, a.name, p_fields, p_reason_code, p_reason from account a
    where a.id = nullif(current_setting('hub.account_id', true), '')::bigint
    returning identity_opening.id, identity_opening.expires_at;
end
$$;
