import { type Access, type Areas, withSql } from '@hub/prisma/access'
import type { Database } from '@hub/prisma/database'
import { publish } from '@hub/prisma/release/publish'
import { addOpenThings } from '@hub/prisma/release/small-open-world'
import { addTips, loadSmallWorld } from '@hub/prisma/release/small-world'
import { freshDatabase } from '@hub/prisma/test-database'
import { graphql, parse, validate } from 'graphql'
import { makeContext, publicViewer, type Viewer } from './context.ts'
import { schema } from './index.ts'
import type { Scope } from './scope.ts'

/** A viewer with an account and these scopes, who reaches the whole province, for tests. */
export function viewerWith(...scopes: Scope[]): Viewer {
  return viewerIn({ units: 'all', agencies: '' }, ...scopes)
}

/** A viewer with an account and these scopes in these areas, for tests. */
export function viewerIn(areas: Areas, ...scopes: Scope[]): Viewer {
  return { accountId: '1', name: 'tester', scopes, access: { role: 'staff', accountId: '1', scopes, areas } }
}

/** The API over a small published world, without HTTP. */
export interface TestApi {
  readonly db: Database
  /** The data of an operation that must succeed, as plain JSON. */
  data<Data>(source: string, viewer?: Viewer): Promise<Data>
  /** The extensions of the first error of an operation that must fail. */
  refusal(source: string, viewer?: Viewer): Promise<Record<string, unknown>>
  drop(): Promise<void>
}

const owner: Access = { role: 'owner' }

/** Opens the API over a database of its own. */
export async function openTestApi(kind: Database['kind']): Promise<TestApi> {
  const { db, drop } = await freshDatabase(kind)
  await withSql(db, owner, async (sql) => {
    await loadSmallWorld(sql)
    await addOpenThings(sql)
    await addTips(sql, 4, '2024-03-05', 7)
    await addTips(sql, 6, '2024-03-05', 2)
  })
  await publish(db, { today: '2026-01-15' })

  const run = (source: string, viewer: Viewer = publicViewer) => {
    const [mistake] = validate(schema, parse(source))
    if (mistake) throw mistake
    return graphql({ schema, source, contextValue: makeContext({ viewer, db, requestId: 'test' }) })
  }
  return {
    db,
    drop,
    async data<Data>(source: string, viewer?: Viewer) {
      const { data, errors } = await run(source, viewer)
      if (errors) throw errors[0]?.originalError ?? errors[0]
      return JSON.parse(JSON.stringify(data)) as Data
    },
    async refusal(source, viewer) {
      const { data, errors } = await run(source, viewer)
      if (!errors?.[0]) throw new Error(`no error, but ${JSON.stringify(data)}`)
      return errors[0].extensions
    },
  }
}
