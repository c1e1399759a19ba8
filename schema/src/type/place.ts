import type { Catalogue } from '@hub/prisma/data/catalogue'
import type { AdminUnit } from '@hub/prisma/data/catalogue-row'
import { builder } from '../builder.ts'
import { numberId } from '../global-id.ts'

export const BoundaryBasis = builder.enumType('BoundaryBasis', {
  description:
    'Which boundaries figures and units follow. Figures on different bases must not be compared with each other.',
  values: {
    BEFORE_2025_07: {
      value: '27',
      description:
        'Until 30/6/2025: the province of Bắc Ninh (code 27) with 8 districts, towns and cities, and their communes.',
    },
    SINCE_2025_07: {
      value: '24',
      description:
        'From 1/7/2025: the province merged with Bắc Giang (code 24) with 99 communes and wards, and no districts.',
    },
  } as const,
})

export const UnitLevel = builder.enumType('UnitLevel', {
  description: 'Level of an administrative unit.',
  values: {
    PROVINCE: { description: 'The province: one unit on each basis.' },
    DISTRICT: { description: 'District, town or city of the province: only before 1/7/2025.' },
    COMMUNE: { description: 'Commune, ward or township.' },
  } as const,
})

export const UnitType = builder.enumType('UnitType', {
  description: 'Kind of an administrative unit in law.',
  values: {
    TINH: { description: 'tỉnh — province' },
    THANH_PHO: { description: 'thành phố — city of the province' },
    THI_XA: { description: 'thị xã — district-level town' },
    HUYEN: { description: 'huyện — rural district' },
    PHUONG: { description: 'phường — ward' },
    XA: { description: 'xã — commune' },
    THI_TRAN: { description: 'thị trấn — township (until 30/6/2025)' },
  } as const,
})

export const PlacePrecision = builder.enumType('PlacePrecision', {
  description: 'How exactly a place is known.',
  values: {
    POINT: { description: 'A point; the only precision that has coordinates.' },
    COMMUNE: { description: 'Somewhere in a commune.' },
    DISTRICT: { description: 'Somewhere in a district.' },
    PROVINCE: { description: 'Somewhere in the province.' },
  } as const,
})

/** Longitude and latitude. */
export const Point = builder.objectRef<readonly [number, number]>('Point').implement({
  description: 'A place, WGS 84.',
  fields: (t) => ({
    lon: t.float({ description: 'Longitude in degrees, east positive; about 106 here.', resolve: ([lon]) => lon }),
    lat: t.float({ description: 'Latitude in degrees, north positive; about 21 here.', resolve: ([, lat]) => lat }),
  }),
})

export const UnitInput = builder.inputType('UnitInput', {
  description:
    'An administrative unit, by `id` or by `code`. Codes were used anew in 2025, so say `basis` with a code; without it the newest unit with the code is meant.',
  fields: (t) => ({
    id: t.id({ description: 'Global id, such as `AdminUnit:12`. Not together with `code`.' }),
    code: t.string({
      description: 'Code of the General Statistics Office, as text with its zeros: `27`, `256`, `09190`.',
    }),
    basis: t.field({ type: BoundaryBasis, description: 'The boundaries the code belongs to.' }),
  }),
})

export const PointRadius = builder.inputType('PointRadius', {
  description: 'A circle on the ground: everything at most so far from a point.',
  fields: (t) => ({
    lon: t.float({ required: true, description: 'Longitude of the centre, degrees WGS 84.' }),
    lat: t.float({ required: true, description: 'Latitude of the centre, degrees WGS 84.' }),
    withinKm: t.float({ required: true, description: 'Radius in kilometres, more than 0 and at most 200.' }),
  }),
})

export const Bbox = builder.inputType('Bbox', {
  description: 'A box in degrees, WGS 84. What touches it is inside.',
  fields: (t) => ({
    west: t.float({ required: true, description: 'Least longitude.' }),
    south: t.float({ required: true, description: 'Least latitude.' }),
    east: t.float({ required: true, description: 'Greatest longitude; more than `west`.' }),
    north: t.float({ required: true, description: 'Greatest latitude; more than `south`.' }),
  }),
})

export const PeriodInput = builder.inputType('PeriodInput', {
  description: 'Days from … to …, both included. Either end may be left open.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'First day; open without it.' }),
    to: t.field({ type: 'Date', description: 'Last day, included; open without it.' }),
  }),
})

type UnitInputShape = typeof UnitInput.$inferInput

/** The unit an input names. Throws BAD_USER_INPUT naming the argument. */
export function unitFromInput(catalogue: Catalogue, input: UnitInputShape, field: string): AdminUnit {
  const id = input.id ? numberId(input.id, 'AdminUnit', `${field}.id`) : null
  return catalogue.unit({ id, code: input.code, scheme: input.basis }, field)
}

/** Ids of the units that inputs name; undefined when none were given. */
export function unitIdsFromInput(
  catalogue: Catalogue,
  inputs: readonly UnitInputShape[] | null | undefined,
  field: string,
): string[] | undefined {
  return inputs?.map((input, index) => unitFromInput(catalogue, input, `${field}.${index}`).id)
}
