-- Alerts: rules are data, judged at every publishing on what the release tells, and kept with it. What was found is as immutable as the
-- release, and destroyed when it is taken back.

create table live.alert_rule (
  id bigint generated always as identity primary key,
  code text not null unique,
  kind text not null check (kind in ('SHARE_BELOW', 'COUNT_ABOVE_EXPECTED', 'NONE_IN_SEASON')),
  metric_id text not null references live.metric,
  scheme text not null check (scheme in ('27', '24')),
  level text not null check (level in ('PROVINCE', 'DISTRICT', 'COMMUNE')),
  grain text not null check (grain in ('MONTH', 'QUARTER', 'YEAR')),
  breakdown text not null default '',
  limit_value numeric,
  periods int,
  baseline_years int,
  false_discovery numeric,
  season_from int,
  season_to int,
  label_vi text not null,
  label_en text not null,
  method_vi text not null,
  method_en text not null,
  sort int not null,
  source_id text not null references live.source,
  constraint alert_rule_kind check (case kind
    when 'SHARE_BELOW' then limit_value > 0 and limit_value < 100 and false_discovery is not null
    when 'COUNT_ABOVE_EXPECTED' then periods between 1 and 12 and baseline_years between 3 and 10 and false_discovery is not null
    else grain = 'MONTH' and season_from between 1 and 12 and season_to between season_from and 12 end),
  constraint alert_rule_false_discovery check (false_discovery > 0 and false_discovery <= 0.2)
);
alter table live.alert_rule enable row level security, force row level security;
create policy owner on live.alert_rule to current_user using (true) with check (true);
create policy staff_read on live.alert_rule for select to hub_staff using (true);
grant select on live.alert_rule to hub_staff;

-- What was judged by a rule, whether or not something was found: without it nobody could tell "nothing found" from "nothing looked at".
create table release.alert_check (
  release_no int not null references release.release,
  rule_code text not null,
  period_start date not null,
  period_end date not null,
  tested int not null check (tested >= 0),
  untested int not null check (untested >= 0),
  false_alarms numeric not null check (false_alarms >= 0),
  primary key (release_no, rule_code)
);

create table release.alert (
  release_no int not null,
  rule_code text not null,
  unit_id bigint not null,
  category text not null default '',
  period_start date not null,
  period_end date not null,
  kind text not null check (kind in ('EXACT', 'ROUNDED', 'RANGE')),
  value numeric,
  low numeric,
  high numeric,
  base numeric,
  expected_low numeric,
  expected_high numeric,
  false_discovery numeric,
  provisional boolean not null,
  since_release int not null,
  primary key (release_no, rule_code, unit_id, category),
  foreign key (release_no, rule_code) references release.alert_check,
  check (since_release <= release_no),
  check ((value is not null) = (kind in ('EXACT', 'ROUNDED'))),
  check ((low is not null and high is not null and low <= high) = (kind = 'RANGE'))
);

-- What a release says does not change; when it is taken back its alerts go.
create function release.keep_alert() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (
    select from release.release r where r.no = old.release_no and (r.completed_at is null or r.retired_at is not null)
  ) then
    return old;
  end if;
  raise exception 'alerts are immutable: they go with their release';
end
$$;
revoke execute on function release.keep_alert from public;
create trigger keep before update or delete on release.alert for each row execute function release.keep_alert();
create trigger keep before update or delete on release.alert_check for each row execute function release.keep_alert();

-- Both only while a release is being written.
create function release.check_alert() returns trigger language plpgsql as $$
begin
  if not exists (select from release.release r where r.no = new.release_no and r.completed_at is null) then
    raise exception 'alerts of a release that is not being written' using errcode = 'foreign_key_violation';
  end if;
  return new;
end
$$;
revoke execute on function release.check_alert from public;
create trigger check_release before insert on release.alert for each row execute function release.check_alert();
create trigger check_release before insert on release.alert_check for each row execute function release.check_alert();

