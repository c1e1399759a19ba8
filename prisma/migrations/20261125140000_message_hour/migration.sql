-- A message about a tip is kept to its hour, whoever wrote it. An answer with its minute beside the hour of what it answers would stand in the
-- wrong order, and would tell within what part of the hour the other was written. When an officer answered, the audit log says.
update live.tip_message set sent_at = date_trunc('hour', sent_at);
alter table live.tip_message
  alter column sent_at set default date_trunc('hour', now()),
  add constraint tip_message_hour check (extract(epoch from sent_at) % 3600 = 0);
