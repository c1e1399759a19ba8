import type { ReleaseHead } from '@hub/prisma/data/figure-catalogue'
import { currentRelease, releaseStanding } from '@hub/prisma/data/release'
import { builder } from '../builder.ts'
import { gone, notFound } from '../error.ts'

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
        'How it was protected: `steps` in their order; for each metric the threshold and how many cells were published, of these told as a range (`ranges`), and withheld; and `change`: how many figures of sensitive metrics were added, kept, revised and withdrawn since the releases before.',
      resolve: (release) => release.method,
    }),
    cellsPublished: t.exposeInt('cells_published', { description: 'Figures that it tells.' }),
    cellsWithheld: t.exposeInt('cells_withheld', {
      description: 'Figures that it does not tell, being below their threshold.',
    }),
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
    description:
      'The newest release, or the one with a number; null before the first was published. A release that was taken back is GONE.',
    args: {
      number: t.arg.int({ description: 'Number of a release that was cited somewhere; the newest one when left out.' }),
    },
    resolve: async (_root, { number }, { db }) => {
      if (typeof number !== 'number') return await currentRelease(db)
      const standing = await releaseStanding(db, number)
      if (standing.state === 'STANDING') return standing.head
      if (standing.state === 'RETIRED') throw gone(number, standing.retiredAt)
      throw notFound(`Release ${number}`)
    },
  }),
)