-- Somebody has seen an alert and says what is done about it. It holds for the same rule, unit and period in later releases too.
create table live.alert_acknowledgement (
  id bigint generated always as identity primary key,
  rule_code text not null,
  unit_id bigint not null references live.admin_unit,
  category text not null default '',
  period_start date not null,
  release_no int not null,
  note text not null check (length(note) between 1 and 1000),
  account_id bigint references live.account,
  account_name text not null,
  at timestamptz not null default now(),
  constraint alert_acknowledgement_once unique (rule_code, unit_id, category, period_start)
);
alter table live.alert_acknowledgement enable row level security, force row level security;
create policy owner on live.alert_acknowledgement to current_user using (true) with check (true);
create policy staff_read on live.alert_acknowledgement for select to hub_staff
  using ((select live.has_scope('figures:exact')) or (select live.has_scope('alert:acknowledge')));
grant select on live.alert_acknowledgement to hub_staff;

-- No row when the newest release tells no such alert.
create function live.acknowledge_alert(p_rule text, p_unit_id bigint, p_category text, p_period_start date, p_note text) returns setof bigint
  language plpgsql security definer set search_path = live, public as $$
begin
  perform require_scope('alert:acknowledge');
  return query insert into alert_acknowledgement (rule_code, unit_id, category, period_start, release_no, note, account_id, account_name)
    select a.rule_code, a.unit_id, a.category, a.period_start, a.release_no, p_note, c.id, c.name
    from release.alert a join account c on c.id = claimed_account()
    where a.release_no = (select no from release.standing order by no desc limit 1)
      and a.rule_code = p_rule and a.unit_id = p_unit_id and a.category = p_category and a.period_start = p_period_start
    returning id;
end
$$;
revoke execute on function live.acknowledge_alert from public;
grant execute on function live.acknowledge_alert to hub_staff;

-- New alerts that somebody else's program is to be told of: one message for each release that found some.
create table live.alert_delivery (
  release_no int primary key,
  made_at timestamptz not null default now(),
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  ended_at timestamptz,
  delivered boolean not null default false,
  last_fault text,
  constraint alert_delivery_end check (not delivered or ended_at is not null)
);
alter table live.alert_delivery enable row level security, force row level security;
create policy owner on live.alert_delivery to current_user using (true) with check (true);

-- What was said of alerts goes with the release that told them, in the same transaction.
create function release.destroy_alerts() returns trigger language plpgsql security definer set search_path = live, public as $$
begin
  delete from release.alert where release_no = new.no;
  delete from release.alert_check where release_no = new.no;
  delete from alert_acknowledgement where release_no = new.no;
  delete from alert_delivery where release_no = new.no;
  return null;
end
$$;
revoke execute on function release.destroy_alerts from public;
create trigger destroy_alerts after update of retired_at on release.release for each row
  when (new.retired_at is not null and old.retired_at is null) execute function release.destroy_alerts();

-- Whoever may only look acknowledges nothing.
alter table live.account add constraint account_view_only_alert check (not view_only or not ('alert:acknowledge' = any (scopes)));

insert into release.public_column (table_name, column_name, position)
  select 'alert_rule', column_name, ordinal_position from information_schema.columns where table_schema = 'live' and table_name = 'alert_rule';
create table release.alert_rule as
  select 0::int as release_no, id, code, kind, metric_id, scheme, level, grain, breakdown, limit_value, periods, baseline_years, false_discovery,
    season_from, season_to, label_vi, label_en, method_vi, method_en, sort, source_id
  from live.alert_rule with no data;
alter table release.alert_rule alter column release_no set not null, add foreign key (release_no) references release.release, add primary key (release_no, id);
create trigger keep before update or delete on release.alert_rule for each row execute function release.keep();
create view pub.alert_rule as
  select id, code, kind, metric_id, scheme, level, grain, breakdown, limit_value, periods, baseline_years, false_discovery,
    season_from, season_to, label_vi, label_en, method_vi, method_en, sort, source_id
  from release.alert_rule where release_no = (select no from release.standing order by no desc limit 1);
