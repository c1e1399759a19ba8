import Fastify from 'fastify'
import pg from 'pg'
import { operations } from './operation.ts'

/** The floor: a bare route for each operation, which runs one prepared statement and sends its rows. */
const [url = ''] = process.argv.slice(2)
const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c search_path=pub,public' })
const app = Fastify()
for (const [index, operation] of operations.entries()) {
  app.get(`/${index}`, async () => (await pool.query({ name: `floor${index}`, text: operation.floor })).rows)
}
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`ready ${new URL(address).port}\n`)
