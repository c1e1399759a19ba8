-- What removing a person would change, so that whoever is about to do it sees it before. It is found by doing it and taking it back, and
-- so cannot differ from what the removal does: variables outlive the block that is taken back, rows and locks do not.
create function live.removal_preview(p_pseudonym text) returns jsonb
  language plpgsql security definer set search_path = live, public as $$
declare
  v_removal jsonb;
begin
  begin
    v_removal := withdraw_person(p_pseudonym, null, interval '0');
    raise exception 'taken back' using errcode = 'HB001';
  exception when sqlstate 'HB001' then
    return v_removal - 'id';
  end;
end
$$;
revoke execute on function live.removal_preview from public;
grant execute on function live.removal_preview to hub_staff;
comment on function live.removal_preview is 'What removing a person would change, without removing anybody; null when there is no such pseudonym.';
