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
