import { setImmediate as immediate } from 'node:timers/promises'

/** What waits for its turn, with whoever waits for it. */
interface Waiting<Item, Answer> {
  readonly item: Item
  resolve(answer: Answer): void
  reject(reason: unknown): void
}

/**
 * Does many things in one call: those that come while a call is under way share the next one, so nothing waits longer than for the
 * call before its own, and a call never answers with what it knew before the item came.
 *
 * @param most items in one call
 * @param run gives one answer for each item, in their order; when it fails, all of its items fail
 */
export class Together<Item, Answer> {
  readonly #most: number
  readonly #run: (items: readonly Item[]) => Promise<readonly Answer[]>
  readonly #waiting: Waiting<Item, Answer>[] = []
  #busy = false

  constructor(most: number, run: (items: readonly Item[]) => Promise<readonly Answer[]>) {
    this.#most = most
    this.#run = run
  }

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      if (!this.#busy) void this.#work()
    })
  }

  async #work(): Promise<void> {
    this.#busy = true
    while (this.#waiting.length > 0) {
      // those whose messages the process is reading in this very turn go together as well
      await immediate()
      const these = this.#waiting.splice(0, this.#most)
      try {
        const answers = await this.#run(these.map(({ item }) => item))
        if (answers.length !== these.length)
          throw new Error(`${answers.length} answers came for ${these.length} items.`)
        for (const [at, { resolve }] of these.entries()) resolve(answers[at] as Answer)
      } catch (error) {
        for (const { reject } of these) reject(error)
      }
    }
    this.#busy = false
  }
}
