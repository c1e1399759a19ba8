import { type adminUnitOrders, listAdminUnits, unitNeighbours, unitOutlines } from '@hub/prisma/data/admin-unit'
import type { UnitChange as ChangeRow, UnitName as NameRow, AdminUnit as UnitRow } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { fromCatalogue, loadCatalogue, must } from '../catalogue.ts'
import { connectionFromPage, connectionOf } from '../connection.ts'
import { batch, may, readAccess } from '../context.ts'
import { encodeId, numberId } from '../global-id.ts'
import { registerNode } from '../node-registry.ts'
import { mapPage } from '../page.ts'
import { Node } from './node.ts'
import { Bbox, BoundaryBasis, Point, PointRadius, UnitInput, UnitLevel, UnitType, unitFromInput } from './place.ts'
import { Source } from './source.ts'
import { Denominator, DenominatorStatistic, UnitStatistic, UnitStatisticKind } from './unit-statistic.ts'

const outlines = batch((ids: readonly string[], context) => unitOutlines(context.db, readAccess(context), ids))
const neighbours = batch((ids: readonly string[], context) => unitNeighbours(context.db, readAccess(context), ids))

export const AdminUnit = builder.objectRef<UnitRow>('AdminUnit')

const AdminUnitName = builder.objectRef<NameRow>('AdminUnitName').implement({
  description:
    'A name or a type that a unit had for a time; codes stay when a district becomes a town, its name does not.',
  fields: (t) => ({
    type: t.expose('type', { type: UnitType, description: 'Kind of unit at that time.' }),
    nameVi: t.exposeString('nameVi', { description: 'Name in Vietnamese.' }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    validFrom: t.field({ type: 'Date', description: 'First day of this name.', resolve: (name) => name.validFrom }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day; null while it holds.',
      resolve: (name) => name.validTo,
    }),
  }),
})

interface ChangeSide extends ChangeRow {
  readonly otherId: string
}

const AdminUnitChange = builder.objectRef<ChangeSide>('AdminUnitChange').implement({
  description: 'How a unit passed into another. Shares say how much of the older unit went over: 1 when it went whole.',
  fields: (t) => ({
    unit: t.field({
      type: AdminUnit,
      description: 'The unit at the other end.',
      resolve: (side, _args, context) =>
        fromCatalogue(context, ({ units }) => must(units.get(side.otherId), 'unit', side.otherId)),
    }),
    effectiveOn: t.field({
      type: 'Date',
      description: 'First day of the newer unit.',
      resolve: (side) => side.effectiveOn,
    }),
    decree: t.exposeString('decree', { description: 'The resolution that decided it, with its clause.' }),
    areaShareLow: t.exposeFloat('areaShareLow', { description: 'Least share of the older unit’s area, 0 to 1.' }),
    areaShareHigh: t.exposeFloat('areaShareHigh', {
      description: 'Greatest share of the older unit’s area, 0 to 1; equal to the least when it is known.',
    }),
    populationShareLow: t.exposeFloat('populationShareLow', {
      description: 'Least share of the older unit’s people, 0 to 1.',
    }),
    populationShareHigh: t.exposeFloat('populationShareHigh', {
      description: 'Greatest share of the older unit’s people, 0 to 1.',
    }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'What is uncertain about this link; null when nothing is.',
    }),
    source: t.field({
      type: Source,
      description: 'Source of the link.',
      resolve: (side, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(side.sourceId), 'source', side.sourceId)),
    }),
  }),
})

