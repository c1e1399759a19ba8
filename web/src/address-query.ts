/** A part of an address as it stands there. */
export interface AddressPart {
  readonly name: string
  readonly text: string
}

/**
 * The query of an address while it is read, part by part. What is missing or makes no sense falls back to what the reader of the part says;
 * what makes no sense is noted, so that the page can say so. An empty text is as good as none.
 */
export class AddressQuery {
  readonly #query: URLSearchParams
  /** What was not understood of the parts read so far, in the order of reading. */
  readonly unknown: AddressPart[] = []

  constructor(search: string) {
    this.#query = new URLSearchParams(search)
  }

  /** What a part says, as `find` understands it; undefined or null there means that it does not. */
  one<Found, Fallback>(
    name: string,
    find: (text: string) => Found | null | undefined,
    fallback: Fallback,
  ): Found | Fallback {
    const text = this.#query.get(name)
    if (!text) return fallback
    const found = find(text)
    if (found !== undefined && found !== null) return found
    this.unknown.push({ name, text })
    return fallback
  }

  /** The members of a list that `find` understands, as they are ordered there; the others are noted one by one. */
  many<Found>(name: string, find: (text: string) => Found | undefined, divider = '.'): Found[] {
    const members = this.#query.get(name)?.split(divider).filter(Boolean) ?? []
    return members.flatMap((text) => {
      const found = find(text)
      if (found === undefined) this.unknown.push({ name, text })
      return found === undefined ? [] : [found]
    })
  }

  /** Those of some choices that a list names, in the order of the choices. */
  among<Choice extends string>(name: string, choices: readonly Choice[]): readonly Choice[] {
    const named = this.many(name, (text) => choices.find((choice) => choice === text))
    return choices.filter((choice) => named.includes(choice))
  }

  /** Whether something is switched on: 1 is yes, 0 is no. */
  flag(name: string): boolean {
    return this.one(name, (text) => (text === '1' || text === '0' ? text === '1' : undefined), false)
  }
}

/** Reads one of some choices by its own name. */
export const choiceOf =
  <const Choice extends string | number>(choices: readonly Choice[]) =>
  (text: string): Choice | undefined =>
    choices.find((choice) => String(choice) === text)

/** Reads a text that has a form, such as an id. */
export const shaped = (form: RegExp) => (text: string) => (form.test(text) ? text : undefined)

/** Reads the name of a metric. Whether the hub has it, only the hub knows. */
export const metricName = shaped(/^[a-z0-9_]+$/)
