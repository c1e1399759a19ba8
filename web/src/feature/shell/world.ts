import { formatDay, formatNumber, type Language } from '../../format.ts'
import type { Text } from '../../message/text.ts'

/**
 * Which of the two worlds the figures of the page come from: a published release, or the live rows that an account with exact figures
 * reads. NONE: there is no release yet, or it is not known.
 */
export interface World {
  readonly kind: 'RELEASED' | 'LIVE' | 'NONE'
  /** Its name in a few words: the number of the release and its last day, or the account that reads live rows. */
  readonly name: string
  /** That the records are invented and by how much they are scaled; null when they are real. */
  readonly synthetic: string | null
  /** Both in one line, for pictures, files and print. */
  readonly line: string
  /** Both in short lines, for the mark across the map. */
  readonly mark: readonly string[]
}

/** Pages whose figures are those of the newest release for everybody, whatever an account reads elsewhere. */
const releasePages: readonly string[] = ['/alerts', '/briefings']

/** The scope that makes figures live and exact. */
const exactScope = 'figures:exact'

interface Parts {
  /** Path of the page that is shown. */
  readonly path: string
  readonly release:
    | {
        readonly number: number
        readonly dataThrough: string
        readonly synthetic: boolean
        readonly scaleFactor: number | null
      }
    | null
    | undefined
  readonly viewer: { readonly name: string | null; readonly scopes: readonly { readonly name: string }[] } | null
}

/** Puts a world into words; pure. */
export function worldFrom({ path, release, viewer }: Parts, text: Text, language: Language): World {
  const live = viewer !== null && !releasePages.includes(path) && viewer.scopes.some(({ name }) => name === exactScope)
  const kind = live ? 'LIVE' : release ? 'RELEASED' : 'NONE'
  const name = live
    ? text('world.live', { name: viewer.name ?? '' })
    : release
      ? text('world.released', { number: release.number, through: formatDay(release.dataThrough) })
      : text('world.none')
  const synthetic = release?.synthetic
    ? text('synthetic.onMap', { factor: formatNumber(release.scaleFactor ?? 1, language) })
    : null
  const short = live
    ? text('world.liveMark', { name: viewer.name ?? '' })
    : release && text('world.releasedMark', { number: release.number })
  const told = (parts: readonly (string | null | undefined)[]) => parts.filter((part) => typeof part === 'string')
  return { kind, name, synthetic, line: told([name, synthetic]).join(' · '), mark: told([short, synthetic]) }
}
