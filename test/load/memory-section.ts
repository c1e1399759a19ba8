import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startPeer } from './child.ts'
import { check } from './measure.ts'
import type { Section } from './section.ts'

export const memorySection: Section = {
  id: 'memory',
  title: 'Memory of the embedded database',
  async run({ say }) {
    say('starting a hub on its embedded database, to see its memory …')
    return `Just started with the whole demonstration set, a hub on its embedded database holds ${await embeddedMemoryMb()} MB resident.`
  },
}

async function embeddedMemoryMb(): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-bench-'))
  const env = { HUB_DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', HUB_DEMO: '' }
  const start = fileURLToPath(new URL('../../server/start.mjs', import.meta.url))
  const peer = await startPeer(process.execPath, [start], /ready: http:\/\/127\.0\.0\.1:(\d+)/, env)
  try {
    await check({ url: `${peer.origin}/tiles/admin-unit/9/406/225.mvt` })
    return await peer.residentMb()
  } finally {
    await peer.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
