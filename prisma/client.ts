import { type Access, holding } from './access.ts'
import type { Database } from './database.ts'
import { enteringStatement } from './entering.ts'
import type { Prisma, PrismaClient } from './generated/client.ts'

const clients = new WeakMap<Database, Promise<PrismaClient>>()
const mostPrepared = 300 // statements kept prepared; lists of many lengths would fill the server's memory otherwise

/** Names statements by their text, so that the server prepares each once for a connection. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const name = names.get(sql) ?? (names.size < mostPrepared ? `prisma_${names.size}` : '')
    if (name !== '') names.set(sql, name)
    return name
  }
}

/** Prisma is loaded with the first graph that is asked for, so that a start is quicker. */
async function makeClient(db: Database): Promise<PrismaClient> {
  const [{ PrismaPg }, { PrismaClient }] = await Promise.all([
    import('@prisma/adapter-pg'),
    import('./generated/client.ts'),
  ])
  const adapter = new PrismaPg(db.transactions, { statementNameGenerator: statementNames() })
  return new PrismaClient({ adapter })
}

function clientOf(db: Database): Promise<PrismaClient> {
  const client = clients.get(db) ?? makeClient(db)
  clients.set(db, client)
  return client
}

/** Prisma takes the server's silent rollback of a failed transaction for a commit. */
async function refuseIfFailed(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$queryRaw`select 1`.catch((cause: unknown) => {
    throw new Error('A statement of the transaction failed, so nothing of it was kept.', { cause })
  })
}

/**
 * One transaction in somebody's name through Prisma, for rows that hang together as a graph. It is committed when `fn`
 * resolves and rolled back when it throws.
 *
 * @throws what `fn` throws; an Error when called inside another transaction of the same database, or when a statement
 *   failed and `fn` went on as if it had not
 */
export async function withPrisma<R>(
  db: Database,
  access: Access,
  fn: (tx: Prisma.TransactionClient) => Promise<R>,
): Promise<R> {
  const limits = { maxWait: db.statementTimeoutMs, timeout: 2 * db.statementTimeoutMs }
  const client = await clientOf(db)
  return await holding(db, () =>
    client.$transaction(async (tx) => {
      const { text, values } = enteringStatement(db, access)
      await tx.$queryRawUnsafe(text, ...values)
      const result = await fn(tx)
      await refuseIfFailed(tx)
      return result
    }, limits),
  )
}
