import { readFileSync } from 'node:fs'
import type { FeatureCollection, Geometry, LineString, MultiLineString, Polygon, Position } from 'geojson'
import { describe, expect, it } from 'vitest'
import {
  areaKm2,
  borderOf,
  isUnionOf,
  partitionFaults,
  ringsOf,
  twiceArea,
  twiceAreaOf,
} from './generalise/topology.ts'

type Outline = FeatureCollection<Geometry, Record<string, unknown>> & Record<string, unknown>

function parsed(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`outline/${file}`, import.meta.url), 'utf8'))
}

const ADMIN = ['admin-unit', 'neighbour', 'river']
const OSM = ['road', 'railway', 'key-route', 'industrial-park', 'transport-point']
const file = new Map([...ADMIN, ...OSM].map((name) => [name, parsed(`${name}.geojson`) as Outline]))

function featuresOf(name: string): Outline['features'] {
  const found = file.get(name)
  if (!found) throw new Error(`no outline file ${name}`)
  return found.features
}

const geometryOf = (shape: { geometry: Geometry }) => shape.geometry
const isPolygonal = (geometry: Geometry) => geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
const isLineal = (geometry: Geometry) => geometry.type === 'LineString' || geometry.type === 'MultiLineString'

function units(level: string): { code: string; scheme: unknown; geometry: Geometry }[] {
  return featuresOf('admin-unit')
    .filter((feature) => feature.properties.level === level)
    .map(({ properties, geometry }) => ({ code: String(properties.code), scheme: properties.scheme, geometry }))
}

function positionsOf(geometry: Geometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'LineString':
      return geometry.coordinates
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat()
    case 'MultiPolygon':
      return geometry.coordinates.flat(2)
    default:
      throw new Error(`a ${geometry.type} is not an outline`)
  }
}

function linesOf(geometry: Geometry): Position[][] {
  if (!isLineal(geometry)) throw new Error(`a line is expected, not a ${geometry.type}`)
  const line = geometry as LineString | MultiLineString
  return line.type === 'LineString' ? [line.coordinates] : line.coordinates
}

/** Steps of a line without direction, on the grid, so that lines and borders can be compared. */
function stepsOf(line: readonly Position[]): string[] {
  const grid = line.map((position) => String(position.map((value) => Math.round(value * 1e4))))
  return grid.slice(1).map((end, index) => [grid[index], end].sort().join(' '))
}

const communes = units('commune')
const districts = units('district')
const province = new Map(units('province').map((unit) => [unit.code, unit.geometry]))

/** Official areas in km² of the eight districts until 30 June 2025, and of the two provinces. */
const OFFICIAL_KM2: Record<string, number> = {
  '256': 82.64,
  '258': 96.93,
  '259': 155.11,
  '260': 95.6,
  '261': 61.08,
  '262': 117.83,
  '263': 107.59,
  '264': 105.92,
  '27': 822.7,
  '24': 4718.6,
}

