import { deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { crc32, withDensity } from './png-density.ts'

function chunk(name: string, body: Uint8Array): Uint8Array {
  const named = new Uint8Array([...new TextEncoder().encode(name), ...body])
  const view = new DataView(new ArrayBuffer(8 + named.length))
  view.setUint32(0, body.length)
  new Uint8Array(view.buffer).set(named, 4)
  view.setUint32(4 + named.length, crc32(named))
  return new Uint8Array(view.buffer)
}

it('has the checksum of the specification', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(crc32(new TextEncoder().encode('IEND'))).toBe(0xae426082)
})

it('writes the size on paper after the header, and leaves the rest as it was', () => {
  const head = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  const rest = [...chunk('IDAT', deflateSync(new Uint8Array([0, 255]))), ...chunk('IEND', new Uint8Array())]
  const png = new Uint8Array([...signature, ...chunk('IHDR', head), ...rest])
  const dense = withDensity(png, 300)
  const view = new DataView(dense.buffer)
  expect(new TextDecoder().decode(dense.subarray(37, 41))).toBe('pHYs')
  expect(view.getUint32(41)).toBe(11_811)
  expect(view.getUint32(45)).toBe(11_811)
  expect(view.getUint32(50)).toBe(crc32(dense.subarray(37, 50)))
  expect([...dense.subarray(54)]).toEqual(rest)
  expect([...dense.subarray(0, 33)]).toEqual([...png.subarray(0, 33)])
})
