import type { Feature, FeatureCollection, Geometry } from 'geojson'
import mapshaper from 'mapshaper'

export type Properties = Record<string, unknown>
export type Shape<G extends Geometry = Geometry> = Feature<G, Properties>
export type Layers = Readonly<Record<string, readonly Shape[]>>

/** Written positions have 4 decimals: about 11 m north–south, 10 m east–west. */
export const GRID_DEGREES = 0.0001

function collection(features: readonly Shape[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/**
 * Runs mapshaper commands on named layers that share one topology, and gives back every layer they leave,
 * rounded to the grid and wound as RFC 7946 asks. A layer that comes back empty is an empty list.
 */
export async function reshape(layers: Layers, commands: string): Promise<Record<string, Shape[]>> {
  const names = Object.keys(layers)
  const input = Object.fromEntries(names.map((name) => [`${name}.json`, collection(layers[name] ?? [])]))
  const line = [
    `-i ${names.map((name) => `${name}.json`).join(' ')} combine-files`,
    commands,
    `-o target=* format=geojson rfc7946 precision=${GRID_DEGREES}`,
  ].join(' ')
  const output = await mapshaper.applyCommands(line, input)
  return Object.fromEntries(
    Object.entries(output).map(([file, bytes]) => {
      const read = JSON.parse(Buffer.from(bytes).toString('utf8')) as FeatureCollection<Geometry, Properties>
      // What was cut away or rounded to nothing is left as a feature without a geometry.
      return [file.replace(/\.json$/, ''), (read.features ?? []).filter((shape) => shape.geometry !== null)]
    }),
  )
}

/** Text of one property, or a clear error that names the layer it is missing from. */
export function textOf(shape: Shape, key: string, layer: string): string {
  const value = shape.properties[key]
  if (typeof value === 'string' && value !== '') return value
  throw new Error(`${layer}: a feature has no text property "${key}": ${JSON.stringify(shape.properties)}`)
}

/** A property that may be absent: its text, or null. */
export function textOrNull(shape: Shape, key: string): string | null {
  const value = shape.properties[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The same geometry under new properties. */
export function withProperties(shape: Shape, properties: Properties): Shape {
  return { type: 'Feature', properties, geometry: shape.geometry }
}
