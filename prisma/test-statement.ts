import pg from 'pg'

const transaction = /^(begin|commit|rollback|set |select set_config)/i

/** Runs something and tells which statements it sent to any database, without those that begin and end transactions. */
export async function recordStatements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = []
  const { query } = pg.Client.prototype
  pg.Client.prototype.query = function recorded(this: pg.Client, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === 'string' ? first : (first as { text?: string }).text
    if (text && !transaction.test(text.trim())) sent.push(text)
    return Reflect.apply(query, this, args)
  } as typeof query
  try {
    await work()
  } finally {
    pg.Client.prototype.query = query
  }
  return sent
}