describe('every outline file', () => {
  it('says where it is from, under which licence, of which day, and what it is not', () => {
    for (const [name, outline] of file) {
      for (const key of ['source', 'attribution', 'licence', 'licence_url', 'url', 'note']) {
        expect(outline[key], `${name} ${key}`).toMatch(/\S/)
      }
      expect(outline.date, name).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
    for (const name of ADMIN) expect(file.get(name)?.licence, name).toBe('MIT')
    for (const name of OSM) expect(file.get(name)?.licence, name).toBe('ODbL-1.0')
  })

  it('holds positions of 4 decimals in and around the province, and no empty shape', () => {
    for (const name of file.keys()) {
      for (const [index, { geometry }] of featuresOf(name).entries()) {
        const positions = positionsOf(geometry)
        expect(positions.length, `${name} ${index}`).toBeGreaterThan(0)
        const off = positions.filter(([lon = 0, lat = 0]) => {
          const onGrid = [lon, lat].every((value) => Math.round(value * 1e4) / 1e4 === value)
          return !onGrid || lon < 105.5 || lon > 107.3 || lat < 20.7 || lat > 21.8
        })
        expect(off, `${name} ${index}`).toEqual([])
      }
    }
  })

  it('winds outer rings counter-clockwise and holes clockwise', () => {
    for (const name of file.keys()) {
      for (const geometry of featuresOf(name).map(geometryOf).filter(isPolygonal)) {
        const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [(geometry as Polygon).coordinates]
        for (const coordinates of polygons) {
          const signs = ringsOf({ type: 'Polygon', coordinates }).map((ring) => Math.sign(twiceArea(ring)))
          expect(signs, name).toEqual(signs.map((_, index) => (index === 0 ? 1 : -1)))
        }
      }
    }
  })

  it('is small enough to ship', () => {
    const bytes = [...file.keys()].map(
      (name) => readFileSync(new URL(`outline/${name}.geojson`, import.meta.url)).length,
    )
    expect(bytes[0]).toBeLessThan(450_000)
    expect(bytes.reduce((sum, size) => sum + size)).toBeLessThan(1_200_000)
  })
})

describe('administrative units', () => {
  it('are the 99 communes and the province of 2025, and the 8 districts and the province before', () => {
    expect(communes.map((unit) => unit.scheme)).toEqual(Array(99).fill('24'))
    expect(new Set(communes.map((unit) => unit.code)).size).toBe(99)
    expect(communes.every((unit) => /^\d{5}$/.test(unit.code))).toBe(true)
    expect(districts.map((unit) => unit.scheme)).toEqual(Array(8).fill('27'))
    expect(districts.map((unit) => unit.code).sort()).toEqual(['256', '258', '259', '260', '261', '262', '263', '264'])
    expect(units('province').map((unit) => [unit.scheme, unit.code])).toEqual([
      ['24', '24'],
      ['27', '27'],
    ])
    expect(featuresOf('admin-unit')).toHaveLength(109)
  })

  it('neither overlap nor leave slivers: shared borders are the same vertices, nothing crosses', () => {
    expect(partitionFaults(communes)).toEqual([])
    expect(partitionFaults(districts)).toEqual([])
    for (const [code, geometry] of province) expect(partitionFaults([{ code, geometry }])).toEqual([])
  })

  it('add up: communes are exactly their province, districts exactly theirs', () => {
    const whole = province.get('24') as Geometry
    const old = province.get('27') as Geometry
    const sum = (list: { geometry: Geometry }[]) => list.reduce((total, unit) => total + twiceAreaOf(unit.geometry), 0)
    expect(isUnionOf(whole, communes.map(geometryOf))).toBe(true)
    expect(sum(communes)).toBe(twiceAreaOf(whole))
    expect(ringsOf(whole)).toHaveLength(1)
    expect(isUnionOf(old, districts.map(geometryOf))).toBe(true)
    expect(sum(districts)).toBe(twiceAreaOf(old))
    expect(ringsOf(old)).toHaveLength(1)
  })

  it('share every border between the two schemes', () => {
    const bothWays = new Set(communes.flatMap((unit) => [...borderOf([unit.geometry])]))
    for (const { code, geometry } of districts) {
      const strangers = [...borderOf([geometry])].filter((segment) => !bothWays.has(segment))
      expect(strangers, `district ${code}`).toEqual([])
    }
  })

  it('keep their official area within 1 %', () => {
    for (const { code, geometry } of [...districts, ...units('province')]) {
      expect(Math.abs(areaKm2(geometry) / (OFFICIAL_KM2[code] ?? 0) - 1), code).toBeLessThan(0.01)
    }
  })

  it('were measured against their full outlines and pass the bar', () => {
    const { bar, levels } = parsed('quality.json') as {
      bar: { iou: number; areaShare: number }
      levels: Record<string, { units: number; worst_iou: number; largest_area_change: number }>
    }
    expect(bar).toEqual({ iou: 0.98, areaShare: 0.01 })
    expect(Object.values(levels).map((level) => level.units)).toEqual([99, 8, 1, 1])
    for (const [name, level] of Object.entries(levels)) {
      expect(level.worst_iou, name).toBeGreaterThanOrEqual(bar.iou)
      expect(level.largest_area_change, name).toBeLessThanOrEqual(bar.areaShare)
    }
  })
})

describe('what lies around and within', () => {
  it('has the six neighbours of 2025, and former Bắc Giang as the union of its communes', () => {
    const kinds = featuresOf('neighbour').map((feature) => feature.properties.kind)
    expect(kinds.sort()).toEqual(['former_province', ...Array(6).fill('neighbour_province')])
    const former = featuresOf('neighbour').find((feature) => feature.properties.kind === 'former_province')
    const both = [former?.geometry as Geometry, province.get('27') as Geometry]
    expect(isUnionOf(province.get('24') as Geometry, both)).toBe(true)
  })

  it('has rivers that run along the borders of communes', () => {
    const borders = new Set(communes.flatMap((unit) => (unit.geometry as Polygon).coordinates.flatMap(stepsOf)))
    for (const { properties, geometry } of featuresOf('river')) {
      const steps = linesOf(geometry).flatMap(stepsOf)
      const along = steps.filter((step) => borders.has(step)).length
      expect(along / steps.length, String(properties.code)).toBeGreaterThan(0.9)
    }
  })

  it('has key routes with codes of their own that run along the roads and railways', () => {
    const codes = featuresOf('key-route').map((feature) => feature.properties.code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toEqual(
      expect.arrayContaining(['CT.01', 'CT.09', 'CT.38', 'QL.1', 'QL.17', 'QL.18', 'QL.38', 'rail-ha-noi-dong-dang']),
    )
    expect(codes).not.toContain('CT.04')
    const base = new Set(
      [...featuresOf('road'), ...featuresOf('railway')].map(geometryOf).flatMap(linesOf).flatMap(stepsOf),
    )
    for (const { properties, geometry } of featuresOf('key-route')) {
      const steps = linesOf(geometry).flatMap(stepsOf)
      expect(steps.filter((step) => base.has(step)).length / steps.length, String(properties.code)).toBeGreaterThan(
        0.95,
      )
    }
  })

  it('has lines of at least two places', () => {
    for (const name of ['river', 'road', 'railway', 'key-route']) {
      for (const line of featuresOf(name).map(geometryOf).flatMap(linesOf)) {
        expect(new Set(line.map(String)).size, name).toBeGreaterThan(1)
      }
    }
  })

  it('has 27 park areas that keep their size, and one park known only as a point', () => {
    const parks = featuresOf('industrial-park')
    const areas = parks.filter((park) => isPolygonal(park.geometry))
    expect(areas).toHaveLength(27)
    expect(parks.filter((park) => park.geometry.type === 'Point')).toHaveLength(1)
    expect(new Set(parks.map((park) => park.properties.code)).size).toBe(28)
    for (const { properties, geometry } of areas) {
      const change = (areaKm2(geometry) * 100) / Number(properties.area_ha_mapped) - 1
      expect(Math.abs(change), String(properties.code)).toBeLessThan(0.05)
      expect(partitionFaults([{ code: String(properties.code), geometry }])).toEqual([])
    }
    const known = new Set(communes.map((unit) => unit.code))
    expect(
      parks.flatMap((park) => park.properties.communes_2025 as string[]).filter((code) => !known.has(code)),
    ).toEqual([])
  })
})