create view pub.alert_check as
  select rule_code, period_start, period_end, tested, untested, false_alarms
  from release.alert_check where release_no = (select no from release.standing order by no desc limit 1);
create view pub.alert as
  select rule_code, unit_id, category, period_start, period_end, kind, value, low, high, base, expected_low, expected_high, false_discovery,
    provisional, since_release
  from release.alert where release_no = (select no from release.standing order by no desc limit 1);
grant select on pub.alert_rule, pub.alert_check, pub.alert to hub_public, hub_staff;

comment on function release.keep_alert() is 'Refuses every change of an alert; it goes with its release.';
comment on function release.check_alert() is 'Refuses alerts whose release is not being written.';
comment on function release.destroy_alerts() is 'Destroys the alerts of a release that is taken back, and what was said of them.';
comment on function live.acknowledge_alert is 'Acknowledges an alert of the newest release with a note; no row when there is none such.';

comment on table live.alert_rule is 'Rules that say when a figure calls for attention.';
comment on column live.alert_rule.id is 'Internal number of the row.';
comment on column live.alert_rule.code is 'Short readable name.';
comment on column live.alert_rule.kind is 'SHARE_BELOW, COUNT_ABOVE_EXPECTED or NONE_IN_SEASON.';
comment on column live.alert_rule.metric_id is 'Metric that is judged.';
comment on column live.alert_rule.scheme is 'Boundary scheme of the judged units: 27 before 1/7/2025, 24 from then on.';
comment on column live.alert_rule.level is 'Level of the judged units.';
comment on column live.alert_rule.grain is 'Length of the judged periods.';
comment on column live.alert_rule.breakdown is 'Breakdown whose parts are judged each; empty for the undivided figure.';
comment on column live.alert_rule.limit_value is 'Of SHARE_BELOW: percent that the share must reach.';
comment on column live.alert_rule.periods is 'Of COUNT_ABOVE_EXPECTED: how many of the newest periods must all lie above.';
comment on column live.alert_rule.baseline_years is 'Of COUNT_ABOVE_EXPECTED: how many earlier years the expected range is made of.';
comment on column live.alert_rule.false_discovery is 'Greatest share of false alarms among the alerts of one release.';
comment on column live.alert_rule.season_from is 'Of NONE_IN_SEASON: first month of the season, 1 to 12.';
comment on column live.alert_rule.season_to is 'Of NONE_IN_SEASON: last month of the season, included.';
comment on column live.alert_rule.label_vi is 'The rule in words, in Vietnamese.';
comment on column live.alert_rule.label_en is 'The rule in words, in English.';
comment on column live.alert_rule.method_vi is 'How it is judged, in Vietnamese.';
comment on column live.alert_rule.method_en is 'How it is judged, in English.';
comment on column live.alert_rule.sort is 'Order in lists.';
comment on column live.alert_rule.source_id is 'Source the row comes from.';

comment on table live.alert_acknowledgement is 'Alerts that somebody has seen, with a note on what is done.';
comment on column live.alert_acknowledgement.id is 'Internal number of the row.';
comment on column live.alert_acknowledgement.rule_code is 'Rule of the alert.';
comment on column live.alert_acknowledgement.unit_id is 'Unit of the alert.';
comment on column live.alert_acknowledgement.category is 'Part of the breakdown; empty for the undivided figure.';
comment on column live.alert_acknowledgement.period_start is 'First day of the period of the alert.';
comment on column live.alert_acknowledgement.release_no is 'Release that told the alert; the row goes with it.';
comment on column live.alert_acknowledgement.note is 'What is known and done about it.';
comment on column live.alert_acknowledgement.account_id is 'Account that acknowledged it.';
comment on column live.alert_acknowledgement.account_name is 'Name of the account at that time.';
comment on column live.alert_acknowledgement.at is 'When.';

