import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip as gunzipCallback, gzip as gzipCallback, gzipSync } from 'node:zlib'
import { type LayerId, layerIds, layers } from '@hub/contract/layer'
import { hasTile, mapBounds, parseTileAddress, type TileAddress, tilePath } from '@hub/contract/tile-address'
import { layerAttribution } from '@hub/prisma/data/layer-attribution'
import { currentRelease } from '@hub/prisma/data/release'
import { readTile } from '@hub/prisma/data/tile'
import type { Database } from '@hub/prisma/database'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ByteCache } from '../byte-cache.ts'
import { goneSignal } from '../gone-signal.ts'
import { Sharing } from './sharing.ts'

const gzip = promisify(gzipCallback)
const gunzip = promisify(gunzipCallback)
const defaultCacheBytes = 64 * 1024 * 1024

/** A tile ready to send; `body` is null when the tile is empty. */
interface ReadyTile {
  readonly body: Buffer | null
  readonly zipped: boolean
  readonly etag: string
}

/** Level 1: the next ones take several times as long for a twelfth less. */
const level = 1
/** Bytes that are compressed at once, in a fraction of a millisecond: less than it costs to have another thread do it. */
const atOnceBytes = 64 * 1024
/** Bytes that are not compressed: with the headers they fit into one packet of a network anyway. */
const plainBytes = 800

async function compressed(bytes: Buffer): Promise<Buffer> {
  return bytes.length <= atOnceBytes ? gzipSync(bytes, { level }) : await gzip(bytes, { level })
}

function isLayer(text: string): text is LayerId {
  return (layerIds as readonly string[]).includes(text)
}

/**
 * `/tiles/{layer}.json`: TileJSON 3.0. `/tiles/{layer}/{z}/{x}/{y}.mvt`: one vector tile of the newest release, 204 when empty,
 * 304 when the client has it, 400 for an address that is none, 404 for a layer or place without tiles.
 */
export function addTiles(app: FastifyInstance, db: Database, cacheBytes = defaultCacheBytes): void {
  const cache = new ByteCache<ReadyTile>(cacheBytes)
  const sharing = new Sharing<ReadyTile>()

  async function make(layer: LayerId, address: TileAddress, release: number, signal: AbortSignal): Promise<ReadyTile> {
    const bytes = await readTile(db, layer, address, signal)
    const hash = bytes ? createHash('sha1').update(bytes).digest('base64url').slice(0, 16) : 'empty'
    const zipped = bytes !== null && bytes.length > plainBytes
    return { body: zipped ? await compressed(bytes) : bytes, zipped, etag: `"r${release}-${hash}"` }
  }

  async function tile(layer: LayerId, address: TileAddress, release: number, reply: FastifyReply): Promise<ReadyTile> {
    const key = `${release}/${layer}/${address.z}/${address.x}/${address.y}`
    const known = cache.get(key)
    if (known) return known
    return await sharing.run(key, goneSignal(reply), async (together) => {
      const made = await make(layer, address, release, together)
      // the release may have changed while the tile was drawn: then it belongs to neither
      if ((await currentRelease(db))?.no === release) cache.set(key, made, (made.body?.length ?? 0) + 200)
      return made
    })
  }

  app.get<{ Params: { file: string } }>('/tiles/:file', async (request, reply) => {
    const layer = request.params.file.replace(/\.json$/, '')
    if (!request.params.file.endsWith('.json') || !isLayer(layer)) return unknownLayer(reply)
    const release = await currentRelease(db)
    reply.header('cache-control', 'no-cache').header('etag', `"r${release?.no ?? 0}-${layer}"`)
    if (request.headers['if-none-match'] === `"r${release?.no ?? 0}-${layer}"`) return reply.status(304).send()
    return reply.send(tileJson(layer, originOf(request), release?.no ?? 0, await layerAttribution(db, layer)))
  })

  app.get<{ Params: { layer: string; z: string; x: string; file: string } }>(
    '/tiles/:layer/:z/:x/:file',
    { compress: false }, // a tile comes as it is kept
    async (request, reply) => {
      const { layer, z, x, file } = request.params
      if (!isLayer(layer)) return unknownLayer(reply)
      const address = file.endsWith('.mvt') ? parseTileAddress(z, x, file.slice(0, -4)) : undefined
      if (!address) {
        return reply
          .status(400)
          .send({ error: `No tile has this address: write ${tilePath(layer)} with whole z, x, y.` })
      }
      const { minZoom, maxZoom } = layers[layer]
      if (!hasTile(layer, address)) {
        return reply.status(404).send({
          error: `The layer ${layer} has tiles at zooms ${minZoom} to ${maxZoom} within ${boundsOf().join(', ')}.`,
        })
      }
      const release = await currentRelease(db)
      if (!release) return reply.status(503).send({ error: 'No release is published yet.' })
      const ready = await tile(layer, address, release.no, reply)
      reply.header('cache-control', 'no-cache').header('etag', ready.etag)
      if (request.headers['if-none-match'] === ready.etag) return reply.status(304).send()
      if (!ready.body) return reply.status(204).send()
      reply.type('application/vnd.mapbox-vector-tile').header('vary', 'accept-encoding')
      if (!ready.zipped) return reply.send(ready.body)
      if (!readsGzip(request)) return reply.send(await gunzip(ready.body))
      return reply.header('content-encoding', 'gzip').send(ready.body)
    },
  )
}

/** Whether a client reads gzip (RFC 9110, 12.5.3); a browser does, and so do map clients. */
function readsGzip({ headers }: FastifyRequest): boolean {
  return /(^|[,\s])(gzip|\*)(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(headers['accept-encoding'] ?? ''))
}

function unknownLayer(reply: FastifyReply) {
  return reply.status(404).send({ error: `There is no such layer. The layers are: ${layerIds.join(', ')}.` })
}

const boundsOf = (): number[] => [mapBounds.west, mapBounds.south, mapBounds.east, mapBounds.north]

/** The address the client used, so that the templates work behind any name. */
function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

/** The TileJSON 3.0 of a layer (github.com/mapbox/tilejson-spec). */
function tileJson(layer: LayerId, origin: string, release: number, attribution: string) {
  const { labelVi, minZoom, maxZoom, properties } = layers[layer]
  const described = { minzoom: minZoom, maxzoom: maxZoom, fields: properties }
  return {
    tilejson: '3.0.0',
    name: labelVi,
    version: `${release}.0.0`,
    scheme: 'xyz',
    tiles: [`${origin}${tilePath(layer)}`],
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds: boundsOf(),
    attribution,
    vector_layers:
      layer === 'admin-unit'
        ? [
            { id: layer, ...described },
            { id: 'admin-unit-label', ...described },
          ]
        : [{ id: layer, ...described }],
  }
}
