/** Something that lies at a place, so many times. Metres in a plane. */
export interface WeightedPoint {
  readonly x: number
  readonly y: number
  readonly weight: number
}

/** Beyond so many bandwidths a point adds less than 0.04 % of what it adds at its own place, and is left out. */
const reach = 4

/**
 * Kernel density: how many per square metre lie around a place, each point spread as a normal surface of two dimensions,
 * `Σ wᵢ · exp(−dᵢ² / 2σ²) / 2πσ²` (Silverman 1986, Density Estimation for Statistics and Data Analysis, eq. 4.1 with the normal kernel, times
 * the sum of the weights). The bandwidth is the same everywhere, and nothing is corrected at the edge of an area: near it a density is too
 * low where points beyond it are not known.
 *
 * @param bandwidth standard deviation σ of the kernel in metres
 * @returns the density at a place, per square metre
 * @throws RangeError when the bandwidth is not above zero
 */
export function kernelDensity(points: readonly WeightedPoint[], bandwidth: number): (x: number, y: number) => number {
  if (!(bandwidth > 0)) throw new RangeError(`bandwidth: ${bandwidth} is not above zero`)
  const byX = [...points].sort((a, b) => a.x - b.x)
  const far = reach * bandwidth
  const inExponent = -1 / (2 * bandwidth ** 2)
  const peak = 1 / (2 * Math.PI * bandwidth ** 2)
  const firstFrom = (x: number) => {
    let [from, to] = [0, byX.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((byX[middle]?.x ?? x) < x) from = middle + 1
      else to = middle
    }
    return from
  }
  return (x, y) => {
    let sum = 0
    for (let at = firstFrom(x - far); at < byX.length; at++) {
      const point = byX[at] as WeightedPoint
      if (point.x > x + far) break
      const squared = (point.x - x) ** 2 + (point.y - y) ** 2
      if (squared <= far * far) sum += point.weight * Math.exp(squared * inExponent)
    }
    return sum * peak
  }
}
