-- What every schema, table, column and function is, so that the database explains itself to whoever opens it.

comment on schema live is 'The rows officers work on, the reference data and the accounts.';
comment on schema release is 'Published snapshots; every row carries the number of its release and never changes.';
comment on schema pub is 'Views of the newest release that is not retired, under the names the schema live uses.';
comment on schema identity is 'Names, papers and contacts, encrypted; no role of the application may read them directly.';

comment on table live.source is 'Where data come from: publisher, licence, date and the words of attribution.';
comment on column live.source.id is 'Short readable name, used by every row that cites the source.';
comment on column live.source.title_vi is 'Title in Vietnamese.';
comment on column live.source.title_en is 'Title in English.';
comment on column live.source.publisher is 'Who published it.';
comment on column live.source.url is 'Address on the web.';
comment on column live.source.licence is 'Licence, by SPDX name where there is one, else in words.';
comment on column live.source.licence_url is 'Text of the licence.';
comment on column live.source.attribution is 'Words to show wherever the data are shown.';
comment on column live.source.retrieved_on is 'Day it was taken.';
comment on column live.source.valid_on is 'Day the data speak of.';
comment on column live.source.kind is 'REAL, SYNTHETIC (invented) or ASSUMPTION (an estimate of ours, said so).';
comment on column live.source.note_vi is 'Note in Vietnamese.';
comment on column live.source.note_en is 'Note in English.';

comment on table live.data_kind is 'What this database is, synthetic or real, decided by its first record and for life. One row.';
comment on column live.data_kind.one is 'Always true: there is one row.';
comment on column live.data_kind.kind is 'SYNTHETIC or REAL.';
comment on column live.data_kind.scale_factor is 'How many times the true order of magnitude the demonstration set is.';
comment on column live.data_kind.seed is 'Seed the demonstration set was made from.';
comment on column live.data_kind.decided_at is 'When the first record came.';

comment on table live.admin_unit is 'Administrative units of both schemes. A code means something only together with its scheme: codes were used again in 2025.';
comment on column live.admin_unit.id is 'Internal number of the row.';
comment on column live.admin_unit.scheme is 'Boundary basis: 27 (before 1 July 2025) or 24 (since).';
comment on column live.admin_unit.level is 'PROVINCE, DISTRICT (scheme 27 only) or COMMUNE.';
comment on column live.admin_unit.code is 'Official code of the statistics office, with its leading zeros.';
comment on column live.admin_unit.type is 'Type of the unit at the end of its validity; earlier ones are in admin_unit_name.';
comment on column live.admin_unit.name_vi is 'Name in Vietnamese.';
comment on column live.admin_unit.name_en is 'Name in English.';
comment on column live.admin_unit.search_text is 'Folded text for search: lower case, without diacritics; generated.';
comment on column live.admin_unit.parent_id is 'Unit one level above, in the same scheme.';
comment on column live.admin_unit.valid_from is 'First day of validity.';
comment on column live.admin_unit.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.admin_unit.area_km2 is 'Official area, km².';
comment on column live.admin_unit.area_km2_geometry is 'Area of the outline measured in EPSG:9209, km².';
comment on column live.admin_unit.outline is 'Boundary, WGS 84; null where no openly licensed one exists.';
comment on column live.admin_unit.centre is 'A point inside the outline, WGS 84.';
comment on column live.admin_unit.outline_unit_id is 'For a unit without an outline: the unit whose outline holds it.';
comment on column live.admin_unit.note_vi is 'Note in Vietnamese.';
comment on column live.admin_unit.note_en is 'Note in English.';
comment on column live.admin_unit.source_id is 'Source the row comes from.';
comment on column live.admin_unit.outline_source_id is 'Source of the outline.';

comment on table live.admin_unit_name is 'Types and names a unit bore, by day.';
comment on column live.admin_unit_name.id is 'Internal number of the row.';
comment on column live.admin_unit_name.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.admin_unit_name.type is 'Type of the unit in that time.';
comment on column live.admin_unit_name.name_vi is 'Name in Vietnamese.';
comment on column live.admin_unit_name.name_en is 'Name in English.';
comment on column live.admin_unit_name.valid_from is 'First day of validity.';
comment on column live.admin_unit_name.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.admin_unit_name.source_id is 'Source the row comes from.';

comment on table live.admin_unit_change is 'Which unit became which, with the shares of area and population that moved (low and high; both 1 where a whole unit was joined).';
comment on column live.admin_unit_change.id is 'Internal number of the row.';
comment on column live.admin_unit_change.from_unit_id is 'Unit before.';
comment on column live.admin_unit_change.to_unit_id is 'Unit after.';
comment on column live.admin_unit_change.effective_on is 'First day of the new state.';
comment on column live.admin_unit_change.decree is 'Resolution or decree that made the change.';
comment on column live.admin_unit_change.area_share_low is 'Least share of the old unit''s area that went over, 0 to 1.';
comment on column live.admin_unit_change.area_share_high is 'Greatest share of the old unit''s area that went over, 0 to 1.';
comment on column live.admin_unit_change.population_share_low is 'Least share of the old unit''s people that went over, 0 to 1.';
comment on column live.admin_unit_change.population_share_high is 'Greatest share of the old unit''s people that went over, 0 to 1.';
comment on column live.admin_unit_change.note is 'Doubts about the link.';
comment on column live.admin_unit_change.source_id is 'Source the row comes from.';

comment on table live.unit_rollup is 'Which units, on every basis and level, a fact placed in a leaf counts in exactly. Only whole joins are here.';
comment on column live.unit_rollup.leaf_id is 'Unit a fact is placed in.';
comment on column live.unit_rollup.unit_id is 'Unit that wholly holds the leaf; the leaf itself is one.';

comment on table live.unit_statistic is 'Figures about a unit, as a source gives them.';
comment on column live.unit_statistic.id is 'Internal number of the row.';
comment on column live.unit_statistic.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.unit_statistic.statistic is 'What is counted.';
comment on column live.unit_statistic.year is 'Year it speaks of.';
comment on column live.unit_statistic.as_of is 'Day or time as the source words it.';
comment on column live.unit_statistic.value is 'Count of people, households, rooms, jobs or parks, as the statistic says.';
comment on column live.unit_statistic.note_vi is 'Note in Vietnamese.';
comment on column live.unit_statistic.note_en is 'Note in English.';
comment on column live.unit_statistic.source_id is 'Source the row comes from.';
comment on column live.unit_statistic.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.unit_denominator is 'One denominator for each unit and year, for rates.';
comment on column live.unit_denominator.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.unit_denominator.statistic is 'POPULATION (people) or HOUSEHOLDS.';
comment on column live.unit_denominator.year is 'Year.';
comment on column live.unit_denominator.value is 'People or households.';
comment on column live.unit_denominator.method is 'SOURCED, INTERPOLATED linearly between sourced years, or CARRIED from the nearest.';
comment on column live.unit_denominator.source_id is 'Source of the nearest sourced year.';

