import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { contentSecurityPolicy } from './security-header.ts'

const folder = fileURLToPath(new URL('../../web/dist', import.meta.url))
/** The pages of the web client; all are the same document, which reads its own address. */
const pages = [
  '/',
  '/map',
  '/compare',
  '/briefings',
  '/targets',
  '/directives',
  '/alerts',
  '/tip',
  '/sources',
  '/sign-in',
  '/account',
  '/accounts',
  '/person',
  '/audit',
]
const hashed = /-[\w-]{8,}\.\w+$/

/** Serves the web client: pages that are asked about again each time, assets under hashed names that never change. */
export async function addWeb(app: FastifyInstance, config: Config): Promise<void> {
  if (!existsSync(`${folder}/index.html`)) {
    throw new Error('The web client is not built. Start the hub with: npx --yes pnpm@10 start')
  }
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  for (const page of pages) {
    app.get(page, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html'))
  }
  // Its dialogs make a style element each, which only bears the nonce of its own answer: so this page is never kept.
  const editor = await readFile(`${folder}/graphiql.html`, 'utf8')
  app.get('/graphiql', (_request, reply) => {
    const nonce = randomBytes(16).toString('base64url')
    reply.header('content-security-policy', contentSecurityPolicy(nonce)).header('cache-control', 'no-store')
    return reply
      .type('text/html; charset=utf-8')
      .send(editor.replace('<!-- style nonce -->', `<meta name="style-nonce" content="${nonce}" />`))
  })
  if (config.basemap) {
    const file = basename(config.basemap)
    app.get('/basemap.pmtiles', (_request, reply) => reply.sendFile(file, dirname(config.basemap ?? '')))
  }
}
