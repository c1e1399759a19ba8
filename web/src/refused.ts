import type { Period } from '@hub/contract/period'

/** What the hub refused when this document was asked for: it stands in its head, since a document cannot read its own status. */
export interface Refused {
  readonly code: string
  /** What the hub says, in English. */
  readonly words: string
  /** The newest period that is told, where another was asked for. */
  readonly newest?: Period | null
  readonly path: string
}

/** What was refused at the address that this document was loaded from; undefined for a page. */
export const refused: Refused | undefined = readRefused()

function readRefused(): Refused | undefined {
  const said = document.querySelector('meta[name="refusal"]')?.getAttribute('content')
  return said ? { ...(JSON.parse(said) as Omit<Refused, 'path'>), path: location.pathname } : undefined
}
