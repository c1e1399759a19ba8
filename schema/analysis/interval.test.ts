import { describe, expect, it } from 'vitest'
import { expectClose } from './fixture/close.ts'
import { gammaQuantile, gammaRest, gammaShare, lnGamma, poissonShare } from './gamma.ts'
import { poissonInterval, wilsonInterval } from './interval.ts'
import { normalQuantile, upperP } from './normal.ts'

const ends = ({ low, high }: { low: number; high: number }) => [low, high]

describe('the interval of a count', () => {
  // Garwood (1936), Biometrika 28, as in Johnson, Kotz and Kemp, and every table since.
  it('is that of the tables', () => {
    expectClose(ends(poissonInterval(0)), [0, 3.688879])
    expectClose(ends(poissonInterval(1)), [0.025318, 5.571643], { relative: 1e-5, absolute: 1e-6 })
    expectClose(ends(poissonInterval(10)), [4.795389, 18.390356], { relative: 1e-6 })
    expectClose(ends(poissonInterval(5, 0.99)), [1.08, 14.15], { relative: 0, absolute: 0.005 })
  })

  it('leaves half of the rest on either side', () => {
    for (const count of [1, 3, 40, 2500]) {
      const { low, high } = poissonInterval(count)
      expect(1 - poissonShare(count - 1, low)).toBeCloseTo(0.025, 10)
      expect(poissonShare(count, high)).toBeCloseTo(0.025, 10)
    }
  })

  it('is refused for what is no count', () => {
    expect(() => poissonInterval(1.5)).toThrow('count: 1.5')
    expect(() => poissonInterval(1, 95)).toThrow('level: 95')
  })
})

describe('the interval of a share', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I, method 3.
  it('is that of the tables', () => {
    expectClose(ends(wilsonInterval(81, 263)), [0.2553, 0.3662], { relative: 0, absolute: 6e-5 })
    expectClose(ends(wilsonInterval(15, 148)), [0.0624, 0.1605], { relative: 0, absolute: 6e-5 })
    expectClose(ends(wilsonInterval(0, 20)), [0, 0.1611], { relative: 0, absolute: 6e-5 })
    expectClose(ends(wilsonInterval(1, 29)), [0.0061, 0.1718], { relative: 0, absolute: 6e-5 })
    expect(wilsonInterval(7, 7).high).toBe(1)
  })

  it('is refused for what is no share', () => {
    expect(() => wilsonInterval(3, 2)).toThrow('part: 3')
    expect(() => wilsonInterval(0, 0)).toThrow('whole: 0')
  })
})

describe('the distributions below', () => {
  it('of gamma: known values, and one end the other way round', () => {
    expectClose(
      [lnGamma(0.5), lnGamma(1), lnGamma(10), lnGamma(100)],
      [Math.log(Math.PI) / 2, 0, Math.log(362880), 359.1342053695754],
      { relative: 1e-14, absolute: 1e-14 },
    )
    // with shape 1 it is the exponential distribution
    expectClose([gammaShare(1, 2), gammaRest(1, 40)], [1 - Math.exp(-2), Math.exp(-40)], { relative: 1e-13 })
    for (const shape of [0.3, 2, 57, 1e5])
      for (const share of [0.001, 0.5, 0.999])
        expect(gammaShare(shape, gammaQuantile(shape, share))).toBeCloseTo(share, 9)
    expect([gammaShare(2, 0), gammaRest(2, 0), gammaQuantile(2, 0), poissonShare(-1, 3)]).toEqual([0, 1, 0, 0])
  })

  it('of the normal: the common points', () => {
    expectClose(
      [normalQuantile(0.975), normalQuantile(0.005), normalQuantile(0.5)],
      [1.959963984540054, -2.575829303548901, 0],
      { relative: 1e-12 },
    )
    expectClose([upperP(1.959963984540054), upperP(-1.959963984540054)], [0.025, 0.975], { relative: 1e-12 })
  })
})
