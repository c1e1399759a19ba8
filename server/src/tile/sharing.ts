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
