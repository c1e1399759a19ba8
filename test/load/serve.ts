import { tmpdir } from 'node:os'
import { addAccount } from '@hub/prisma/data/account'
import { useSecret } from '@hub/prisma/data/identity'
import { openDatabase } from '@hub/prisma/database'
import { createApp } from '@hub/server/app'
import { readConfig } from '@hub/server/config'

/** Serves the hub over the benchmark's database, as in production but for the size of its tile cache; with its pages when told `web`. */
const [url = '', tileCacheBytes = '0', pages = ''] = process.argv.slice(2)
const config = readConfig({ DATABASE_URL: url, HUB_LOG: 'error' }, tmpdir())
const db = await openDatabase({ url, dataDir: tmpdir() })
useSecret(db, 'a secret of the benchmark, which seals nothing')
const areas = [{ unit: '24', reason: 'bench' }] // the whole province
const { token } = await addAccount(db, {
  name: 'bench',
  scopes: ['records:read', 'figures:exact'],
  expiresInDays: 1,
  areas,
})
const app = await createApp(config, db, { dev: pages !== 'web', tileCacheBytes: Number(tileCacheBytes) })
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.stdout.write(`ready ${new URL(address).port} ${token}\n`)