comment on table live.agency is 'Agencies with the time they existed; never overwritten when the state is reorganised.';
comment on column live.agency.id is 'Internal number of the row.';
comment on column live.agency.code is 'Short readable code.';
comment on column live.agency.name_vi is 'Name in Vietnamese.';
comment on column live.agency.name_en is 'Name in English.';
comment on column live.agency.kind is 'Field of work; the code list AGENCY_KIND names them.';
comment on column live.agency.level is 'NATIONAL, PROVINCE, REGION, DISTRICT or COMMUNE.';
comment on column live.agency.unit_id is 'Unit it works for.';
comment on column live.agency.valid_from is 'First day of validity.';
comment on column live.agency.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.agency.note_vi is 'Note in Vietnamese.';
comment on column live.agency.note_en is 'Note in English.';
comment on column live.agency.source_id is 'Source the row comes from.';

comment on table live.agency_successor is 'Who took over from whom.';
comment on column live.agency_successor.agency_id is 'Agency that ended or handed over.';
comment on column live.agency_successor.successor_id is 'Agency that took over.';
comment on column live.agency_successor.effective_on is 'Day of the hand-over.';
comment on column live.agency_successor.decree is 'Resolution or decree that made the change.';
comment on column live.agency_successor.note_vi is 'Note in Vietnamese.';
comment on column live.agency_successor.note_en is 'Note in English.';
comment on column live.agency_successor.source_id is 'Source the row comes from.';

comment on table live.code is 'Words and meanings of every code, in both languages. A code never changes its meaning; its validity may end.';
comment on column live.code.list is 'Name of the code list.';
comment on column live.code.code is 'Code.';
comment on column live.code.label_vi is 'Label in Vietnamese.';
comment on column live.code.label_en is 'Label in English.';
comment on column live.code.description_vi is 'Description in Vietnamese.';
comment on column live.code.description_en is 'Description in English.';
comment on column live.code.legal_ref is 'Article and instrument the rule rests on.';
comment on column live.code.htcds is 'Value in the Human Trafficking Case Data Standard 2.0.';
comment on column live.code.iccs is 'Code in the International Classification of Crime for Statistical Purposes.';
comment on column live.code.ictip is 'Code in the International Classification Standard on Trafficking in Persons; empty until its tables are open.';
comment on column live.code.sort is 'Order in lists, ascending.';
comment on column live.code.valid_from is 'First day of validity.';
comment on column live.code.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.code.source_id is 'Source the row comes from.';

comment on table live.offence is 'Articles of the Penal Code that cases cite.';
comment on column live.offence.code is 'Number of the article.';
comment on column live.offence.label_vi is 'Label in Vietnamese.';
comment on column live.offence.label_en is 'Label in English.';
comment on column live.offence.bands_years is 'Penalty bands, a list of [least, most] years; most is LIFE for life imprisonment.';
comment on column live.offence.iccs is 'Code in the International Classification of Crime for Statistical Purposes.';
comment on column live.offence.trafficking is 'False for related offences.';
comment on column live.offence.legal_ref is 'Article and instrument the rule rests on.';
comment on column live.offence.valid_from is 'First day of validity.';
comment on column live.offence.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.offence.source_id is 'Source the row comes from.';

comment on table live.legal_clock is 'Legal time limits, as rows valid from and to, so that each record follows the law of its day.';
comment on column live.legal_clock.id is 'Internal number of the row.';
comment on column live.legal_clock.kind is 'Code of the time limit.';
comment on column live.legal_clock.subject is 'TIP, VICTIM, CASE or SUPPORT.';
comment on column live.legal_clock.label_vi is 'Label in Vietnamese.';
comment on column live.legal_clock.label_en is 'Label in English.';
comment on column live.legal_clock.hours is 'Length in hours; exactly one of hours, days and months is set.';
comment on column live.legal_clock.days is 'Length in calendar days.';
comment on column live.legal_clock.months is 'Length in calendar months.';
comment on column live.legal_clock.extension_months is 'Longest extension, months.';
comment on column live.legal_clock.legal_ref is 'Article and instrument the rule rests on.';
comment on column live.legal_clock.valid_from is 'First day of validity.';
comment on column live.legal_clock.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.legal_clock.source_id is 'Source the row comes from.';

comment on table live.support_type is 'Kinds of support that a law entitles victims to.';
comment on column live.support_type.code is 'Code.';
comment on column live.support_type.label_vi is 'Label in Vietnamese.';
comment on column live.support_type.label_en is 'Label in English.';
comment on column live.support_type.code_2011 is 'Letter in the law of 2011.';
comment on column live.support_type.code_2024 is 'Letter in article 37 of the law of 2024.';
comment on column live.support_type.htcds is 'Value of spl_Type in the Human Trafficking Case Data Standard 2.0.';
comment on column live.support_type.sort is 'Order in lists, ascending.';
comment on column live.support_type.source_id is 'Source the row comes from.';

comment on table live.support_eligibility is 'Who is entitled to which support, under which law, from when to when.';
comment on column live.support_eligibility.id is 'Internal number of the row.';
comment on column live.support_eligibility.support_code is 'Kind of support.';
comment on column live.support_eligibility.victim_class is 'Legal category of the person.';
comment on column live.support_eligibility.law is 'Number of the law.';
comment on column live.support_eligibility.legal_ref is 'Article and instrument the rule rests on.';
comment on column live.support_eligibility.valid_from is 'First day of validity.';
comment on column live.support_eligibility.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.support_eligibility.source_id is 'Source the row comes from.';

