import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FeatureCollection, Geometry } from 'geojson'
import { type Credit, creditsOf } from './generalise/credit.ts'
import { generaliseLines, LINE_TOLERANCE_M } from './generalise/line.ts'
import { generaliseNeighbours } from './generalise/neighbour.ts'
import { generaliseParks, generaliseTransportPoints, PARK_TOLERANCE_M } from './generalise/park.ts'
import { BAR, failures, openMeasure, type Quality } from './generalise/quality.ts'
import type { Properties, Shape } from './generalise/shape.ts'
import { generaliseUnits, TOLERANCE_M, type UnitOutlines } from './generalise/unit.ts'

/**
 * Makes the compact outline files of this folder from a folder of full, collected ones:
 * `tsx prisma/reference/generalise.ts <folder of full files> [<folder to write to>]`.
 * Fails, and writes nothing, when an outline is further from its full one than `BAR` allows.
 */
const USAGE = 'usage: tsx prisma/reference/generalise.ts <folder of full files> [<folder to write to>]'

async function read(folder: string, file: string): Promise<Shape[]> {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${path} is missing: name the folder that holds the full files\n${USAGE}`)
  return (JSON.parse(await readFile(path, 'utf8')) as FeatureCollection<Geometry, Properties>).features
}

/** One feature on a line, so that a change shows as the lines it touches. */
function written(credit: Credit, features: readonly Shape[]): string {
  const head = JSON.stringify({ type: 'FeatureCollection', ...credit }).slice(0, -1)
  return `${head},"features":[\n${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`
}

async function measure(folder: string, units: UnitOutlines): Promise<Record<string, Quality[]>> {
  const recode = (shapes: readonly Shape[]): Shape[] =>
    shapes.map(({ properties, ...rest }) => ({ ...rest, properties: { code: properties.code } }))
  const against = async (file: string, simple: readonly Shape[]) => {
    const full = await read(folder, file)
    return yardstick.compare(recode(full), recode(simple))
  }
  const yardstick = await openMeasure()
  try {
    return {
      commune: await against('admin-2025-communes.geojson', units.communes),
      district: await against('admin-2024-districts.geojson', units.districts),
      'province 27': await against('admin-2024-province.geojson', [units.oldProvince]),
      'province 24': await against('admin-2025-province.geojson', [units.province]),
    }
  } finally {
    await yardstick.close()
  }
}

function summary(rows: readonly Quality[]) {
  const rounded = (value: number) => Number(value.toFixed(5))
  return {
    units: rows.length,
    worst_iou: rounded(Math.min(...rows.map((row) => row.iou))),
    median_iou: rounded([...rows].sort((a, b) => a.iou - b.iou)[Math.floor(rows.length / 2)]?.iou ?? 0),
    largest_area_change: rounded(Math.max(...rows.map((row) => Math.abs(row.areaShare)))),
  }
}

function printTable(quality: Record<string, Quality[]>): void {
  for (const [level, rows] of Object.entries(quality)) {
    console.log(`${level}: ${JSON.stringify(summary(rows))}`)
    for (const row of rows.slice(0, 5)) {
      console.log(`  ${row.code.padEnd(6)} IoU ${row.iou.toFixed(4)}  area ${(row.areaShare * 100).toFixed(2)} %`)
    }
  }
}

async function main(input: string, output: string): Promise<void> {
  const full = await read(input, 'admin-2025-communes.geojson')
  const units = await generaliseUnits(full, await read(input, 'rivers-approx.geojson'))
  const quality = await measure(input, units)
  printTable(quality)
  const missed = Object.entries(quality).flatMap(([level, rows]) => failures(level, rows))
  if (missed.length > 0) throw new Error(`too far from the full outlines; lower the tolerance:\n${missed.join('\n')}`)

  const former = new Set(
    full.filter((shape) => shape.properties.old_province_code === '24').map((shape) => shape.properties.code),
  )
  const neighbours = await generaliseNeighbours(
    await read(input, 'neighbours.geojson'),
    units.province,
    units.communes.filter((shape) => former.has(shape.properties.code)),
  )
  const lines = await generaliseLines(
    {
      roads: await read(input, 'roads.geojson'),
      railways: await read(input, 'railways.geojson'),
      keyRoutes: await read(input, 'key-routes.geojson'),
    },
    units.province,
  )
  const layers: Record<string, readonly Shape[]> = {
    'admin-unit': [units.province, units.oldProvince, ...units.districts, ...units.communes],
    neighbour: neighbours,
    river: units.rivers.map(({ properties: { code, name_vi, name_en }, ...rest }) => ({
      ...rest,
      properties: { code, name_vi, name_en },
    })),
    road: lines.roads,
    railway: lines.railways,
    'key-route': lines.keyRoutes,
    'industrial-park': await generaliseParks(await read(input, 'industrial-parks.geojson')),
    'transport-point': await generaliseTransportPoints(await read(input, 'transport-points.geojson')),
  }
  await mkdir(output, { recursive: true })
  const credits = creditsOf(TOLERANCE_M, LINE_TOLERANCE_M, PARK_TOLERANCE_M)
  for (const [name, credit] of Object.entries(credits)) {
    const text = written(credit, layers[name] ?? [])
    await writeFile(join(output, `${name}.geojson`), text)
    console.log(`${name}: ${layers[name]?.length} features, ${Math.round(Buffer.byteLength(text) / 1000)} kB`)
  }
  const levels = Object.fromEntries(Object.entries(quality).map(([level, rows]) => [level, summary(rows)]))
  await writeFile(join(output, 'quality.json'), `${JSON.stringify({ bar: BAR, levels }, null, 2)}\n`)
}

const [input, output = fileURLToPath(new URL('outline/', import.meta.url))] = process.argv.slice(2)
if (!input) {
  console.error(USAGE)
  process.exit(2)
}
try {
  await main(input, output)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
