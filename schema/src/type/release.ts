import type { ReleaseHead } from '@hub/prisma/data/figure-catalogue'
import { currentRelease } from '@hub/prisma/data/release'
import { builder } from '../builder.ts'

export const Release = builder.objectRef<ReleaseHead>('Release').implement({
  description:
    'An immutable, numbered, protected snapshot of everything public. Without an account all answers come from the newest one.',
  fields: (t) => ({
    number: t.exposeInt('no', { description: 'Number of the release, counted up.' }),
    provinceCode: t.exposeString('province_code', { description: 'Code of the province that published it.' }),
    publishedAt: t.field({
      type: 'DateTime',
      description: 'When it was published.',
      resolve: (release) => new Date(release.published_at),
    }),
    dataThrough: t.field({
      type: 'Date',
      description: 'Last day of the last month that had ended.',
      resolve: (release) => release.data_through,
    }),
    synthetic: t.exposeBoolean('synthetic', {
      description: 'Whether its records were invented for demonstration and speak of no real person.',
    }),
    scaleFactor: t.exposeFloat('scale_factor', {
      nullable: true,
      description: 'How many times the true order of magnitude the synthetic records are; null for real ones.',
    }),
    method: t.field({
      type: 'JSON',
      description:
        'How it was protected: `steps` in their order, and for each metric the threshold and how many cells were published and withheld.',
      resolve: (release) => release.method,
    }),
    cellsPublished: t.exposeInt('cells_published', { description: 'Figures that it tells.' }),
    cellsWithheld: t.exposeInt('cells_withheld', { description: 'Figures that were below their threshold.' }),
    digest: t.exposeString('digest', {
      description: 'SHA-256 over its figures in hexadecimal: two releases with one digest tell the same.',
    }),
  }),
})

builder.queryField('release', (t) =>
  t.field({
    type: Release,
    nullable: true,
    authScopes: { public: true },
    description: 'The newest release; null before the first was published.',
    resolve: (_root, _args, { db }) => currentRelease(db),
  }),
)
