import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readPublic, withSql } from './access.ts'
import { withPrisma } from './client.ts'
import { freshDatabase, type TestDatabase, testKinds } from './test-database.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 }) // for a busy machine

const owner = { role: 'owner' } as const
const staff = { role: 'staff', accountId: '7', scopes: ['TIP_READ'] } as const

describe.each(testKinds)('on the %s database', (kind) => {
  let made: TestDatabase

  beforeAll(async () => {
    made = await freshDatabase(kind)
    await withSql(made.db, owner, (sql) =>
      sql.query(`insert into source (id, title_vi, title_en, publisher, licence, attribution, kind)
        values ('s', 'Nguồn', 'Source', 'Nhà xuất bản', 'CC0', 'Nguồn', 'REAL')`),
    )
  })

  afterAll(async () => {
    await made.drop()
  })

  test('staff read live rows in their own role, with their claims', async () => {
    const [sources, who] = await withPrisma(made.db, staff, async (tx) => [
      await tx.source.findMany({ select: { id: true, titleVi: true } }),
      await tx.$queryRaw`select current_user::text as who, current_setting('hub.account_id') as account, current_setting('search_path') as path`,
    ])
    expect(sources).toEqual([{ id: 's', titleVi: 'Nguồn' }])
    expect(who).toEqual([{ who: 'hub_staff', account: '7', path: 'live, public' }])
  })

  test('what a role may not do is refused, and the connection serves on', async () => {
    await expect(withPrisma(made.db, staff, (tx) => tx.source.delete({ where: { id: 's' } }))).rejects.toThrow(
      'permission denied',
    )
    await expect(withPrisma(made.db, { role: 'public' }, (tx) => tx.source.findMany())).rejects.toThrow(
      'permission denied',
    )
    expect(await withPrisma(made.db, staff, (tx) => tx.source.count())).toBe(1)
  })

  test('what throws is rolled back', async () => {
    const fails = withPrisma(made.db, owner, async (tx) => {
      await tx.source.update({ where: { id: 's' }, data: { titleVi: 'Khác' } })
      throw new Error('second thoughts')
    })
    await expect(fails).rejects.toThrow('second thoughts')
    expect(await withSql(made.db, owner, (sql) => sql.one('select title_vi from source'))).toEqual({
      title_vi: 'Nguồn',
    })
  })

  test('a failed statement cannot be overlooked', async () => {
    const careless = withPrisma(made.db, owner, async (tx) => {
      await tx.source.update({ where: { id: 's' }, data: { titleVi: 'Khác' } })
      await tx.$executeRaw`select 1 / 0`.catch(() => {})
    })
    await expect(careless).rejects.toThrow('nothing of it was kept')
  })

  test('a second connection inside a transaction is refused, either way round', async () => {
    await expect(withPrisma(made.db, staff, () => readPublic(made.db, 'select 1'))).rejects.toThrow(
      'inside a transaction',
    )
    await expect(withSql(made.db, staff, () => withPrisma(made.db, staff, async () => 1))).rejects.toThrow(
      'inside a transaction',
    )
  })

  test('many at once all get their own answer, prepared or not', async () => {
    const lists = await Promise.all(
      Array.from({ length: 30 }, (_, n) =>
        withPrisma(made.db, staff, (tx) => tx.source.findMany({ where: { id: n % 2 ? 's' : 'none' } })),
      ),
    )
    expect(lists.map((list) => list.length)).toEqual(lists.map((_, n) => n % 2))
  })
})
