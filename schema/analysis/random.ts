/**
 * Numbers that look random, the same for the same seed on every machine: xoshiro128** of Blackman and Vigna (2018), its state filled by splitmix. For
 * statistics only: what must not be guessed is made elsewhere.
 *
 * @param seed a whole number, of which 32 bits count
 */
export function randomFrom(seed: number): () => number {
  let fill = seed | 0
  const state = Int32Array.from({ length: 4 }, () => {
    fill = (fill + 0x9e3779b9) | 0
    let word = Math.imul(fill ^ (fill >>> 16), 0x21f0aaad)
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97)
    return word ^ (word >>> 15)
  })
  let [a, b, c, d] = state as unknown as [number, number, number, number]
  const turned = (word: number, by: number) => (word << by) | (word >>> (32 - by))
  /** From 0 to below 1, in steps of 2⁻³². */
  return () => {
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0
    const carried = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= carried
    d = turned(d, 11)
    return result / 4294967296
  }
}

/** Moves the first `count` entries of a list to a random choice of all, in random order; 0 to below `length` take part. */
export function shuffleFirst(list: Int32Array, count: number, random: () => number, length = list.length): void {
  for (let at = 0; at < count; at++) {
    const other = at + Math.floor(random() * (length - at))
    const kept = list[at] as number
    list[at] = list[other] as number
    list[other] = kept
  }
}

/**
 * Lets events fall on places by their share, again and again (a multinomial count): two random numbers an event, with the alias table of Walker (1977).
 * The list is the same one each time, filled anew.
 *
 * @param shares zero or more for each place, some above zero; they need not sum to 1
 */
export function fallingEvents(shares: Float64Array, events: number, random: () => number): () => Int32Array {
  const size = shares.length
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const part = shares.map((share) => (share / whole) * size)
  const alias = Int32Array.from({ length: size }, (_, at) => at)
  const poor = [...alias].filter((at) => (part[at] as number) < 1)
  const rich = [...alias].filter((at) => (part[at] as number) >= 1)
  while (poor.length > 0 && rich.length > 0) {
    const [low, high] = [poor.pop() as number, rich[rich.length - 1] as number]
    alias[low] = high
    part[high] = (part[high] as number) - (1 - (part[low] as number))
    if ((part[high] as number) < 1) poor.push(rich.pop() as number)
  }
  // what is left differs from 1 by rounding alone
  for (const at of [...poor, ...rich]) part[at] = 1
  const counts = new Int32Array(size)
  return () => {
    counts.fill(0)
    for (let event = 0; event < events; event++) {
      const at = Math.floor(random() * size)
      const place = random() < (part[at] as number) ? at : (alias[at] as number)
      counts[place] = (counts[place] as number) + 1
    }
    return counts
  }
}
