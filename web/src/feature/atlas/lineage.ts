import type { Language } from '../../format.ts'

interface Named {
  readonly id: string
  readonly nameVi: string
  readonly nameEn: string
}

/** A link between a unit and one it was made from or went into, and the links one step further that way. */
export interface LineageChange {
  readonly effectiveOn: string
  readonly decree: string
  readonly areaShareLow: number
  readonly areaShareHigh: number
  readonly populationShareLow: number
  readonly populationShareHigh: number
  readonly note: string | null
  readonly source: { readonly titleVi: string; readonly titleEn: string }
  readonly unit: Named & { readonly code: string; readonly level: string; readonly outlineUnit: Named | null }
  readonly further: readonly { readonly effectiveOn: string; readonly decree: string; readonly unit: Named }[]
}

/** Whether the older unit went over whole: then figures are carried exactly. */
export const isWhole = (change: LineageChange) => change.areaShareLow === 1 && change.populationShareLow === 1

/**
 * Whether whole communes were joined, so that figures pass over the change exactly. Links with a district are left out: its communes
 * went over, each by a link of its own.
 */
export function joinsWhole(changes: readonly LineageChange[]): boolean {
  const communes = changes.filter(({ unit }) => unit.level === 'COMMUNE')
  return communes.length > 0 && communes.every(isWhole)
}

/** Changes by day and decree, the newest first. */
export function lineageGroups(changes: readonly LineageChange[]) {
  const groups = new Map<string, { effectiveOn: string; decree: string; links: LineageChange[] }>()
  for (const change of changes) {
    const key = `${change.effectiveOn} ${change.decree}`
    const group = groups.get(key) ?? { effectiveOn: change.effectiveOn, decree: change.decree, links: [] }
    group.links.push(change)
    groups.set(key, group)
  }
  return [...groups.values()].sort((a, b) => b.effectiveOn.localeCompare(a.effectiveOn))
}

/** The part of a note in the reader's language: notes of links carry both, Vietnamese first, divided by ' / '. */
export function spokenNote(note: string, language: Language): string {
  const [vi = note, en = vi] = note.split(' / ')
  return language === 'vi' ? vi : en
}
