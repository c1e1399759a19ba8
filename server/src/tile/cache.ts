/** Keeps the most recently used entries up to a size in bytes. */
export class ByteCache<V> {
  readonly #entries = new Map<string, { value: V; bytes: number }>()
  readonly #limit: number
  #bytes = 0

  constructor(limitBytes: number) {
    this.#limit = limitBytes
  }

  get(key: string): V | undefined {
    const found = this.#entries.get(key)
    if (!found) return undefined
    // the newest use goes to the end of the map's order
    this.#entries.delete(key)
    this.#entries.set(key, found)
    return found.value
  }

  set(key: string, value: V, bytes: number): void {
    if (bytes > this.#limit) return
    const old = this.#entries.get(key)
    if (old) this.#bytes -= old.bytes
    this.#entries.delete(key)
    this.#entries.set(key, { value, bytes })
    this.#bytes += bytes
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#limit) break
      this.#entries.delete(oldest)
      this.#bytes -= entry.bytes
    }
  }
}

interface Flight<V> {
  readonly answer: Promise<V>
  readonly cancel: AbortController
  waiting: number
}

/** Lets identical requests that come while one is under way share it; it is cancelled when the last of them has gone. */
export class Sharing<V> {
  readonly #flights = new Map<string, Flight<V>>()

  async run(key: string, signal: AbortSignal, work: (signal: AbortSignal) => Promise<V>): Promise<V> {
    let flight = this.#flights.get(key)
    if (!flight) {
      const cancel = new AbortController()
      const answer = work(cancel.signal).finally(() => {
        if (this.#flights.get(key)?.cancel === cancel) this.#flights.delete(key)
      })
      flight = { answer, cancel, waiting: 0 }
      this.#flights.set(key, flight)
    }
    const mine = flight
    mine.waiting++
    const leave = () => {
      if (--mine.waiting > 0) return
      // whoever comes next must not join a flight that is being called off
      if (this.#flights.get(key) === mine) this.#flights.delete(key)
      mine.cancel.abort(signal.reason)
    }
    signal.addEventListener('abort', leave, { once: true })
    try {
      return await mine.answer
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }
}
