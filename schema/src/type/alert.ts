import {
  type Acknowledgement,
  type AlertCheckRow,
  type Alert as AlertRow,
  type AlertRuleRow,
  acknowledgeAlert,
  acknowledgementsOf,
  alertKey,
  listAlertRules,
  listAlerts,
} from '@hub/prisma/data/alert'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { batch, type Context, may } from '../context.ts'
import { markAudited } from '../recording.ts'
import { AdminUnit } from './admin-unit.ts'
import { Code } from './code.ts'
import { Count } from './count.ts'
import { Breakdown, Metric } from './metric.ts'
import { BoundaryBasis, UnitInput, UnitLevel, unitFromInput } from './place.ts'
import { Source } from './source.ts'

/** One statement for all alerts of an operation. */
const rules = batch(async (codes: readonly string[], { db }) => {
  const found = new Map((await listAlertRules(db)).map((rule) => [rule.code, rule]))
  return codes.map((code) => found.get(code))
})
const acknowledgements = batch((keys: readonly string[], { db, viewer }) => acknowledgementsOf(db, viewer.access, keys))

const AlertRuleKind = builder.enumType('AlertRuleKind', {
  description: 'How a rule judges.',
  values: {
    SHARE_BELOW: { description: 'A share lies below a limit by more than chance.' },
    COUNT_ABOVE_EXPECTED: {
      description: 'Counts of several months lie above what the same months of earlier years lead to expect.',
    },
    NONE_IN_SEASON: { description: 'Nothing happened in a season.' },
  } as const,
})

const AlertCheck = builder.objectRef<AlertCheckRow>('AlertCheck').implement({
  description: 'What a rule was judged on in the newest release, whether or not something was found.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day that was judged.', resolve: (check) => check.from }),
    to: t.field({ type: 'Date', description: 'Last day that was judged.', resolve: (check) => check.to }),
    tested: t.exposeInt('tested', { description: 'How many figures were judged.' }),
    untested: t.exposeInt('untested', {
      description: 'How many could not be: withheld, not reported, or without the years before.',
    }),
    found: t.exposeInt('found', { description: 'How many alerts there are.' }),
    falseAlarms: t.exposeFloat('falseAlarms', {
      description:
        'How many alarms chance alone is expected to give at most, where nothing is wrong anywhere; 0 where chance has no part.',
    }),
  }),
})

const AlertRule = builder.objectRef<AlertRuleRow>('AlertRule').implement({
  description: 'A rule that says when a figure calls for attention. Rules are data; each release keeps its own.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short readable name, such as `no-event-30-7`.' }),
    kind: t.expose('kind', { type: AlertRuleKind, description: 'How it judges.' }),
    labelVi: t.exposeString('labelVi', { description: 'The rule in words, in Vietnamese.' }),
    labelEn: t.exposeString('labelEn', { description: 'The rule in words, in English.' }),
    methodVi: t.exposeString('methodVi', { description: 'How it is judged, in Vietnamese.' }),
    methodEn: t.exposeString('methodEn', { description: 'How it is judged, in English.' }),
    metric: t.field({
      type: Metric,
      description: 'The metric that is judged.',
      resolve: ({ metricId }, _args, context) =>
        fromCatalogue(context, ({ metrics }) => must(metrics.get(metricId), 'metric', metricId)),
    }),
    basis: t.field({ type: BoundaryBasis, description: 'Boundaries of the units.', resolve: (rule) => rule.scheme }),
    level: t.expose('level', { type: UnitLevel, description: 'Level of the units.' }),
    breakdown: t.field({
      type: Breakdown,
      nullable: true,
      description: 'What the figures are divided by; null for undivided ones.',
      resolve: ({ breakdown }) => (breakdown === '' ? null : breakdown),
    }),
    limit: t.exposeFloat('limit', {
      nullable: true,
      description: 'Of SHARE_BELOW: percent that the share must reach; null for others.',
    }),
    falseDiscoveryRate: t.exposeFloat('rate', {
      nullable: true,
      description: 'Greatest share of false alarms among the alerts; null where chance has no part.',
    }),
    source: t.field({
      type: Source,
      description: 'Where the rule comes from.',
      resolve: ({ sourceId }, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(sourceId), 'source', sourceId)),
    }),
    check: t.expose('check', {
      type: AlertCheck,
      nullable: true,
      description: 'What was judged in the newest release; null where it has nothing to be judged on.',
    }),
  }),
})

