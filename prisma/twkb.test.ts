import { describe, expect, it } from 'vitest'
import { shapeFromTwkb } from './twkb.ts'

const bytes = (hex: string) => Buffer.from(hex, 'hex')

// Bytes as PostGIS 3.3 writes them: ST_AsTWKB('…'::geometry, 0)
describe('reading TWKB', () => {
  it.each([
    ['POINT(1 -2)', '01000203', { type: 'point', parts: [[[[1, -2]]]] }],
    ['MULTIPOINT(1 -2, 300 4)', '0400020203d6040c', { type: 'point', parts: [[[[1, -2]]], [[[300, 4]]]] }],
    [
      'LINESTRING(0 0, 5 5, 5 -70)',
      '02000300000a0a009501',
      {
        type: 'line',
        parts: [
          [
            [
              [0, 0],
              [5, 5],
              [5, -70],
            ],
          ],
        ],
      },
    ],
    ['POLYGON EMPTY', '0310', { type: 'polygon', parts: [] }],
  ])('%s', (_, hex, shape) => {
    expect(shapeFromTwkb(bytes(hex))).toEqual(shape)
  })

  it('keeps stepping on from ring to ring', () => {
    // POLYGON((0 0,10 0,10 10,0 0),(2 1,3 1,3 2,2 1))
    const shape = shapeFromTwkb(bytes('030002040000140000141313040402020000020101'))
    expect(shape.parts[0]?.[1]).toEqual([
      [2, 1],
      [3, 1],
      [3, 2],
      [2, 1],
    ])
  })

  it('refuses bytes that end too early, decimals and other types', () => {
    expect(() => shapeFromTwkb(bytes('0200030000'))).toThrow('ends in the middle')
    expect(() => shapeFromTwkb(bytes('21000203'))).toThrow('decimals')
    expect(() => shapeFromTwkb(bytes('070001'))).toThrow('type 7')
  })
})
