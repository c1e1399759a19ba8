/**
 * Lets so many calls through in a stretch of time, counted for the whole process: for tips from the public, where counting by
 * address would mean keeping addresses.
 */
export class ProcessLimit {
  readonly #calls: number
  readonly #windowMs: number
  #times: number[] = []

  constructor(calls: number, windowMs: number) {
    this.#calls = calls
    this.#windowMs = windowMs
  }

  /** Counts a call; false when there were too many lately. */
  take(now = Date.now()): boolean {
    this.#times = this.#times.filter((time) => time > now - this.#windowMs)
    if (this.#times.length >= this.#calls) return false
    this.#times.push(now)
    return true
  }
}

/** Lets so many calls through for each key in a stretch of time. Keys are kept in memory alone, and no longer than they count. */
export class KeyedLimit {
  readonly #calls: number
  readonly #windowMs: number
  readonly #mostKeys: number
  readonly #times = new Map<string, number[]>()

  constructor(calls: number, windowMs: number, mostKeys = 100_000) {
    this.#calls = calls
    this.#windowMs = windowMs
    this.#mostKeys = mostKeys
  }

  /** Counts a call. Gives 0, or the milliseconds to wait when there were too many lately; such a call does not count. */
  take(key: string, now: number): number {
    const times = (this.#times.get(key) ?? []).filter((time) => time > now - this.#windowMs)
    const [first] = times
    if (first !== undefined && times.length >= this.#calls) return first + this.#windowMs - now
    this.#times.delete(key) // the newest key stands last
    this.#times.set(key, [...times, now])
    this.#forgetOld(now)
    return 0
  }

  /** Takes calls of a key back: all, or that of one instant. */
  giveBack(key: string, at?: number): void {
    const rest = at === undefined ? [] : (this.#times.get(key) ?? [])
    const index = at === undefined ? -1 : rest.indexOf(at)
    const kept = rest.filter((_time, place) => place !== index)
    if (kept.length > 0) this.#times.set(key, kept)
    else this.#times.delete(key)
  }

  #forgetOld(now: number): void {
    for (const [key, times] of this.#times) {
      const last = times.at(-1) ?? 0
      if (last > now - this.#windowMs && this.#times.size <= this.#mostKeys) return
      this.#times.delete(key)
    }
  }
}
