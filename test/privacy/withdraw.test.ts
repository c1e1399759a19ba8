import { withSql } from '@hub/prisma/access'
import { useSecret } from '@hub/prisma/data/identity'
import { currentRelease } from '@hub/prisma/data/release'
import { withdrawPerson } from '@hub/prisma/release/withdraw'
import { testKinds } from '@hub/prisma/test-database'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'

const owner = { role: 'owner' } as const
const why = { code: 'CONSENT_WITHDRAWN', words: 'Người đó đã rút lại sự đồng ý bằng văn bản' } as const

describe.each(testKinds)('people of closed years who withdraw, on the %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
    useSecret(hub.db, 'a secret of tests, which seals nothing real')
  })
  afterAll(() => hub?.close())

  test('leave a release behind that tells nothing new of anybody, each time', async () => {
    const people = await withSql(hub.db, owner, (sql) =>
      sql.query<{ pseudonym: string }>(
        `select distinct on (extract(year from s.reached_on)) v.pseudonym from victim v join victim_status s on s.victim_id = v.id and s.status = 'CONFIRMED'
         where s.reached_on between '2019-01-01' and '2024-12-31' order by extract(year from s.reached_on), v.id`,
      ),
    )
    expect(people.length).toBeGreaterThan(4)
    let newest = 1
    for (const { pseudonym } of people.slice(0, 2)) {
      const done = await withdrawPerson(hub.db, { access: owner, requestId: 'test' }, pseudonym, why)
      expect(done.release?.no).toBe(newest + 1)
      expect(done.release?.change).toMatchObject({ revised: 0 })
      newest += 1
      expect((await currentRelease(hub.db))?.no).toBe(newest)
      expect((await fetch(`${hub.origin}/readyz`)).status).toBe(200)
    }
  }, 300_000)
})
