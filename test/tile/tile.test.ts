import { type LayerId, layerIds, layers } from '@hub/contract/layer'
import { mapBounds, tilePath } from '@hub/contract/tile-address'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'

/** The tile over the middle of old Bắc Ninh at a zoom. */
function tileOver(z: number) {
  const [lon, lat] = [106.07, 21.12]
  const rad = (lat * Math.PI) / 180
  const size = 2 ** z
  return {
    z,
    x: Math.floor(((lon + 180) / 360) * size),
    y: Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * size),
  }
}

describe.each(testKinds)('tiles over HTTP, %s database', (kind) => {
  let hub: TestApp
  beforeAll(async () => {
    hub = await testApp(kind)
  })
  afterAll(() => hub?.close())
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${hub.origin}${path}`, { headers })

  test.each(layerIds)('%s describes itself as TileJSON 3', async (layer) => {
    const json = JSON.parse(await (await get(`/tiles/${layer}.json`)).text())
    expect(json).toMatchObject({
      tilejson: '3.0.0',
      tiles: [`${hub.origin}/tiles/${layer}/{z}/{x}/{y}.mvt`],
      minzoom: layers[layer].minZoom,
      maxzoom: layers[layer].maxZoom,
      bounds: [mapBounds.west, mapBounds.south, mapBounds.east, mapBounds.north],
    })
    expect(json.vector_layers[0]).toMatchObject({ id: layer, fields: layers[layer].properties })
    expect(json.attribution).toBeTypeOf('string')
  })

  test.each(layerIds)('%s decodes to features with exactly the properties of its contract', async (layer) => {
    const allowed = Object.keys(layers[layer].properties)
    const response = await get(tilePath(layer, tileOver(Math.max(9, layers[layer].minZoom))))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
    const drawn = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer()))).layers[layer]
    expect(drawn?.length).toBeGreaterThan(0)
    for (let index = 0; index < (drawn?.length ?? 0); index++) {
      const properties = drawn?.feature(index).properties ?? {}
      expect(allowed).toEqual(expect.arrayContaining(Object.keys(properties)))
      expect(properties.id).toMatch(/^[A-Z]\w+:/)
    }
  })

  const path = tilePath('admin-unit', tileOver(10))

  test('are marked with their release, and not sent twice', async () => {
    const first = await get(path)
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"r1-/)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const again = await get(path, { 'if-none-match': etag })
    expect(again.status).toBe(304)
  })

  test('are the same for a client that reads no gzip', async () => {
    const plain = await get(path, { 'accept-encoding': 'identity' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    const [a, b] = [await plain.arrayBuffer(), await (await get(path)).arrayBuffer()]
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
  })

  test('come compressed, but for the smallest, of which nothing is left to save', async () => {
    const encodingOf = async (layer: LayerId, z: number) => {
      const answer = await get(tilePath(layer, tileOver(z)), { 'accept-encoding': 'gzip' })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('vary')).toBe('accept-encoding')
      return [answer.headers.get('content-encoding'), (await answer.arrayBuffer()).byteLength > 800]
    }
    expect(await encodingOf('admin-unit', 10)).toEqual(['gzip', true])
    expect(await encodingOf('worker-housing-area', 12)).toEqual([null, false])
  })

  test('are drawn once for many who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => get(tilePath('base', tileOver(8))).then((one) => one.arrayBuffer())),
    )
    expect(new Set(answers.map((one) => one.byteLength)).size).toBe(1)
  })

  test.each([
    ['/tiles/admin-unit/9/x/225.mvt', 400],
    ['/tiles/admin-unit/9/999999/225.mvt', 400],
    ['/tiles/admin-unit/9/406/225.png', 400],
    ['/tiles/secret/9/406/225.mvt', 404],
    ['/tiles/secret.json', 404],
    ['/tiles/admin-unit/9/0/0.mvt', 404],
    ['/tiles/admin-unit/3/6/3.mvt', 404],
    ['/tiles/worker-housing-area/14/13020/7207.mvt', 404],
    ['/tiles/industrial-park/13/6503/3609.mvt', 204],
  ] as const)('%s is answered with %i', async (address, status) => {
    expect((await get(address)).status).toBe(status)
  })
})