comment on table live.metric is 'What is counted or compared, with its words, formula and rules of publication.';
comment on column live.metric.id is 'Short readable name.';
comment on column live.metric.topic is 'TIP, CASE, VICTIM, CAMPAIGN, SETTING or DUTY.';
comment on column live.metric.measure is 'COUNT, SUM, SHARE (per cent) or MEDIAN.';
comment on column live.metric.label_vi is 'Label in Vietnamese.';
comment on column live.metric.label_en is 'Label in English.';
comment on column live.metric.unit_vi is 'Unit of measurement in Vietnamese.';
comment on column live.metric.unit_en is 'Unit of measurement in English.';
comment on column live.metric.description_vi is 'Description in Vietnamese.';
comment on column live.metric.description_en is 'Description in English.';
comment on column live.metric.formula_vi is 'Formula in Vietnamese.';
comment on column live.metric.formula_en is 'Formula in English.';
comment on column live.metric.per_statistic is 'Denominator of its rate; null when it has none.';
comment on column live.metric.per_amount is 'How many of the denominator the rate is per.';
comment on column live.metric.sensitive is 'True when small counts could point at persons: zero and withheld look alike to the public.';
comment on column live.metric.public is 'False for metrics that only staff may read.';
comment on column live.metric.open_months is 'Newest months that are provisional.';
comment on column live.metric.lag_months is 'Newest months that the public does not see at all.';
comment on column live.metric.direction is 'MORE_IS_WORSE, MORE_IS_BETTER or NEUTRAL.';
comment on column live.metric.coverage_from is 'First day the records cover.';
comment on column live.metric.sort is 'Order in lists, ascending.';
comment on column live.metric.legal_ref is 'Article and instrument the rule rests on.';
comment on column live.metric.source_id is 'Source the row comes from.';

comment on table live.lattice is 'The finest cells of each metric that the public may read, with the threshold below which a cell is withheld.';
comment on column live.lattice.id is 'Internal number of the row.';
comment on column live.lattice.metric_id is 'Metric.';
comment on column live.lattice.scheme is 'Boundary basis: 27 (before 1 July 2025) or 24 (since).';
comment on column live.lattice.level is 'Unit level.';
comment on column live.lattice.grain is 'MONTH, QUARTER, YEAR or MULTI_YEAR (three years).';
comment on column live.lattice.breakdown is 'One named breakdown, or empty for none.';
comment on column live.lattice.threshold is 'Fewest distinct persons or records a published cell may rest on; 0 is open.';
comment on column live.lattice.valid_from is 'First day of validity.';
comment on column live.lattice.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.lattice.source_id is 'Source the row comes from.';

comment on table live.target is 'Targets of national programmes, per metric.';
comment on column live.target.id is 'Internal number of the row.';
comment on column live.target.metric_id is 'Metric.';
comment on column live.target.programme is 'Programme and its decision.';
comment on column live.target.comparator is 'AT_LEAST, MORE_THAN or AT_MOST.';
comment on column live.target.value is 'Target in the unit of the metric.';
comment on column live.target.label_vi is 'Label in Vietnamese.';
comment on column live.target.label_en is 'Label in English.';
comment on column live.target.legal_ref is 'Article and instrument the rule rests on.';
comment on column live.target.valid_from is 'First day of validity.';
comment on column live.target.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.target.source_id is 'Source the row comes from.';

comment on table live.directive is 'Directives that assign duties.';
comment on column live.directive.id is 'Internal number of the row.';
comment on column live.directive.number is 'Official number.';
comment on column live.directive.title_vi is 'Title in Vietnamese.';
comment on column live.directive.title_en is 'Title in English.';
comment on column live.directive.issued_on is 'Day of issue.';
comment on column live.directive.issuer_id is 'Agency that issued it.';
comment on column live.directive.signer_role_vi is 'Role of the signer in Vietnamese; no name is kept.';
comment on column live.directive.signer_role_en is 'Role of the signer in English; no name is kept.';
comment on column live.directive.summary_vi is 'Summary in Vietnamese.';
comment on column live.directive.summary_en is 'Summary in English.';
comment on column live.directive.url is 'Address on the web.';
comment on column live.directive.source_id is 'Source the row comes from.';

comment on table live.directive_task is 'One duty that a directive assigns.';
comment on column live.directive_task.id is 'Internal number of the row.';
comment on column live.directive_task.directive_id is 'Directive.';
comment on column live.directive_task.number is 'Order of the task within the directive.';
comment on column live.directive_task.agency_id is 'Agency of the day that the duty fell to; null when it fell to many.';
comment on column live.directive_task.actor_vi is 'Who must act, in Vietnamese.';
comment on column live.directive_task.actor_en is 'Who must act, in English.';
comment on column live.directive_task.duty_vi is 'The duty, in Vietnamese.';
comment on column live.directive_task.duty_en is 'The duty, in English.';
comment on column live.directive_task.hub_vi is 'What the hub records or shows for it, in Vietnamese.';
comment on column live.directive_task.hub_en is 'What the hub records or shows for it, in English.';
comment on column live.directive_task.metric_id is 'Metric that shows how the duty is met; null when none does.';
comment on column live.directive_task.due_on is 'Day the duty falls due; null when the directive sets none.';

comment on table live.directive_progress is 'How far a unit is with a task.';
comment on column live.directive_progress.id is 'Internal number of the row.';
comment on column live.directive_progress.task_id is 'Task.';
comment on column live.directive_progress.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.directive_progress.status is 'NOT_STARTED, IN_PROGRESS or DONE.';
comment on column live.directive_progress.due_on is 'Day it falls due for this unit.';
comment on column live.directive_progress.done_on is 'Day it was done; set exactly when the status is DONE.';
comment on column live.directive_progress.as_of is 'Day the state was noted.';
comment on column live.directive_progress.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.plan is 'Yearly plan of an agency that joins crime, drugs and trafficking prevention.';
comment on column live.plan.id is 'Internal number of the row.';
comment on column live.plan.year is 'Year.';
comment on column live.plan.number is 'Official number.';
comment on column live.plan.title_vi is 'Title in Vietnamese.';
comment on column live.plan.title_en is 'Title in English.';
comment on column live.plan.agency_id is 'Agency that answers for the row.';
comment on column live.plan.directive_id is 'Directive the plan answers to.';
comment on column live.plan.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.plan_target is 'Targets a plan sets.';
comment on column live.plan_target.id is 'Internal number of the row.';
comment on column live.plan_target.plan_id is 'Plan.';
comment on column live.plan_target.metric_id is 'Metric.';
comment on column live.plan_target.unit_id is 'Unit the target is for; null for the whole province.';
comment on column live.plan_target.comparator is 'AT_LEAST, MORE_THAN or AT_MOST.';
comment on column live.plan_target.value is 'Target in the unit of the metric.';

comment on table live.industrial_park is 'Industrial parks and clusters, as OpenStreetMap maps them.';
comment on column live.industrial_park.id is 'Internal number of the row.';
comment on column live.industrial_park.code is 'Short readable code.';
comment on column live.industrial_park.name_vi is 'Name in Vietnamese.';
comment on column live.industrial_park.name_en is 'Name in English.';
comment on column live.industrial_park.search_text is 'Folded text for search: lower case, without diacritics; generated.';
comment on column live.industrial_park.kind is 'INDUSTRIAL_PARK or INDUSTRIAL_CLUSTER.';
comment on column live.industrial_park.status is 'MAPPED or UNDER_CONSTRUCTION.';
comment on column live.industrial_park.outline is 'Mapped outline, WGS 84; not a legal boundary.';
comment on column live.industrial_park.point is 'A point inside the park, WGS 84.';
comment on column live.industrial_park.area_ha_mapped is 'Area of the full mapped outline, hectares.';
comment on column live.industrial_park.area_ha_planned is 'Planned area by a private listing, hectares, unverified.';
comment on column live.industrial_park.unit_id is 'Commune of 2025 its point lies in.';
comment on column live.industrial_park.source_id is 'Source the row comes from.';

