/** Positions of one line, ring or group of points. */
export type Path = [x: number, y: number][]

/** A flat geometry in whole units: points as one path each, lines as paths, polygons as lists of rings, the outer one first. */
export interface Shape {
  readonly type: 'point' | 'line' | 'polygon'
  readonly parts: Path[][]
}

/** A cursor over variable-length numbers, seven bits to a byte, the lowest first. */
class Reader {
  private readonly bytes: Uint8Array
  private at = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  byte(): number {
    const value = this.bytes[this.at++]
    if (value === undefined) throw new Error('TWKB ends in the middle of a geometry.')
    return value
  }

  number(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.byte()
      value += (byte & 0x7f) * factor
      if (byte < 0x80) return value
      factor *= 128
    }
  }

  /** Signed: the sign sits in the lowest bit. */
  signed(): number {
    const value = this.number()
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }
}

/**
 * Reads a geometry that PostGIS wrote with ST_AsTWKB at precision 0, two dimensions: whole numbers, each as the step from the
 * one before. The format: Tiny WKB, github.com/TWKB/Specification.
 *
 * @throws Error for bytes that are no such geometry
 */
export function shapeFromTwkb(bytes: Uint8Array): Shape {
  const reader = new Reader(bytes)
  const head = reader.byte()
  const flags = reader.byte()
  const type = head & 0x0f
  if (head >> 4 !== 0) throw new Error('TWKB has decimals; precision 0 was expected.')
  if (type < 1 || type > 6 || flags & ~0x10)
    throw new Error(`TWKB of type ${type} with flags ${flags} is not read here.`)
  const kind = (['point', 'line', 'polygon'] as const)[(type - 1) % 3] ?? 'point'
  if (flags & 0x10) return { type: kind, parts: [] }
  let x = 0
  let y = 0
  const path = (length: number): Path =>
    Array.from({ length }, () => {
      x += reader.signed()
      y += reader.signed()
      return [x, y]
    })
  const part = (): Path[] => {
    if (kind === 'point') return [path(1)]
    if (kind === 'line') return [path(reader.number())]
    return Array.from({ length: reader.number() }, () => path(reader.number()))
  }
  return { type: kind, parts: Array.from({ length: type > 3 ? reader.number() : 1 }, part) }
}
