import { searchFromView, viewFromSearch } from '../../url-state.ts'

/** A view that somebody keeps on this device: a name and the address of the map without its host, as `searchFromView` writes it. */
export interface KeptView {
  readonly name: string
  readonly search: string
}

/** Where they lie in the storage of the browser. */
export const keptKey = 'hub.views'
/** More would not fit into a link to take them along, nor be found again. */
export const mostKept = 50
export const longestName = 80

/** A view written anew: only what the map knows stays, so neither the storage nor a link brings in anything else. */
const known = (search: string) => searchFromView(viewFromSearch(search))

function viewFrom(thing: unknown): KeptView | undefined {
  if (typeof thing !== 'object' || thing === null) return undefined
  const { name, search } = thing as { readonly name?: unknown; readonly search?: unknown }
  if (typeof name !== 'string' || typeof search !== 'string') return undefined
  const words = name.trim().slice(0, longestName)
  return words === '' ? undefined : { name: words, search: known(search) }
}

/** Reads kept views from the text of the storage; what is none is left out. */
export function viewsFromText(text: string | null): KeptView[] {
  try {
    const things: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(things) ? things.flatMap((thing) => viewFrom(thing) ?? []).slice(0, mostKept) : []
  } catch {
    return []
  }
}

export const textFromViews = (views: readonly KeptView[]) => JSON.stringify(views)

/** Adds a view at the head. A name that is taken is taken over: whoever saves under it again means the new one. */
export function withView(views: readonly KeptView[], view: KeptView): KeptView[] {
  const own = viewFrom(view)
  return own ? [own, ...views.filter(({ name }) => name !== own.name)].slice(0, mostKept) : [...views]
}

/** Gives a view another name; one of that name is replaced. */
export function renamed(views: readonly KeptView[], name: string, next: string): KeptView[] {
  const words = next.trim().slice(0, longestName)
  if (words === '' || words === name) return [...views]
  return views
    .filter((view) => view.name !== words)
    .map((view) => (view.name === name ? { ...view, name: words } : view))
}

export const without = (views: readonly KeptView[], name: string) => views.filter((view) => view.name !== name)

/** Several views as the part of an address after '#', which no server is sent. */
export const hashFromViews = (views: readonly KeptView[]) =>
  `views=${encodeURIComponent(JSON.stringify(views.map(({ name, search }) => [name, search])))}`

/** Reads views that came with a link; empty when the part after '#' holds none. */
export function viewsFromHash(hash: string): KeptView[] {
  const text = new URLSearchParams(hash.replace(/^#/, '')).get('views')
  if (!text) return []
  try {
    const pairs: unknown = JSON.parse(text)
    if (!Array.isArray(pairs)) return []
    return pairs
      .flatMap((pair) => (Array.isArray(pair) ? (viewFrom({ name: pair[0], search: pair[1] }) ?? []) : []))
      .slice(0, mostKept)
  } catch {
    return []
  }
}