AdminUnit.implement({
  description:
    'A province, district or commune as it was during its validity. Codes were used anew on 1/7/2025: a code means a unit only together with its `basis`.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Global id, such as `AdminUnit:12`; map tiles carry the same.',
      resolve: (unit) => encodeId('AdminUnit', unit.id),
    }),
    code: t.exposeString('code', { description: 'Code of the General Statistics Office, text with its zeros.' }),
    basis: t.field({
      type: BoundaryBasis,
      description: 'The boundaries it belongs to.',
      resolve: (unit) => unit.scheme,
    }),
    level: t.expose('level', { type: UnitLevel, description: 'Province, district or commune.' }),
    type: t.expose('type', { type: UnitType, description: 'Kind of unit at the end of its validity, or today.' }),
    nameVi: t.exposeString('nameVi', {
      description: 'Name in Vietnamese with its type, such as `Phường Kinh Bắc`; earlier names are in `names`.',
    }),
    nameEn: t.exposeString('nameEn', { description: 'Name in English.' }),
    validFrom: t.field({
      type: 'Date',
      description: 'First day of the unit, as far as the hub records it.',
      resolve: (unit) => unit.validFrom,
    }),
    validTo: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last day of the unit; null while it exists.',
      resolve: (unit) => unit.validTo,
    }),
    areaKm2: t.exposeFloat('areaKm2', {
      nullable: true,
      description: 'Official area in km²; null where none was published.',
    }),
    parent: t.field({
      type: AdminUnit,
      nullable: true,
      description: 'The unit it is part of; null for a province.',
      resolve: (unit, _args, context) =>
        unit.parentId === null ? null : fromCatalogue(context, ({ units }) => units.get(unit.parentId ?? '')),
    }),
    children: t.field({
      type: [AdminUnit],
      complexity: { field: 1, multiplier: 20 },
      description:
        'The units it is made of, one level below, by code. Ended units are among them: give `asOf` for those of one day.',
      args: { asOf: t.arg({ type: 'Date', description: 'Only units valid on this day.' }) },
      resolve: (unit, { asOf }, context) =>
        fromCatalogue(context, (c) =>
          c
            .childrenOf(unit.id)
            .filter((child) => !asOf || (child.validFrom <= asOf && (child.validTo === null || child.validTo >= asOf))),
        ),
    }),
    names: t.field({
      type: [AdminUnitName],
      description: 'Names and types it had, the oldest first. Empty when it never changed.',
      resolve: (unit, _args, context) => fromCatalogue(context, (c) => [...c.namesOf(unit.id)]),
    }),
    predecessors: t.field({
      type: [AdminUnitChange],
      description: 'Units that it was made from, on either basis.',
      resolve: (unit, _args, context) =>
        fromCatalogue(context, (c) =>
          c.predecessorsOf(unit.id).map((change) => ({ ...change, otherId: change.fromId })),
        ),
    }),
    successors: t.field({
      type: [AdminUnitChange],
      description: 'Units that it went into.',
      resolve: (unit, _args, context) =>
        fromCatalogue(context, (c) => c.successorsOf(unit.id).map((change) => ({ ...change, otherId: change.toId }))),
    }),
    statistics: t.field({
      type: [UnitStatistic],
      description: 'Published statistics of the unit by kind and year.',
      args: { statistic: t.arg({ type: UnitStatisticKind, description: 'Only this kind.' }) },
      resolve: (unit, { statistic }, context) => {
        // People are told of through protected figures; the live catalogue has this count for those who may read records.
        const all = may(context, 'records:read') || may(context, 'figures:exact')
        const told = (kind: string) => (all || kind !== 'FOREIGN_RESIDENTS') && (!statistic || statistic === kind)
        return fromCatalogue(context, (c) => c.statisticsOf(unit.id).filter((row) => told(row.statistic)))
      },
    }),
    denominator: t.field({
      type: Denominator,
      nullable: true,
      description: 'What rates of the unit are divided by in a year; null when no source gives one.',
      args: {
        statistic: t.arg({
          type: DenominatorStatistic,
          required: true,
          defaultValue: 'POPULATION',
          description: 'People or households.',
        }),
        year: t.arg.int({ required: true, description: 'Calendar year, such as 2024.' }),
      },
      resolve: (unit, { statistic, year }, context) =>
        fromCatalogue(context, (c) =>
          c.denominatorsOf(unit.id).find((row) => row.statistic === statistic && row.year === year),
        ),
    }),
    neighbours: t.field({
      type: [AdminUnit],
      complexity: { field: 5, multiplier: 6 },
      description: 'Units of the same basis and level that touch it, by code. Empty for units without an outline.',
      resolve: async (unit, _args, context) => {
        const [{ units }, ids] = await Promise.all([loadCatalogue(context), neighbours(context).load(unit.id)])
        return ids.map((id) => must(units.get(id), 'unit', id))
      },
    }),
    outline: t.field({
      type: 'GeoJSON',
      nullable: true,
      complexity: 10,
      description:
        'Generalised outline (about 60 m), a MultiPolygon for display and no legal boundary. Null for communes before 1/7/2025: see `outlineUnit`.',
      resolve: (unit, _args, context) => (unit.bbox === null ? null : outlines(context).load(unit.id)),
    }),
    outlineUnit: t.field({
      type: AdminUnit,
      nullable: true,
      description: 'The unit of 2025 whose outline stands for this one, where it has none of its own.',
      resolve: (unit, _args, context) =>
        unit.outlineUnitId === null ? null : fromCatalogue(context, ({ units }) => units.get(unit.outlineUnitId ?? '')),
    }),
    centre: t.field({
      type: Point,
      nullable: true,
      description: 'A point inside the outline, for a label; null without an outline.',
      resolve: (unit) => unit.centre,
    }),
    bbox: t.field({
      type: ['Float'],
      nullable: true,
      description: 'West, south, east and north of the outline in degrees, as in GeoJSON; null without an outline.',
      resolve: (unit) => unit.bbox,
    }),
    noteVi: t.exposeString('noteVi', {
      nullable: true,
      description: 'What to know about the unit or its outline, in Vietnamese.',
    }),
    noteEn: t.exposeString('noteEn', {
      nullable: true,
      description: 'What to know about the unit or its outline, in English.',
    }),
    source: t.field({
      type: Source,
      description: 'Source of code, name and validity.',
      resolve: (unit, _args, context) =>
        fromCatalogue(context, ({ sources }) => must(sources.get(unit.sourceId), 'source', unit.sourceId)),
    }),
    outlineSource: t.field({
      type: Source,
      nullable: true,
      description: 'Source of the outline; null without one.',
      resolve: (unit, _args, context) =>
        unit.outlineSourceId === null
          ? null
          : fromCatalogue(context, ({ sources }) => sources.get(unit.outlineSourceId ?? '')),
    }),
  }),
})