comment on table live.base_feature is 'Lines, areas and points for orientation on the map.';
comment on column live.base_feature.id is 'Internal number of the row.';
comment on column live.base_feature.kind is 'ROAD, RAILWAY, RIVER, NEIGHBOUR or TRANSPORT.';
comment on column live.base_feature.class is 'Kind within the kind, such as expressway.';
comment on column live.base_feature.ref is 'Road number.';
comment on column live.base_feature.name_vi is 'Name in Vietnamese.';
comment on column live.base_feature.name_en is 'Name in English.';
comment on column live.base_feature.status is 'open, planned or under construction, where the source says so.';
comment on column live.base_feature.geom is 'Shape, WGS 84.';
comment on column live.base_feature.source_id is 'Source the row comes from.';

comment on table live.account is 'Accounts of staff.';
comment on column live.account.id is 'Internal number of the row.';
comment on column live.account.name is 'Sign-in name.';
comment on column live.account.scopes is 'What the account may do.';
comment on column live.account.agency_id is 'Agency of the person.';
comment on column live.account.unit_id is 'Unit the account is limited to; null for the whole province.';
comment on column live.account.created_at is 'When it was made.';
comment on column live.account.disabled_at is 'When it was closed.';

comment on table live.account_token is 'Bearer tokens; only hashes are kept.';
comment on column live.account_token.id is 'Internal number of the row.';
comment on column live.account_token.account_id is 'Account.';
comment on column live.account_token.hash is 'SHA-256 of the token.';
comment on column live.account_token.scopes is 'Scopes the token may use, at most those of the account.';
comment on column live.account_token.created_at is 'When it was made.';
comment on column live.account_token.expires_at is 'When it ends.';
comment on column live.account_token.revoked_at is 'When it was taken back.';

comment on table live.session is 'Signed-in browser sessions; only hashes are kept.';
comment on column live.session.id is 'Internal number of the row.';
comment on column live.session.account_id is 'Account.';
comment on column live.session.hash is 'SHA-256 of the session secret.';
comment on column live.session.created_at is 'When it was made.';
comment on column live.session.seen_at is 'When it was last used.';
comment on column live.session.expires_at is 'When it ends.';

comment on table live.audit_entry is 'Append-only record of who did what, chained by hashes.';
comment on column live.audit_entry.id is 'Internal number of the row.';
comment on column live.audit_entry.at is 'When.';
comment on column live.audit_entry.account_id is 'Account.';
comment on column live.audit_entry.action is 'What was done.';
comment on column live.audit_entry.operation is 'Name of the GraphQL operation or command.';
comment on column live.audit_entry.subject is 'What it was done to.';
comment on column live.audit_entry.request_id is 'Request it belongs to.';
comment on column live.audit_entry.detail is 'Further facts, never personal data.';
comment on column live.audit_entry.previous_hash is 'Hash of the entry before.';
comment on column live.audit_entry.hash is 'SHA-256 over this entry and the hash before it.';

comment on table live.import_batch is 'One import of one file.';
comment on column live.import_batch.id is 'Internal number of the row.';
comment on column live.import_batch.kind is 'What the rows were read as.';
comment on column live.import_batch.profile is 'Named layout of the file.';
comment on column live.import_batch.file_name is 'Name of the file.';
comment on column live.import_batch.sha256 is 'SHA-256 of the file, hexadecimal.';
comment on column live.import_batch.dry_run is 'True when nothing was written.';
comment on column live.import_batch.account_id is 'Account that started it.';
comment on column live.import_batch.started_at is 'When it began.';
comment on column live.import_batch.finished_at is 'When it ended.';
comment on column live.import_batch.status is 'RUNNING, DONE or FAILED.';
comment on column live.import_batch.rows_read is 'Rows read.';
comment on column live.import_batch.rows_new is 'Rows written as new.';
comment on column live.import_batch.rows_changed is 'Rows that changed a record.';
comment on column live.import_batch.rows_same is 'Rows already there, unchanged.';
comment on column live.import_batch.rows_refused is 'Rows refused; import_note says why.';

comment on table live.import_note is 'Why a row of an import was refused or deserves a look.';
comment on column live.import_note.id is 'Internal number of the row.';
comment on column live.import_note.batch_id is 'Import.';
comment on column live.import_note.line is 'Line of the file, the heading is 1.';
comment on column live.import_note.column_name is 'Column of the file.';
comment on column live.import_note.reason_code is 'Reason, for programs.';
comment on column live.import_note.reason_vi is 'Reason in Vietnamese.';
comment on column live.import_note.reason_en is 'Reason in English.';

