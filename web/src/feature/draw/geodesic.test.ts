import { describe, expect, it } from 'vitest'
import { areaM2, circleRing, distanceM, lengthM } from './geodesic.ts'

describe('lengths and areas on the ellipsoid', () => {
  // Values that do not come from the library: a quarter meridian and the equator of WGS 84, and Vincenty's inverse formula.
  it('hold for the meridian and the equator', () => {
    expect(distanceM([0, 0], [0, 90])).toBeCloseTo(10_001_965.729, 2)
    expect(distanceM([0, 0], [1, 0])).toBeCloseTo((6_378_137 * Math.PI) / 180, 4)
  })

  it('hold for Bắc Ninh to Bắc Giang as Vincenty gives them', () => {
    expect(distanceM([106.0763, 21.1861], [106.1946, 21.2731])).toBeCloseTo(
      vincenty([106.0763, 21.1861], [106.1946, 21.2731]),
      3,
    )
    expect(
      lengthM([
        [106, 21],
        [106.1, 21],
        [106.1, 21.1],
      ]),
    ).toBeCloseTo(vincenty([106, 21], [106.1, 21]) + vincenty([106.1, 21], [106.1, 21.1]), 3)
    expect(lengthM([[106, 21]])).toBe(0)
  })

  it('give a hundredth of a degree squared at 21° its area on the ellipsoid, either way round', () => {
    // Exact area between parallels: b² / 2 · Δλ · [sinφ / (1 − e² sin²φ) + artanh(e sinφ) / e], with sides along parallels; edges of 1 km differ from these by millimetres.
    const square = [
      [106, 21],
      [106.01, 21],
      [106.01, 21.01],
      [106, 21.01],
    ] as const
    const zone = (lat: number) => {
      const e = 0.081_819_190_842_622
      const s = Math.sin((lat * Math.PI) / 180)
      return s / (1 - (e * s) ** 2) + Math.atanh(e * s) / e
    }
    const exact = (6_356_752.314_245 ** 2 / 2) * ((0.01 * Math.PI) / 180) * (zone(21.01) - zone(21))
    expect(areaM2(square)).toBeCloseTo(exact, -1)
    expect(areaM2([...square].reverse())).toBeCloseTo(areaM2(square), 6)
    expect(areaM2(square.slice(0, 2))).toBe(0)
  })

  it('draw a circle all of whose places are as far from its middle', () => {
    const ring = circleRing([106.1, 21.1], 5)
    for (const place of ring) expect(distanceM([106.1, 21.1], place)).toBeCloseTo(5000, 6)
    expect(areaM2(ring) / (Math.PI * 25e6)).toBeCloseTo(1, 2)
  })
})

/** Vincenty's inverse formula (Survey Review 23, 1975), for places that are not antipodal. */
function vincenty([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const [a, f] = [6_378_137, 1 / 298.257_223_563]
  const b = a * (1 - f)
  const rad = Math.PI / 180
  const [U1, U2] = [lat1, lat2].map((lat) => Math.atan((1 - f) * Math.tan(lat * rad))) as [number, number]
  const L = (lon2 - lon1) * rad
  let lambda = L
  for (;;) {
    const sinSigma = Math.hypot(
      Math.cos(U2) * Math.sin(lambda),
      Math.cos(U1) * Math.sin(U2) - Math.sin(U1) * Math.cos(U2) * Math.cos(lambda),
    )
    const cosSigma = Math.sin(U1) * Math.sin(U2) + Math.cos(U1) * Math.cos(U2) * Math.cos(lambda)
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (Math.cos(U1) * Math.cos(U2) * Math.sin(lambda)) / sinSigma
    const cos2Alpha = 1 - sinAlpha ** 2
    const cosM = cos2Alpha === 0 ? 0 : cosSigma - (2 * Math.sin(U1) * Math.sin(U2)) / cos2Alpha
    const C = (f / 16) * cos2Alpha * (4 + f * (4 - 3 * cos2Alpha))
    const next = L + (1 - C) * f * sinAlpha * (sigma + C * sinSigma * (cosM + C * cosSigma * (2 * cosM ** 2 - 1)))
    if (Math.abs(next - lambda) < 1e-13) {
      const u2 = (cos2Alpha * (a ** 2 - b ** 2)) / b ** 2
      const A = 1 + (u2 / 16384) * (4096 + u2 * (-768 + u2 * (320 - 175 * u2)))
      const B = (u2 / 1024) * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))
      const delta =
        B *
        sinSigma *
        (cosM +
          (B / 4) * (cosSigma * (2 * cosM ** 2 - 1) - (B / 6) * cosM * (4 * sinSigma ** 2 - 3) * (4 * cosM ** 2 - 3)))
      return b * A * (sigma - delta)
    }
    lambda = next
  }
}
