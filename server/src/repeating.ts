/** Something that is done again and again while the hub runs. */
export interface Repeating {
  /** Does it once more, after what is under way, and never again. */
  stop(): Promise<void>
}

/** Does `work` every so often, never twice at once. `goesOn` tells long work whether to go on: not once it is to stop. */
export function startRepeating(
  everyMs: number,
  work: (goesOn: () => boolean) => Promise<unknown>,
  onFault: (error: unknown) => void,
): Repeating {
  let under: Promise<unknown> = Promise.resolve()
  let busy = false
  let stopped = false
  const once = () => {
    if (busy) return
    busy = true
    under = work(() => !stopped)
      .catch(onFault)
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(once, everyMs).unref()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await under
      once()
      await under
    },
  }
}
