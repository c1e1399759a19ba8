-- How the audit log stands, for those who may read it: the tables of seals themselves stay closed to them. Counted from the heads of the
-- chains, which are few, and not from the entries, which are many.

create function live.audit_standing()
  returns table (seal_no bigint, sealed_at timestamptz, seal_hash bytea, entries bigint, unsealed bigint, writers bigint)
  language plpgsql stable security definer set search_path = live, public as $$
#variable_conflict use_column
begin
  -- within a function of the owner, `role` is still that of the transaction
  if current_setting('role') <> 'none' and not has_scope('audit:read') then
    raise exception 'this needs the scope audit:read' using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive known (writer) as (
    select min(e.writer) from audit_entry e
    union all
    select (select min(e.writer) from audit_entry e where e.writer > k.writer) from known k where k.writer is not null
  ), chain as (
    select (select max(e.no) from audit_entry e where e.writer = k.writer) as entries,
      coalesce((select max(h.entry_no) from audit_seal_head h where h.writer = k.writer), 0) as sealed
    from known k where k.writer is not null
  ), total as (
    select coalesce(sum(c.entries), 0)::bigint as entries, coalesce(sum(c.entries - c.sealed), 0)::bigint as unsealed, count(*) as writers
    from chain c
  )
  select s.no, s.at, s.hash, t.entries, t.unsealed, t.writers
  from total t left join (select no, at, hash from audit_seal order by no desc limit 1) s on true;
end
$$;

-- The last check of the log is found at once, however long the log is.
create index audit_entry_verified on live.audit_entry (id desc) where action = 'verifyAudit';

revoke execute on function live.audit_standing from public;
grant execute on function live.audit_standing to hub_staff;
comment on function live.audit_standing is 'The last seal of the audit log, and how many entries and chains there are; needs the scope audit:read.';
