import { currentRelease } from '@hub/prisma/data/release'
import type { Types } from '../builder.ts'
import { Release } from './release.ts'

/** Where an answer of figures comes from: the number of a release, or live rows. */
interface Origin {
  readonly release: number | null
  readonly live: boolean
}

/** The two fields by which every answer of figures says where they come from: a release, or live rows. */
export const figureOrigin = <Shape extends Origin>(t: PothosSchemaTypes.ObjectFieldBuilder<Types, Shape>) => ({
  release: t.field({
    type: Release,
    nullable: true,
    description: 'The release the figures come from; null for live figures.',
    resolve: (answer, _args, { db }) => (answer.release === null ? null : currentRelease(db)),
  }),
  live: t.boolean({
    description: 'Whether they are exact live figures, as staff with `figures:exact` read them.',
    resolve: (answer) => answer.live,
  }),
})
