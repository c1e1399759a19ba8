import { builder, type Types } from '../builder.ts'

export const PointInput = builder.inputType('PointInput', {
  description: 'A place, WGS 84.',
  fields: (t) => ({
    lon: t.float({ required: true, description: 'Longitude in degrees, east positive; about 106 here.' }),
    lat: t.float({ required: true, description: 'Latitude in degrees, north positive; about 21 here.' }),
  }),
})

/** The fields by which every new record says where it comes from. */
export function provenanceFields(t: PothosSchemaTypes.InputFieldBuilder<Types, 'InputObject'>) {
  return {
    origin: t.string({
      description: 'System or office the record comes from, such as `ca-yen-phong`; `hub` when left out.',
    }),
    originId: t.string({
      description:
        'Number of the record there. With `origin` it names the record: the same pair again is a CONFLICT. Made up when left out.',
    }),
    synthetic: t.boolean({
      required: true,
      defaultValue: false,
      description:
        'Whether the record is invented. A database holds invented or real records for life; the other kind is a CONFLICT.',
    }),
  }
}
