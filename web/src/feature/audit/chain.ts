/** The parts of an entry that chain it to the one before it. */
interface Link {
  readonly chain: string
  readonly number: string
  readonly hash: string
  readonly previousHash: string | null
}

/** How the entries on a page hang together: places where one entry follows the one before it, and places where it does not. */
export interface ChainState {
  readonly whole: number
  readonly broken: readonly { readonly chain: string; readonly number: string }[]
}

/**
 * Checks, in the browser, every two entries on a page that stand next to each other in one chain: the later one must name the hash of
 * the earlier. What lies outside the page, and whether each hash is that of its entry, only `hub audit verify` can tell.
 */
export function chainState(entries: readonly Link[]): ChainState {
  const place = (chain: string, number: bigint) => `${chain} ${number}`
  const hashes = new Map(entries.map((entry) => [place(entry.chain, BigInt(entry.number)), entry.hash]))
  const checked = entries.flatMap((entry) => {
    const before = hashes.get(place(entry.chain, BigInt(entry.number) - 1n))
    return before === undefined ? [] : [{ entry, holds: before === entry.previousHash }]
  })
  const broken = checked.filter(({ holds }) => !holds)
  return {
    whole: checked.length - broken.length,
    broken: broken.map(({ entry: { chain, number } }) => ({ chain, number })),
  }
}
