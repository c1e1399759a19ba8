import { defineConfig } from 'prisma/config'

/** What the Prisma command line needs; the hub itself applies migrations/ with its own runner, which keeps the same table. */
export default defineConfig({
  schema: 'schema.prisma',
  migrations: { path: 'migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/hub' },
})
