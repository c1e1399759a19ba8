import { recordOperation } from '@hub/prisma/data/audit'
import { currentRelease } from '@hub/prisma/data/release'
import { publish } from '@hub/prisma/release/publish'
import { retire } from '@hub/prisma/release/retire'
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
      const { no } = await publish(context.db, { by: context.viewer.accountId ?? undefined })
      await note(context, 'publishRelease', { release: no })
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
      await retire(context.db, number, reason)
      await note(context, 'retireRelease', { release: number })
      return (await currentRelease(context.db)) ?? null
    },
  }),
)

/** Publishing is the hub's own work, so its entry follows it at once, before the answer leaves. */
async function note(context: Context, action: string, detail: { readonly release: number }): Promise<void> {
  const { db, viewer, requestId } = context
  await recordOperation(db, viewer.access, { action, requestId, detail })
  markAudited(context)
}
