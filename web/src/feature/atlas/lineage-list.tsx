import { formatDay, pick } from '../../format.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'

export interface Change {
  readonly effectiveOn: string
  readonly decree: string
  readonly unit: {
    readonly id: string
    readonly level: string
    readonly nameVi: string
    readonly nameEn: string
    readonly outlineUnit?: { readonly id: string } | null
  }
}

interface LineageListProps {
  readonly title: string
  readonly changes: readonly Change[]
  readonly onUnit: (id: string) => void
}

/** Where a unit came from or what it became: by day and decree, with the units by name. */
export function LineageList({ title, changes, onUnit }: LineageListProps) {
  const text = useText()
  const { language } = usePreference()
  if (changes.length === 0) return null
  const groups = groupsBy(changes, (change) => `${change.effectiveOn}|${change.decree}`)
  return (
    <details className="places">
      <summary>
        {title} <span className="count-chip">{changes.length}</span>
      </summary>
      {[...groups].map(([key, group]) => (
        <div key={key} className="lineage">
          <p>
            {text('profile.decree', { day: formatDay(group[0]?.effectiveOn ?? ''), decree: group[0]?.decree ?? '' })}
          </p>
          <ul>
            {group.map(({ unit }) => (
              <li key={unit.id}>
                <button type="button" className="link" onClick={() => onUnit(unit.id)}>
                  {pick(language, unit.nameVi, unit.nameEn)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  )
}

function groupsBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const thing of things) groups.set(keyOf(thing), [...(groups.get(keyOf(thing)) ?? []), thing])
  return groups
}