const AlertAcknowledgement = builder.objectRef<Acknowledgement>('AlertAcknowledgement').implement({
  description:
    'Somebody has seen an alert and says what is known and done. It holds in later releases; when the one it was made under is taken back it passes on to the newest, if that tells the same figure and expectation, and is destroyed if not.',
  fields: (t) => ({
    note: t.exposeString('note', { description: 'What is known and done.' }),
    by: t.exposeString('by', { description: 'Name of the account.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: (row) => row.at }),
  }),
})

/** Whether a viewer sees who acknowledged what. */
const seesNotes = (context: Context) => may(context, 'figures:exact') || may(context, 'alert:acknowledge')

const Alert = builder.objectRef<AlertRow>('Alert').implement({
  description:
    'A figure of the newest release that calls for attention. It rests on what the release tells everybody, and is kept with it.',
  fields: (t) => ({
    rule: t.field({
      type: AlertRule,
      description: 'The rule.',
      resolve: async ({ rule }, _args, context) => must(await rules(context).load(rule), 'rule', rule),
    }),
    unit: t.field({
      type: AdminUnit,
      description: 'The unit.',
      resolve: ({ unitId }, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(unitId), 'unit', unitId)),
    }),
    category: t.field({
      type: Code,
      nullable: true,
      description: 'Part of the breakdown, such as a kind of agency; null for an undivided figure.',
      resolve: async ({ rule, category }, _args, context) => {
        const breakdown = (await rules(context).load(rule))?.breakdown
        if (category === '' || !breakdown) return null
        return fromCatalogue(context, ({ codesOf }) => codesOf(breakdown).find(({ code }) => code === category))
      },
    }),
    from: t.field({ type: 'Date', description: 'First day of the judged time.', resolve: (alert) => alert.from }),
    to: t.field({ type: 'Date', description: 'Last day of the judged time.', resolve: (alert) => alert.to }),
    value: t.expose('value', { type: Count, description: 'The figure; of several months that of the last.' }),
    base: t.exposeFloat('base', {
      nullable: true,
      description: 'How many records a share rests on, rounded as told; null for counts.',
    }),
    expectedLow: t.exposeFloat('expectedLow', {
      nullable: true,
      description: 'Least that was expected; null where there is no lower end.',
    }),
    expectedHigh: t.exposeFloat('expectedHigh', {
      nullable: true,
      description: 'Most that was expected; null where there is no upper end.',
    }),
    falseDiscovery: t.exposeFloat('falseDiscovery', {
      nullable: true,
      description: 'Smallest share of false alarms at which it still is one; null where chance has no part.',
    }),
    provisional: t.exposeBoolean('provisional', { description: 'Whether late records may still change the figure.' }),
    sinceRelease: t.exposeInt('since', { description: 'First release that told it without a break.' }),
    isNew: t.exposeBoolean('isNew', { description: 'Whether the newest release is the first to tell it.' }),
    acknowledgement: t.field({
      type: AlertAcknowledgement,
      nullable: true,
      description:
        'Who has seen it, and what is done; null while nobody has, and for whoever holds neither `figures:exact` nor `alert:acknowledge`.',
      resolve: async (alert, _args, context) =>
        seesNotes(context) ? ((await acknowledgements(context).load(alertKey(alert))) ?? null) : null,
    }),
  }),
})

builder.queryFields((t) => ({
  alerts: t.field({
    type: [Alert],
    authScopes: { public: true },
    complexity: { field: 5, multiplier: 20 },
    description:
      'Everything in the newest release that calls for attention, by rule, the surest first. Judged when it was published, on the protected figures that it tells; empty when nothing was found, see `alertRules` for what was judged.',
    resolve: (_root, _args, { db }) => listAlerts(db),
  }),
  alertRules: t.field({
    type: [AlertRule],
    authScopes: { public: true },
    complexity: { field: 5, multiplier: 6 },
    description: 'The rules of the newest release, with what each was judged on and how many false alarms to expect.',
    resolve: (_root, _args, { db }) => listAlertRules(db),
  }),
}))

const AcknowledgeAlertInput = builder.inputType('AcknowledgeAlertInput', {
  description: 'An alert of the newest release and a note.',
  fields: (t) => ({
    rule: t.string({ required: true, description: 'Code of its rule, such as `no-event-30-7`.' }),
    unit: t.field({ type: UnitInput, required: true, description: 'Its unit.' }),
    category: t.string({ description: 'Code of its category; left out for an undivided figure.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day of its time.' }),
    note: t.string({
      required: true,
      description: 'What is known and done, at most 1,000 characters, without naming anybody.',
    }),
  }),
})

builder.mutationField('acknowledgeAlert', (t) =>
  t.field({
    type: Alert,
    authScopes: { scope: 'alert:acknowledge' },
    description:
      'Says that an alert was seen and what is done, and gives the alert. NOT_FOUND when the newest release tells no such alert, CONFLICT when it is acknowledged already. Needs `alert:acknowledge`.',
    args: { input: t.arg({ type: AcknowledgeAlertInput, required: true, description: 'The alert and the note.' }) },
    resolve: async (_root, { input: { unit, category, note, ...rest } }, context) => {
      const { id } = unitFromInput(await loadCatalogue(context), unit, 'input.unit')
      const key = { ...rest, unitId: id, category: category ?? '' }
      await acknowledgeAlert(context.db, { access: context.viewer.access, requestId: context.requestId }, key, note)
      markAudited(context)
      const alert = (await listAlerts(context.db)).find((one) => alertKey(one) === alertKey(key))
      return must(alert, 'alert', alertKey(key))
    },
  }),
)
