import { clusterSquares, maxClusterSquares } from '@hub/contract/cluster'
import { describe, expect, it } from 'vitest'
import { clusterWindow } from './cluster-window.ts'

describe('where events are counted', () => {
  it('is never more than the hub counts at once', () => {
    for (const basis of ['BEFORE_2025_07', 'SINCE_2025_07'] as const)
      for (let zoom = 7.5; zoom <= 14; zoom += 0.5) {
        const { bbox, zoom: whole } = clusterWindow(basis, { lon: 106.0712, lat: 21.1834, zoom }, zoom)
        expect([zoom, clusterSquares(bbox, whole) <= maxClusterSquares]).toEqual([zoom, true])
      }
  })

  it('holds what a wide screen shows close up, wherever the map stands, and stays while it moves a little', () => {
    for (const zoom of [13, 13.9, 14])
      for (const lon of [106.0001, 106.0449, 106.0899]) {
        const half = (360 * (2000 / 2)) / (512 * 2 ** zoom)
        const { bbox } = clusterWindow('BEFORE_2025_07', { lon, lat: 21.1, zoom }, zoom)
        expect(bbox.west <= lon - half && lon + half <= bbox.east).toBe(true)
      }
    const at = (lon: number) => clusterWindow('BEFORE_2025_07', { lon, lat: 21.1, zoom: 13.2 }, 13.2)
    expect(at(106.05)).toEqual(at(106.06))
    expect(at(106.05)).not.toEqual(at(106.15))
  })

  it('is the whole province from afar, and before anybody moved the map', () => {
    expect(clusterWindow('BEFORE_2025_07', { lon: 106, lat: 21, zoom: 12.9 }, 12.9)).toMatchObject({
      zoom: 12,
      bbox: { west: 105.85 },
    })
    expect(clusterWindow('SINCE_2025_07', null, 14)).toMatchObject({ zoom: 12, bbox: { east: 107.1 } })
  })
})
