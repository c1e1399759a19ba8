/** Repeatable chance: the same seed gives the same draws on every machine. */
export interface Random {
  /** A number from 0 up to but not including 1. */
  next(): number
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** True with a probability. */
  chance(probability: number): boolean
  /** One key of a table of weights. */
  pick<K extends string>(weights: Readonly<Record<K, number>>): K
  /** One item of a list, all equally likely. */
  item<T>(items: readonly T[]): T
  /** A draw of the normal distribution. */
  normal(mean: number, deviation: number): number
  /** A draw of the exponential distribution: waiting times. */
  wait(mean: number): number
  /** An independent stream under a name, so that one part of the set can change without moving the others. */
  fork(name: string): Random
}

/** FNV-1a over the characters of a text, 32 bits: turns a seed in words into the state of the generator. */
function hash(text: string, basis: number): number {
  let value = basis
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index)
    value = Math.imul(value, 0x01000193)
  }
  return value >>> 0
}

/** A generator for a seed. The draws are sfc32 (Chris Doty-Humphrey, PractRand), which is small, fast and even enough for a demonstration. */
export function randomFrom(seed: string): Random {
  let a = hash(seed, 0x811c9dc5)
  let b = hash(seed, 0x9e3779b9)
  let c = hash(seed, 0x85ebca6b)
  let counter = 1
  const next = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let warmUp = 0; warmUp < 15; warmUp++) next()

  const random: Random = {
    next,
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights, number][]
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
      let left = next() * total
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      const last = entries.at(-1)
      if (!last) throw new Error('a choice needs at least one weight')
      return last[0]
    },
    item(items) {
      const found = items[Math.floor(next() * items.length)]
      if (found === undefined) throw new Error('a choice needs at least one item')
      return found
    },
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    wait: (mean) => -mean * Math.log(1 - next()),
    fork: (name) => randomFrom(`${seed}/${name}`),
  }
  return random
}

/** Splits a whole total over parts in proportion to their weights, so that the parts add up to it (largest remainder). */
export function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const parts = exact.map(Math.floor)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((p, q) => q.rest - p.rest)
  let left = total - parts.reduce((a, b) => a + b, 0)
  for (const { index } of order) {
    if (left-- <= 0) break
    parts[index] = (parts[index] ?? 0) + 1
  }
  return parts
}
