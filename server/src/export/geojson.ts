import { type Sheet, syntheticBanner } from './export.ts'

/** A GeoJSON FeatureCollection (RFC 7946, WGS 84); what the file is stands in its foreign member `hub`. */
export function geojsonFile({ kind, origin, columns, rows }: Sheet): Uint8Array {
  const collection = {
    type: 'FeatureCollection',
    hub: {
      kind,
      release: origin.release,
      publishedAt: origin.publishedAt,
      dataThrough: origin.dataThrough,
      synthetic: origin.synthetic,
      scaleFactor: origin.scaleFactor,
      notice: syntheticBanner(origin),
      sources: origin.sources,
    },
    features: rows.map(({ cells, geometry }) => ({
      type: 'Feature',
      geometry,
      properties: Object.fromEntries(columns.map(({ key }, index) => [key, cells[index] ?? null])),
    })),
  }
  return new TextEncoder().encode(`${JSON.stringify(collection)}\n`)
}
