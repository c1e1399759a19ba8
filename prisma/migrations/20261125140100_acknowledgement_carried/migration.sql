-- An acknowledgement went with the release it was made under, also where the next one told the very same alert. It passes on to the newest release
-- that stands, if that one tells the same figure and the same expectation: the note then says of nothing that was taken back. Where they
-- differ it is destroyed as before, since a note may say in words what the figure was.
create or replace function release.destroy_alerts() returns trigger language plpgsql security definer set search_path = live, public as $$
begin
  update alert_acknowledgement k set release_no = s.no
  from release.alert a, release.alert b, (select no from release.standing order by no desc limit 1) s
  where k.release_no = new.no and a.release_no = new.no and b.release_no = s.no
    and (a.rule_code, a.unit_id, a.category, a.period_start) = (k.rule_code, k.unit_id, k.category, k.period_start)
    and (b.rule_code, b.unit_id, b.category, b.period_start) = (k.rule_code, k.unit_id, k.category, k.period_start)
    and (b.period_end, b.kind, b.value, b.low, b.high, b.base, b.expected_low, b.expected_high)
      is not distinct from (a.period_end, a.kind, a.value, a.low, a.high, a.base, a.expected_low, a.expected_high);
  delete from release.alert where release_no = new.no;
  delete from release.alert_check where release_no = new.no;
  delete from alert_acknowledgement where release_no = new.no;
  delete from alert_delivery where release_no = new.no;
  return null;
end
$$;
comment on function release.destroy_alerts() is 'Destroys the alerts of a release that is taken back, and what was said of them where the newest one does not tell the same.';
comment on column live.alert_acknowledgement.release_no is 'Release that told the alert; taken back, the row passes on to the newest one that tells the same, or goes.';