registerNode('AdminUnit', {
  load: async (ids, context) => {
    const { units } = await loadCatalogue(context)
    return ids.map((id) => units.get(id))
  },
})

const AdminUnitOrder = builder.enumType('AdminUnitOrder', {
  description: 'Orderings of administrative units.',
  values: {
    CODE_ASC: { description: 'By code.' },
    NAME_ASC: { description: 'By name without diacritics, A to Z.' },
    AREA_DESC: { description: 'The largest official area first.' },
  } as const satisfies Record<keyof typeof adminUnitOrders, object>,
})

builder.queryFields((t) => ({
  adminUnit: t.field({
    type: AdminUnit,
    nullable: true,
    authScopes: { public: true },
    description: 'One unit by id, or by code and basis; null when there is none.',
    args: { unit: t.arg({ type: UnitInput, required: true, description: 'Which unit.' }) },
    resolve: async (_root, { unit }, context) => {
      const catalogue = await loadCatalogue(context)
      const id = unit.id ? numberId(unit.id, 'AdminUnit', 'unit.id') : null
      return catalogue.find({ id, code: unit.code, scheme: unit.basis }, 'unit')
    },
  }),
  adminUnits: t.connection(
    {
      type: AdminUnit,
      authScopes: { public: true },
      description: 'Units of both boundary bases, past and present.',
      args: {
        basis: t.arg({ type: BoundaryBasis, description: 'Only units of these boundaries.' }),
        level: t.arg({ type: UnitLevel, description: 'Only this level.' }),
        codes: t.arg.stringList({ description: 'Only these codes; say `basis` as well, codes were used anew.' }),
        parent: t.arg({ type: UnitInput, description: 'Only units directly below this one.' }),
        asOf: t.arg({ type: 'Date', description: 'Only units valid on this day; all, ended ones too, without it.' }),
        text: t.arg.string({ description: 'Words in a present or earlier name; diacritics and case do not matter.' }),
        bbox: t.arg({ type: Bbox, description: 'Only units whose outline touches the box.' }),
        near: t.arg({ type: PointRadius, description: 'Only units whose outline reaches into the circle.' }),
        orderBy: t.arg({
          type: AdminUnitOrder,
          required: true,
          defaultValue: 'CODE_ASC',
          description: 'Ordering of the list.',
        }),
      },
      resolve: async (_root, { basis, level, codes, parent, asOf, text, bbox, near, orderBy, ...page }, context) => {
        const catalogue = await loadCatalogue(context)
        const parentId = parent ? unitFromInput(catalogue, parent, 'parent').id : null
        const filter = { scheme: basis, level, codes, parentId, asOf, text, bbox, near }
        const found = await listAdminUnits(context.db, readAccess(context), filter, orderBy, page)
        return connectionFromPage(mapPage(found, (id) => must(catalogue.units.get(id), 'unit', id)))
      },
    },
    connectionOf(AdminUnit, 'administrative units'),
  ),
}))