comment on table live.key_route is 'Roads and railways designated as key routes. The line and its designation have sources of their own.';
comment on column live.key_route.id is 'Internal number of the row.';
comment on column live.key_route.code is 'Short readable code.';
comment on column live.key_route.name_vi is 'Name in Vietnamese.';
comment on column live.key_route.name_en is 'Name in English.';
comment on column live.key_route.search_text is 'Folded text for search: lower case, without diacritics; generated.';
comment on column live.key_route.kind is 'Kind of way.';
comment on column live.key_route.line is 'Line, WGS 84.';
comment on column live.key_route.length_km is 'Length measured in EPSG:9209, km.';
comment on column live.key_route.origin_vi is 'Where the route comes from, in Vietnamese.';
comment on column live.key_route.origin_en is 'Where the route comes from, in English.';
comment on column live.key_route.transit_vi is 'What it passes, in Vietnamese.';
comment on column live.key_route.transit_en is 'What it passes, in English.';
comment on column live.key_route.destination_vi is 'Where it leads, in Vietnamese.';
comment on column live.key_route.destination_en is 'Where it leads, in English.';
comment on column live.key_route.level is 'Level of attention 1 to 3; for staff only.';
comment on column live.key_route.reviewed_on is 'Day of the last review; for staff only.';
comment on column live.key_route.reviewed_by_id is 'Agency that reviewed it; for staff only.';
comment on column live.key_route.valid_from is 'First day of validity.';
comment on column live.key_route.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.key_route.source_id is 'Source of the line.';
comment on column live.key_route.designation_source_id is 'Source of the designation as a key route.';
comment on column live.key_route.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.key_area is 'Areas of dense worker lodging and areas where foreigners live: areas only, no building, no nationality, no register of people.';
comment on column live.key_area.id is 'Internal number of the row.';
comment on column live.key_area.kind is 'WORKER_HOUSING, FOREIGN_RESIDENT or OTHER.';
comment on column live.key_area.code is 'Short readable code.';
comment on column live.key_area.name_vi is 'Name in Vietnamese.';
comment on column live.key_area.name_en is 'Name in English.';
comment on column live.key_area.search_text is 'Folded text for search: lower case, without diacritics; generated.';
comment on column live.key_area.unit_id is 'Unit it lies in.';
comment on column live.key_area.area is 'Outline, WGS 84.';
comment on column live.key_area.area_km2 is 'Area measured in EPSG:9209, km².';
comment on column live.key_area.lodging_houses is 'Lodging houses; only for worker housing.';
comment on column live.key_area.rooms is 'Rented rooms; only for worker housing.';
comment on column live.key_area.lodgers is 'People lodging; only for worker housing.';
comment on column live.key_area.foreign_residents is 'One count for the area, never by nationality; for staff only.';
comment on column live.key_area.nearest_park_id is 'Nearest industrial park.';
comment on column live.key_area.nearest_park_km is 'Distance to the nearest industrial park, km.';
comment on column live.key_area.level is 'Level of attention 1 to 3; for staff only.';
comment on column live.key_area.reviewed_on is 'Day of the last review; for staff only.';
comment on column live.key_area.reviewed_by_id is 'Agency that reviewed it; for staff only.';
comment on column live.key_area.valid_from is 'First day of validity.';
comment on column live.key_area.valid_to is 'Last day of validity, inclusive; null while it lasts.';
comment on column live.key_area.source_id is 'Source the row comes from.';
comment on column live.key_area.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.population_review is 'Counts of the three groups that the directive has reviewed; never a list of people. Staff only.';
comment on column live.population_review.id is 'Internal number of the row.';
comment on column live.population_review.kind is 'Group.';
comment on column live.population_review.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.population_review.reviewed_on is 'Day of the review.';
comment on column live.population_review.people is 'Number of people.';
comment on column live.population_review.agency_id is 'Agency that answers for the row.';
comment on column live.population_review.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.ring is 'Trafficking rings: one ring may stand behind many cases.';
comment on column live.ring.id is 'Internal number of the row.';
comment on column live.ring.code is 'Code.';
comment on column live.ring.first_seen_on is 'Day it was first seen.';
comment on column live.ring.dismantled_on is 'Day it was broken up.';
comment on column live.ring.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.criminal_case is 'Criminal cases.';
comment on column live.criminal_case.id is 'Internal number of the row.';
comment on column live.criminal_case.province_code is 'Province on the day of the record: 27 until 30 June 2025, 24 from 1 July 2025; leads keys when tables are spread over machines.';
comment on column live.criminal_case.origin is 'System or office the record came from; with origin_id it makes imports idempotent.';
comment on column live.criminal_case.origin_id is 'Number of the record in its origin.';
comment on column live.criminal_case.code is 'Case code.';
comment on column live.criminal_case.kind is 'TRAFFICKING or RELATED_OFFENCE.';
comment on column live.criminal_case.opened_on is 'Day the case was opened.';
comment on column live.criminal_case.stage is 'Stage reached last; the history is in case_stage.';
comment on column live.criminal_case.stage_on is 'Day of that stage.';
comment on column live.criminal_case.unit_id is 'Unit of the place of offence, of its own day.';
comment on column live.criminal_case.place_precision is 'How exactly the place is known: POINT, COMMUNE, DISTRICT or PROVINCE.';
comment on column live.criminal_case.point is 'Place, WGS 84; set exactly when place_precision is POINT.';
comment on column live.criminal_case.acts is 'Acts of trafficking; codes of CASE_ACT.';
comment on column live.criminal_case.means is 'Means used; codes of CASE_MEANS.';
comment on column live.criminal_case.purposes is 'Purposes; codes of CASE_PURPOSE.';
comment on column live.criminal_case.destination is 'Where victims were taken or meant to be taken.';
comment on column live.criminal_case.ring_id is 'Ring behind the case.';
comment on column live.criminal_case.is_key_case is 'A key (model) case.';
comment on column live.criminal_case.special_project is 'Worked on as a special investigation project.';
comment on column live.criminal_case.foetus_deal is 'The case is about an agreement to sell a foetus.';
comment on column live.criminal_case.agency_id is 'Agency that leads it.';
comment on column live.criminal_case.summary is 'Free text; staff only.';
comment on column live.criminal_case.synthetic is 'True for invented demonstration rows; one database holds only one kind.';
comment on column live.criminal_case.recorded_at is 'When the row was written.';
comment on column live.criminal_case.recorded_by_id is 'Account that wrote the row; null for imports by the command line and for the public.';

comment on table live.case_offence is 'Articles a case is opened under.';
comment on column live.case_offence.case_id is 'Case.';
comment on column live.case_offence.offence_code is 'Article.';

comment on table live.case_route is 'Key routes used in a case.';
comment on column live.case_route.case_id is 'Case.';
comment on column live.case_route.route_id is 'Key route.';

comment on table live.case_stage is 'Stages a case went through.';
comment on column live.case_stage.id is 'Internal number of the row.';
comment on column live.case_stage.case_id is 'Case.';
comment on column live.case_stage.stage is 'Stage.';
comment on column live.case_stage.reached_on is 'Day it was reached.';
comment on column live.case_stage.agency_id is 'Agency that answers for the row.';
comment on column live.case_stage.people is 'People charged, indicted or tried at this stage.';

comment on table live.case_people is 'Suspects and victims of a case as counts.';
comment on column live.case_people.id is 'Internal number of the row.';
comment on column live.case_people.case_id is 'Case.';
comment on column live.case_people.role is 'SUSPECT or VICTIM.';
comment on column live.case_people.sex is 'FEMALE, MALE or UNKNOWN.';
comment on column live.case_people.age_group is 'Age group; the Penal Code splits at 16, the trafficking law at 18.';
comment on column live.case_people.people is 'Number of people.';

