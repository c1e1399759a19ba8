import { builder } from '../builder.ts'
import type { Viewer as ViewerShape } from '../context.ts'
import { allScopes, scopes } from '../scope.ts'

const Scope = builder.objectRef<{ readonly name: string; readonly description: string }>('Scope').implement({
  description: 'A right that an account may hold.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name of the scope, such as `records:read`.' }),
    description: t.exposeString('description', { description: 'What the scope opens, in English.' }),
  }),
})

const Viewer = builder.objectRef<ViewerShape>('Viewer').implement({
  description: 'Who is asking, by the token of this request.',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Name of the account; null without one.' }),
    signedIn: t.boolean({
      description: 'Whether this request came with the token of an account.',
      resolve: (viewer) => viewer.accountId !== null,
    }),
    scopes: t.field({
      type: [Scope],
      description:
        'Scopes this request has: those of the account, cut down to those of the token. Empty without an account.',
      resolve: (viewer) =>
        allScopes.filter((name) => viewer.scopes.includes(name)).map((name) => ({ name, description: scopes[name] })),
    }),
    readsLive: t.boolean({
      description:
        'Whether lists of open things (campaign events, routes, areas …) answer live rows, rather than the newest release.',
      resolve: (viewer) => viewer.scopes.includes('records:read'),
    }),
  }),
})

builder.queryField('viewer', (t) =>
  t.field({
    type: Viewer,
    authScopes: { public: true },
    description: 'Who is asking and what they may do. Without a token: nobody, with no scopes.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
)
