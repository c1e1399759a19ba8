import { findPersonal, type PersonalFinding, type PersonalKind } from '@hub/analysis/personal-text'
import { type FlaggedTable, textFlagsOf } from '@hub/prisma/data/text-flag'
import { builder } from '../builder.ts'
import { batch } from '../context.ts'
import { tooLarge } from '../error.ts'
import { CampaignEvent } from './campaign-event.ts'
import { Case } from './case.ts'
import { PersonalText } from './personal-text-code.ts'
import { Tip } from './tip.ts'

const longest = 8000

const TextFinding = builder.objectRef<PersonalFinding>('TextFinding').implement({
  description: 'Where something in a text seems to name a person or to lead to one.',
  fields: (t) => ({
    kind: t.field({ type: PersonalText, description: 'What it seems to be.', resolve: (found) => found.kind }),
    start: t.exposeInt('start', { description: 'First character, from 0, in the composed text (Unicode NFC).' }),
    end: t.exposeInt('end', { description: 'Character after the last.' }),
  }),
})

builder.queryField('checkText', (t) =>
  t.field({
    type: [TextFinding],
    authScopes: { public: true },
    description:
      'Looks for names, telephone and identity numbers, plates and accounts in a text before it is sent. The text is neither kept nor logged; send it by POST. It is a hint: given names alone are not found, and a man called like a well-known street may be missed.',
    args: { text: t.arg.string({ required: true, description: `The text, at most ${longest} characters.` }) },
    resolve: (_root, { text }) => {
      if (text.length > longest) throw tooLarge(`text: must have at most ${longest} characters.`, longest)
      return findPersonal(text)
    },
  }),
)

const flagsOf = (table: Exclude<FlaggedTable, 'tip_message'>) =>
  batch<string, PersonalKind[]>((ids, { db, viewer }) => textFlagsOf(db, viewer.access, table, ids))
const [tipFlags, caseFlags, eventFlags] = [flagsOf('tip'), flagsOf('criminal_case'), flagsOf('campaign_event')]

builder.objectField(Tip, 'textFlags', (t) =>
  t.field({
    type: [PersonalText],
    description: 'What seems personal in the summary or in a message, as far as it was noticed when it came in.',
    resolve: async ({ id }, _args, context) => await tipFlags(context).load(id),
  }),
)

builder.objectField(Case, 'textFlags', (t) =>
  t.field({
    type: [PersonalText],
    description: 'What seems personal in the summary, as far as it was noticed when it came in.',
    resolve: async ({ id }, _args, context) => await caseFlags(context).load(id),
  }),
)

builder.objectField(CampaignEvent, 'textFlags', (t) =>
  t.field({
    type: [PersonalText],
    authScopes: { scope: 'records:read' },
    description:
      'What seems personal in the title, which is published: look at it before the next release. Needs `records:read`.',
    resolve: async ({ id }, _args, context) => await eventFlags(context).load(id),
  }),
)