comment on table live.trial is 'Hearings. A closed hearing wins over every public view.';
comment on column live.trial.id is 'Internal number of the row.';
comment on column live.trial.case_id is 'Case.';
comment on column live.trial.instance is 'FIRST_INSTANCE or APPEAL.';
comment on column live.trial.held_on is 'Day.';
comment on column live.trial.court_id is 'Court.';
comment on column live.trial.unit_id is 'Unit it was held in.';
comment on column live.trial.is_mobile is 'Held as a mobile trial, in public, away from the court.';
comment on column live.trial.closed_hearing is 'Held behind closed doors.';
comment on column live.trial.defendants is 'Number of defendants.';
comment on column live.trial.attendance is 'People who attended (lượt người).';
comment on column live.trial.outcome is 'Outcome.';
comment on column live.trial.penalty_band is 'Number of the penalty band of the article.';
comment on column live.trial.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.tip is 'Denunciations, information on crime and requests to prosecute.';
comment on column live.tip.id is 'Internal number of the row.';
comment on column live.tip.province_code is 'Province on the day of the record: 27 until 30 June 2025, 24 from 1 July 2025; leads keys when tables are spread over machines.';
comment on column live.tip.origin is 'System or office the record came from; with origin_id it makes imports idempotent.';
comment on column live.tip.origin_id is 'Number of the record in its origin.';
comment on column live.tip.kind is 'Kind by article 144 of the Criminal Procedure Code.';
comment on column live.tip.channel is 'How it came in.';
comment on column live.tip.received_at is 'When it was received; cut to the hour when the public filed it.';
comment on column live.tip.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.tip.place_precision is 'How exactly the place is known: POINT, COMMUNE, DISTRICT or PROVINCE.';
comment on column live.tip.point is 'Place, WGS 84; set exactly when place_precision is POINT.';
comment on column live.tip.topic is 'What it is about.';
comment on column live.tip.status is 'RECEIVED, CLASSIFIED, VERIFYING or RESOLVED.';
comment on column live.tip.outcome is 'Decision; only of a resolved tip.';
comment on column live.tip.agency_id is 'Agency that answers for the row.';
comment on column live.tip.classified_at is 'When it was classified.';
comment on column live.tip.first_action_at is 'When somebody first acted on it.';
comment on column live.tip.resolved_at is 'When it was decided.';
comment on column live.tip.extended is 'The time limit was extended.';
comment on column live.tip.case_id is 'Case it led to.';
comment on column live.tip.summary is 'What was told; staff only.';
comment on column live.tip.receipt_hash is 'SHA-256 of the receipt of a tip from the public.';
comment on column live.tip.search_text is 'Folded text for search: lower case, without diacritics; generated.';
comment on column live.tip.synthetic is 'True for invented demonstration rows; one database holds only one kind.';
comment on column live.tip.recorded_at is 'When the row was written.';
comment on column live.tip.recorded_by_id is 'Account that wrote the row; null for imports by the command line and for the public.';

comment on table live.tip_message is 'What the reporter and the agency wrote to each other under a receipt.';
comment on column live.tip_message.id is 'Internal number of the row.';
comment on column live.tip_message.tip_id is 'Tip.';
comment on column live.tip_message.sent_at is 'When, cut to the hour.';
comment on column live.tip_message.from_reporter is 'True when the reporter wrote it.';
comment on column live.tip_message.body is 'Text.';

comment on table live.victim is 'Victims under a pseudonym; names and papers lie encrypted in the schema identity. A pseudonymous row is still personal data.';
comment on column live.victim.id is 'Internal number of the row.';
comment on column live.victim.province_code is 'Province on the day of the record: 27 until 30 June 2025, 24 from 1 July 2025; leads keys when tables are spread over machines.';
comment on column live.victim.origin is 'System or office the record came from; with origin_id it makes imports idempotent.';
comment on column live.victim.origin_id is 'Number of the record in its origin.';
comment on column live.victim.pseudonym is 'Pseudonym.';
comment on column live.victim.case_id is 'Case.';
comment on column live.victim.sex is 'FEMALE, MALE or UNKNOWN.';
comment on column live.victim.age_at_exploitation is 'Age when exploited, years.';
comment on column live.victim.is_minor18 is 'Under 18 when exploited: the trafficking law asks for no means then; generated.';
comment on column live.victim.is_under16 is 'Under 16 when exploited: article 151 of the Penal Code applies; generated.';
comment on column live.victim.age_group is 'Age group; generated.';
comment on column live.victim.victim_class is 'Legal category, which decides support.';
comment on column live.victim.exploitation is 'Form of exploitation.';
comment on column live.victim.destination is 'Where the person was taken.';
comment on column live.victim.intake_channel is 'How the person came to be known; articles 27 to 31 of the law of 2024.';
comment on column live.victim.intake_unit_id is 'Unit that received the person.';
comment on column live.victim.home_unit_id is 'Unit the person is from.';
comment on column live.victim.reported_on is 'Day it was reported.';
comment on column live.victim.status is 'State of identification; the history is in victim_status.';
comment on column live.victim.status_on is 'Day of that state.';
comment on column live.victim.agency_id is 'Agency that answers for the row.';
comment on column live.victim.retain_until is 'Day after which the row must be reviewed for deletion.';
comment on column live.victim.synthetic is 'True for invented demonstration rows; one database holds only one kind.';
comment on column live.victim.recorded_at is 'When the row was written.';
comment on column live.victim.recorded_by_id is 'Account that wrote the row; null for imports by the command line and for the public.';

comment on table live.victim_status is 'States of identification a victim went through.';
comment on column live.victim_status.id is 'Internal number of the row.';
comment on column live.victim_status.victim_id is 'Victim.';
comment on column live.victim_status.status is 'State.';
comment on column live.victim_status.reached_on is 'Day it was reached.';
comment on column live.victim_status.agency_id is 'Agency that answers for the row.';
comment on column live.victim_status.evidence is 'Grounds, of the nine kinds of article 32; codes of EVIDENCE.';
comment on column live.victim_status.document_type is 'Kind of the confirming paper; its number lies in the schema identity.';

comment on table live.consent is 'Consent of a victim, by purpose.';
comment on column live.consent.id is 'Internal number of the row.';
comment on column live.consent.victim_id is 'Victim.';
comment on column live.consent.purpose is 'Purpose.';
comment on column live.consent.given_on is 'Day it was given.';
comment on column live.consent.withdrawn_on is 'Day it was withdrawn.';

