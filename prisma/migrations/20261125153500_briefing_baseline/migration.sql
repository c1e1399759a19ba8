-- A comparison may be set against the last such period before the boundaries changed, and so may a briefing.
alter table live.briefing_schedule drop constraint briefing_schedule_baseline_check, add constraint briefing_schedule_baseline_check
  check (baseline in ('PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR', 'AVERAGE_OF_THREE_YEARS', 'BEFORE_2025_07', 'PROVINCE'));
