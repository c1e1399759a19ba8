import { currentRelease } from '@hub/prisma/data/release'
import { retire } from '@hub/prisma/release/retire'
import type { Author } from '@hub/prisma/release/write'
import { builder } from '../builder.ts'
import { must } from '../catalogue.ts'
import type { Context } from '../context.ts'
import { markAudited } from '../recording.ts'
import { Release } from './release.ts'

builder.mutationField('publishRelease', (t) =>
  t.field({
    type: Release,
    authScopes: { scope: 'release:publish' },
    description:
      'Publishes a release of the live rows as they are now and gives it. It cannot be changed, only retired. It takes some seconds. Needs `release:publish`.',
    resolve: async (_root, _args, context) => {
      const { publish } = await import('@hub/prisma/release/publish') // with the solver it needs: not at every start
      const { no } = await publish(context.db, author(context))
      markAudited(context)
      return must((await currentRelease(context.db)) ?? undefined, 'release', String(no))
    },
  }),
)

builder.mutationField('retireRelease', (t) =>
  t.field({
    type: Release,
    nullable: true,
    authScopes: { scope: 'release:publish' },
    description:
      'Takes a release back and gives the one that is read from now on; null when none is left. CONFLICT when it is retired already. Needs `release:publish`.',
    args: {
      number: t.arg.int({ required: true, description: 'Number of the release.' }),
      reason: t.arg.string({ required: true, description: 'Why; kept with the release.' }),
    },
    resolve: async (_root, { number, reason }, context) => {
      await retire(context.db, number, reason, author(context))
      markAudited(context)
      return (await currentRelease(context.db)) ?? null
    },
  }),
)

/** Publishing is the hub's own work; its entry, kept with it, names who asked for it. */
function author({ viewer, requestId }: Context): Author {
  return { by: viewer.accountId ?? undefined, requestId }
}