comment on table live.support_service is 'Support given to a victim.';
comment on column live.support_service.id is 'Internal number of the row.';
comment on column live.support_service.origin is 'System or office the record came from; with origin_id it makes imports idempotent.';
comment on column live.support_service.origin_id is 'Number of the record in its origin.';
comment on column live.support_service.victim_id is 'Victim.';
comment on column live.support_service.support_code is 'Kind of support.';
comment on column live.support_service.law is 'Number of the law it was given under.';
comment on column live.support_service.legal_basis is 'STATE, PROVINCIAL or OTHER rules.';
comment on column live.support_service.provider_id is 'Agency that gave it.';
comment on column live.support_service.from_on is 'First day.';
comment on column live.support_service.to_on is 'Last day.';
comment on column live.support_service.outcome is 'Outcome.';
comment on column live.support_service.cost_vnd is 'Cost, đồng.';
comment on column live.support_service.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.deadline is 'Legal time limits that run for a record.';
comment on column live.deadline.id is 'Internal number of the row.';
comment on column live.deadline.subject is 'TIP, VICTIM, CASE or SUPPORT.';
comment on column live.deadline.tip_id is 'Tip.';
comment on column live.deadline.victim_id is 'Victim.';
comment on column live.deadline.case_id is 'Case.';
comment on column live.deadline.clock_kind is 'Code of the time limit.';
comment on column live.deadline.clock_id is 'Time limit of the law in force when it started.';
comment on column live.deadline.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.deadline.agency_id is 'Agency that must meet it.';
comment on column live.deadline.started_at is 'When it started.';
comment on column live.deadline.due_at is 'When it falls due.';
comment on column live.deadline.met_at is 'When it was met; null while open.';
comment on column live.deadline.extended is 'It was extended.';
comment on column live.deadline.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.campaign is 'Yearly campaigns that events belong to.';
comment on column live.campaign.id is 'Internal number of the row.';
comment on column live.campaign.code is 'Short readable code.';
comment on column live.campaign.name_vi is 'Name in Vietnamese.';
comment on column live.campaign.name_en is 'Name in English.';
comment on column live.campaign.year is 'Year.';
comment on column live.campaign.directive_id is 'Directive.';
comment on column live.campaign.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.pilot_model is 'Pilot awareness models (mô hình điểm).';
comment on column live.pilot_model.id is 'Internal number of the row.';
comment on column live.pilot_model.code is 'Short readable code.';
comment on column live.pilot_model.name_vi is 'Name in Vietnamese.';
comment on column live.pilot_model.name_en is 'Name in English.';
comment on column live.pilot_model.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.pilot_model.started_on is 'Day it began.';
comment on column live.pilot_model.ended_on is 'Day it ended; null while it lasts.';
comment on column live.pilot_model.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on table live.campaign_event is 'Communication events.';
comment on column live.campaign_event.id is 'Internal number of the row.';
comment on column live.campaign_event.province_code is 'Province on the day of the record: 27 until 30 June 2025, 24 from 1 July 2025; leads keys when tables are spread over machines.';
comment on column live.campaign_event.origin is 'System or office the record came from; with origin_id it makes imports idempotent.';
comment on column live.campaign_event.origin_id is 'Number of the record in its origin.';
comment on column live.campaign_event.campaign_id is 'Campaign it belongs to.';
comment on column live.campaign_event.pilot_model_id is 'Pilot model it belongs to.';
comment on column live.campaign_event.event_type is 'Type of event the directive names.';
comment on column live.campaign_event.setting is 'Where people were reached.';
comment on column live.campaign_event.audience is 'Whom it was for.';
comment on column live.campaign_event.age_fit is 'Age its content is fitted to.';
comment on column live.campaign_event.channel is 'Means of communication.';
comment on column live.campaign_event.title_vi is 'Title in Vietnamese.';
comment on column live.campaign_event.title_en is 'Title in English.';
comment on column live.campaign_event.search_text is 'Folded text for search: lower case, without diacritics; generated.';
comment on column live.campaign_event.host_id is 'Agency that held it.';
comment on column live.campaign_event.host_vi is 'Host in words, when it is no agency of the list.';
comment on column live.campaign_event.is_integrated is 'Woven into a regular meeting or activity.';
comment on column live.campaign_event.held_on is 'Day.';
comment on column live.campaign_event.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.campaign_event.place_precision is 'How exactly the place is known: POINT, COMMUNE, DISTRICT or PROVINCE.';
comment on column live.campaign_event.point is 'Place, WGS 84; set exactly when place_precision is POINT.';
comment on column live.campaign_event.attendance is 'Attendances (lượt người), not distinct people.';
comment on column live.campaign_event.leaflets is 'Leaflets given out.';
comment on column live.campaign_event.loudspeaker_minutes is 'Minutes over public loudspeakers.';
comment on column live.campaign_event.online_posts is 'Posts on the internet.';
comment on column live.campaign_event.online_views is 'Views on the internet.';
comment on column live.campaign_event.online_shares is 'Shares on the internet.';
comment on column live.campaign_event.press_url is 'Press article about it.';
comment on column live.campaign_event.synthetic is 'True for invented demonstration rows; one database holds only one kind.';
comment on column live.campaign_event.recorded_at is 'When the row was written.';
comment on column live.campaign_event.recorded_by_id is 'Account that wrote the row; null for imports by the command line and for the public.';

comment on table live.non_report is 'Units known not to have reported a topic for a month: their silence is no zero.';
comment on column live.non_report.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.non_report.topic is 'Topic.';
comment on column live.non_report.month is 'First day of the month.';
comment on column live.non_report.noted_on is 'Day it was noted.';
comment on column live.non_report.synthetic is 'True for invented demonstration rows; one database holds only one kind.';

comment on view live.fact is 'One row for each thing a metric counts, in the unit and on the day of the fact itself.';
comment on column live.fact.metric_id is 'Metric.';
comment on column live.fact.unit_id is 'Administrative unit of the row''s own day.';
comment on column live.fact.day is 'Day it is counted on.';
comment on column live.fact.subject_id is 'Person or record that is counted once.';
comment on column live.fact.num is 'Numerator of a share, amount of a sum, or value of a median.';
comment on column live.fact.den is 'Denominator of a share.';
comment on column live.fact.spread is 'False when the figure speaks of its own unit only and must not count in units above.';
comment on column live.fact.sex is 'Breakdown SEX.';
comment on column live.fact.age_group is 'Breakdown AGE_GROUP.';
comment on column live.fact.exploitation is 'Breakdown EXPLOITATION.';
comment on column live.fact.destination is 'Breakdown DESTINATION.';
comment on column live.fact.support_type is 'Breakdown SUPPORT_TYPE.';
comment on column live.fact.event_type is 'Breakdown EVENT_TYPE.';
comment on column live.fact.setting is 'Breakdown SETTING.';
comment on column live.fact.audience is 'Breakdown AUDIENCE.';
comment on column live.fact.clock is 'Breakdown CLOCK.';
comment on column live.fact.agency_kind is 'Breakdown AGENCY_KIND.';
comment on column live.fact.tip_kind is 'Breakdown TIP_KIND.';
comment on column live.fact.channel is 'Breakdown CHANNEL.';

