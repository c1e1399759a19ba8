import { formatDay, formatNumber, formatTold, middleOf, pick, type Told, wordsOf } from '../../format.ts'
import type { PointedAt } from '../../map/pointed-at.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import { CellLine } from '../cell/cell-line.tsx'
import type { Cells } from '../cell/use-cells.ts'
import { JudgedHover } from '../judged/judged-line.tsx'
import type { Judged } from '../judged/use-judged.ts'
import type { Sized } from '../size/use-sized.ts'
import { ChangeHover } from '../time/change-hover.tsx'
import type { Beside } from '../time/use-beside.ts'
import { overlayWord } from './layer-list.tsx'
import type { Atlas } from './use-atlas.ts'

const shownThings = 4
const noCount: Told = { kind: 'NO_DATA' }

/** The second metric of a unit, in words. */
function SizeLine({ sized, unitId }: { readonly sized: Sized; readonly unitId: string }) {
  const text = useText()
  const { language } = usePreference()
  const { metric } = sized
  const row = sized.figures.get(unitId)
  const value = row?.value ?? noCount
  return (
    <p>
      {pick(language, metric.labelVi, metric.labelEn)}:{' '}
      <span className="hover-figure">{wordsOf(value, text, language)}</span>{' '}
      {middleOf(value) !== undefined && pick(language, metric.unitVi, metric.unitEn)}
      {row?.provisional && ` · ${text('count.provisionalMark')}`}
    </p>
  )
}

/** What lies under the pointer: the unit's figure in words, and the things drawn over it. */
export function HoverCard({
  target,
  atlas,
  judged,
  cells,
  beside,
  sized,
  width,
  notes,
}: {
  readonly target: PointedAt
  readonly atlas: Atlas
  readonly judged: Judged | null
  /** Counts at places, where they are drawn in place of figures. */
  readonly cells: Cells | null
  /** What the map is set beside, if anything. */
  readonly beside: Beside | null
  /** A second metric that is told by size. */
  readonly sized: Sized | null
  readonly width: number
  /** What else is told of a thing, by its id. */
  readonly notes?: ReadonlyMap<string, string>
}) {
  const text = useText()
  const { language } = usePreference()
  const unit = atlas.units.find(({ id }) => id === target.unitId)
  const row = target.unitId ? atlas.figures.get(target.unitId) : undefined
  const { metric } = atlas
  if (!unit && !target.cellId && target.things.length === 0) return null
  const changes = beside !== null && beside.peer.mode !== 'swipe'
  const figures = !judged?.map && !cells && !changes
  const left = target.x > width - 280
  return (
    <div
      className="hover-card"
      aria-hidden="true"
      style={{
        left: target.x + (left ? -14 : 14),
        top: target.y + 14,
        transform: left ? 'translateX(-100%)' : undefined,
      }}
    >
      {unit && <strong>{pick(language, unit.nameVi, unit.nameEn)}</strong>}
      {changes && beside && unit && <ChangeHover beside={beside} atlas={atlas} unitId={unit.id} />}
      {judged && <JudgedHover judged={judged} unitId={target.unitId} cellId={target.cellId} />}
      {cells && metric && <CellLine cells={cells} metric={metric} target={target} />}
      {figures && row && metric && (
        <p>
          <span className="hover-figure">{wordsOf(row.value, text, language)}</span>{' '}
          {middleOf(row.value) !== undefined && pick(language, metric.unitVi, metric.unitEn)}
          {row.provisional && ` · ${text('count.provisionalMark')}`}
        </p>
      )}
      {figures && row?.rate && metric?.per && middleOf(row.rate) !== undefined && (
        <p className="quiet">{text('rate.sentence', { rate: formatTold(row.rate, language), per: metric.per })}</p>
      )}
      {figures && row && row.value.kind !== 'EXACT' && target.things.length === 0 && (
        <p className="quiet">{text('hover.why')}</p>
      )}
      {sized?.second && unit && <SizeLine sized={sized} unitId={unit.id} />}
      {target.things.slice(0, shownThings).map((thing) => (
        <p key={thing.id} className="hover-thing">
          <span>{thing.layer in overlayWord ? text(overlayWord[thing.layer as keyof typeof overlayWord]) : ''}</span>
          {thing.count !== null && (
            <strong>{text('cluster.count', { count: formatNumber(thing.count, language) })}</strong>
          )}{' '}
          {pick(language, thing.nameVi, thing.nameEn)}
          {notes?.has(thing.id) && <small>{notes.get(thing.id)}</small>}
          {thing.heldOn && ` · ${formatDay(thing.heldOn)}`}
        </p>
      ))}
      {target.things.length > shownThings && (
        <p className="quiet">{text('hover.more', { count: target.things.length - shownThings })}</p>
      )}
    </div>
  )
}