comment on table live.alert_delivery is 'Messages about new alerts to the webhook: one for each release that found some.';
comment on column live.alert_delivery.release_no is 'Release whose alerts are told.';
comment on column live.alert_delivery.made_at is 'When the release was shown.';
comment on column live.alert_delivery.attempts is 'How often it was tried.';
comment on column live.alert_delivery.next_at is 'Not to be tried before.';
comment on column live.alert_delivery.ended_at is 'When it was delivered or given up; null until then.';
comment on column live.alert_delivery.delivered is 'Whether the other side took it.';
comment on column live.alert_delivery.last_fault is 'Why the last try failed.';

comment on table release.alert_rule is 'By release: rules that say when a figure calls for attention.';
comment on view pub.alert_rule is 'Newest release: rules that say when a figure calls for attention.';
comment on column release.alert_rule.release_no is 'Number of the release.';
comment on table release.alert_check is 'By release: what each rule was judged on, whether or not something was found.';
comment on view pub.alert_check is 'Newest release: what each rule was judged on, whether or not something was found.';
comment on column release.alert_check.release_no is 'Number of the release.';
comment on column release.alert_check.rule_code is 'Rule.';
comment on column release.alert_check.period_start is 'First day that was judged.';
comment on column release.alert_check.period_end is 'Last day that was judged.';
comment on column release.alert_check.tested is 'How many figures were judged.';
comment on column release.alert_check.untested is 'How many could not be judged, since they are withheld, not reported or too new.';
comment on column release.alert_check.false_alarms is 'How many alarms are expected by chance where nothing is wrong anywhere, at most.';
comment on table release.alert is 'By release: figures that call for attention.';
comment on view pub.alert is 'Newest release: figures that call for attention.';
comment on column release.alert.release_no is 'Number of the release.';
comment on column release.alert.rule_code is 'Rule that was broken.';
comment on column release.alert.unit_id is 'Unit of the figure.';
comment on column release.alert.category is 'Part of the breakdown; empty for the undivided figure.';
comment on column release.alert.period_start is 'First day of the judged time.';
comment on column release.alert.period_end is 'Last day of the judged time.';
comment on column release.alert.kind is 'What kind of answer the figure is.';
comment on column release.alert.value is 'The figure as the release tells it.';
comment on column release.alert.low is 'Of a range its lower end.';
comment on column release.alert.high is 'Of a range its upper end.';
comment on column release.alert.base is 'How many records a share rests on, as told.';
comment on column release.alert.expected_low is 'Lower end of what was expected; null where the rule has none.';
comment on column release.alert.expected_high is 'Upper end of what was expected.';
comment on column release.alert.false_discovery is 'Smallest share of false alarms at which it still is one; null where chance has no part.';
comment on column release.alert.provisional is 'Whether late records may still change the figure.';
comment on column release.alert.since_release is 'First release that told it without a break.';
do $$
declare
  c record;
begin
  for c in
    select v.relname, a.attname, coalesce(
        col_description(('live.alert_rule')::regclass, case when v.relname = 'alert_rule' then
          (select attnum from pg_attribute where attrelid = 'live.alert_rule'::regclass and attname = a.attname) end),
        col_description(('release.' || v.relname)::regclass,
          (select attnum from pg_attribute where attrelid = ('release.' || v.relname)::regclass and attname = a.attname))) as says
    from pg_class v join pg_attribute a on a.attrelid = v.oid and a.attnum > 0
    where v.relnamespace = 'pub'::regnamespace and v.relname in ('alert_rule', 'alert_check', 'alert')
  loop
    execute format('comment on column pub.%I.%I is %L', c.relname, c.attname, c.says);
    if c.relname = 'alert_rule' then
      execute format('comment on column release.alert_rule.%I is %L', c.attname, c.says);
    end if;
  end loop;
end
$$;
