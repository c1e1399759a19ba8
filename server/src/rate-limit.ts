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