comment on table identity.entry is 'One encrypted personal datum of a victim or of the sender of a tip.';
comment on column identity.entry.id is 'Internal number of the row.';
comment on column identity.entry.subject is 'VICTIM or TIP.';
comment on column identity.entry.subject_id is 'Number of the victim or the tip.';
comment on column identity.entry.field is 'NAME, PAPER, CONTACT or ADDRESS.';
comment on column identity.entry.key_id is 'Key it was encrypted with.';
comment on column identity.entry.nonce is 'Nonce of AES-256-GCM, 12 bytes.';
comment on column identity.entry.ciphertext is 'Ciphertext with its tag.';
comment on column identity.entry.written_at is 'When it was written.';

comment on table release.release is 'Releases: immutable, numbered, protected snapshots of everything public.';
comment on column release.release.no is 'Number of the release.';
comment on column release.release.province_code is 'Province that published it.';
comment on column release.release.published_at is 'When it was published.';
comment on column release.release.published_by_id is 'Account that published it.';
comment on column release.release.synthetic is 'True for a release of invented demonstration records.';
comment on column release.release.scale_factor is 'How many times the true order of magnitude the demonstration set is.';
comment on column release.release.data_through is 'Last day the records cover.';
comment on column release.release.method is 'How the figures were protected, with every parameter.';
comment on column release.release.cells_published is 'Cells of figures that were published.';
comment on column release.release.cells_withheld is 'Cells of figures that were withheld.';
comment on column release.release.digest is 'SHA-256 over the figures, hexadecimal.';
comment on column release.release.retired_at is 'When it was withdrawn; null while it stands.';
comment on column release.release.retired_reason is 'Why it was withdrawn.';

comment on table release.figure is 'Protected figures of a release. Only what may be told is stored; a missing cell of the lattice reads as withheld, zero or no data, as the metric and the period say.';
comment on column release.figure.release_no is 'Number of the release.';
comment on column release.figure.metric_id is 'Metric.';
comment on column release.figure.scheme is 'Boundary basis: 27 (before 1 July 2025) or 24 (since).';
comment on column release.figure.level is 'Unit level.';
comment on column release.figure.grain is 'MONTH, QUARTER, YEAR or MULTI_YEAR (three years).';
comment on column release.figure.breakdown is 'The named breakdown, or empty.';
comment on column release.figure.unit_id is 'Administrative unit.';
comment on column release.figure.period_start is 'First day of the period.';
comment on column release.figure.category is 'Category of the breakdown, or empty.';
comment on column release.figure.kind is 'EXACT, ROUNDED, RANGE, WITHHELD, NOT_REPORTED or NO_DATA.';
comment on column release.figure.value is 'Figure in the unit of the metric; set exactly when the kind is EXACT or ROUNDED.';
comment on column release.figure.low is 'Least it can be; set exactly when the kind is RANGE.';
comment on column release.figure.high is 'Most it can be; set exactly when the kind is RANGE.';
comment on column release.figure.numerator is 'Numerator of a share, where it may be told.';
comment on column release.figure.denominator is 'Denominator of a share, where it may be told.';
comment on column release.figure.provisional is 'The period may still change.';

comment on table release.public_column is 'Which columns of which tables strangers may see; snapshots and views are made from it.';
comment on column release.public_column.table_name is 'Table of the schema live.';
comment on column release.public_column.column_name is 'Column of it.';
comment on column release.public_column.position is 'Order of the column.';

-- A copied table and the view of its newest release mean what the table they are copied from means.
do $$
declare
  c record;
begin
  for c in
    select n.nspname, t.relname, t.relkind, a.attname,
      coalesce(d.description, s.description, case a.attname when 'release_no' then 'Number of the release.' end) as says,
      coalesce(td.description, ts.description) as table_says
    from pg_class t
      join pg_namespace n on n.oid = t.relnamespace and n.nspname in ('release', 'pub')
      join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      left join pg_class l on l.relname = t.relname and l.relnamespace = 'live'::regnamespace
      left join pg_attribute la on la.attrelid = l.oid and la.attname = a.attname
      left join pg_description d on d.objoid = l.oid and d.objsubid = la.attnum
      left join pg_description td on td.objoid = l.oid and td.objsubid = 0
      left join pg_class r on r.relname = t.relname and r.relnamespace = 'release'::regnamespace
      left join pg_attribute ra on ra.attrelid = r.oid and ra.attname = a.attname
      left join pg_description s on s.objoid = r.oid and s.objsubid = ra.attnum
      left join pg_description ts on ts.objoid = r.oid and ts.objsubid = 0
    where t.relkind in ('r', 'v') and not (n.nspname = 'release' and t.relname in ('release', 'figure', 'public_column'))
  loop
    execute format('comment on %s %I.%I is %L', case c.relkind when 'v' then 'view' else 'table' end, c.nspname, c.relname,
      case c.nspname when 'pub' then 'Newest release: ' else 'By release: ' end || c.table_says);
    execute format('comment on column %I.%I.%I is %L', c.nspname, c.relname, c.attname, c.says);
  end loop;
end
$$;

comment on function public.hub_fold(text) is 'Text folded for search: lower case, without diacritics, đ becomes d.';
comment on function public.hub_day(timestamptz) is 'Calendar day in Việt Nam of an instant.';
comment on function public.hub_period(text, date) is 'First day of the period of a grain that holds a day.';
comment on function public.hub_period_end(text, date) is 'First day after the period of a grain that starts on a day.';
comment on function live.refuse_other_kind() is 'Refuses synthetic rows in a real database and real ones in a synthetic one.';
comment on function live.keep_data_kind() is 'Refuses to change what kind of database this is.';
comment on function live.start_clocks(text, bigint, bigint, bigint, timestamptz, bigint, bigint, boolean) is 'Starts the legal time limits that the law of the day sets for a tip, a victim or a case.';
comment on function live.submit_tip(text, text, text, float8, float8, bytea) is 'Files a tip from the public; the one thing, with follow_up_tip, that the intake role may do.';
comment on function live.follow_up_tip(bytea, text) is 'What became of a tip, for whoever holds its receipt; a message may be added.';
comment on function live.figure_cells(text, text, text, text, text, date, date) is 'Exact aggregates of a metric by unit, period and at most one breakdown, without protection.';
comment on function release.keep() is 'Refuses every change to a release but its retirement.';
comment on function release.copy_public(int) is 'Copies every public column of every public table into a release.';

comment on table live.setting is 'What the hub remembers about itself; nothing of the domain.';
comment on column live.setting.key is 'Name of the thing remembered, such as reference.';
comment on column live.setting.value is 'What is remembered.';
comment on function release.check_release() is 'Refuses figures whose release is not there.';
