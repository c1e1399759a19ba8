-- What seems personal in texts that people wrote in their own words: kinds alone, so that officers look at those records first.

do $$
declare
  name text;
begin
  foreach name in array array['tip', 'tip_message', 'criminal_case', 'campaign_event'] loop
    execute format('alter table live.%I add column text_flags text[] not null default ''{}'' '
      'check (text_flags <@ array[''NAME'', ''PHONE'', ''ID_NUMBER'', ''PLATE'', ''EMAIL'', ''SOCIAL''])', name);
    execute format('comment on column live.%I.text_flags is %L', name,
      'What seems personal in the texts of the row: NAME, PHONE, ID_NUMBER, PLATE, EMAIL, SOCIAL. A hint, made when the text came in.');
  end loop;
end
$$;

-- The flags of what was just told with a receipt: the tip itself, or its last message.
create function live.flag_told(p_receipt_hash bytea, p_flags text[], p_message boolean) returns void
  language sql security definer set search_path = live, public as $$
  update tip set text_flags = p_flags where receipt_hash = p_receipt_hash and not p_message;
  update tip_message set text_flags = p_flags
  where p_message and id = (select max(m.id) from tip_message m join tip t on t.id = m.tip_id where t.receipt_hash = p_receipt_hash and m.from_reporter)
$$;
comment on function live.flag_told is 'Notes what seems personal in a tip that was just filed, or in its last message, by the hash of the receipt.';
revoke execute on function live.flag_told from public;
grant execute on function live.flag_told to hub_intake;
