import type { CaseParts } from '@hub/prisma/data/case'
import { casesOfRings } from '@hub/prisma/data/case'
import { builder } from '../builder.ts'
import { batch } from '../context.ts'
import { Case } from './case.ts'
import { dayOf, dayOrNull } from './record-day.ts'

const ringCases = batch((ids: readonly string[], { db, viewer }) => casesOfRings(db, viewer.access, ids))

export const Ring = builder.objectRef<NonNullable<CaseParts['ring']>>('Ring')

Ring.implement({
  description: 'A network behind one or more cases. It names nobody.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Short stable code.' }),
    firstSeenOn: t.field({
      type: 'Date',
      description: 'Day it was first seen.',
      resolve: (ring) => dayOf(ring.firstSeenOn),
    }),
    dismantledOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'Day it was broken up; null while it works.',
      resolve: (ring) => dayOrNull(ring.dismantledOn),
    }),
    synthetic: t.exposeBoolean('synthetic', { description: 'Whether it was invented for demonstration.' }),
    cases: t.field({
      type: [Case],
      description: 'Its cases, the oldest first.',
      resolve: (ring, _args, context) => ringCases(context).load(String(ring.id)),
    }),
  }),
})
