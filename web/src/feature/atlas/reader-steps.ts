import type { RefObject } from 'react'
import type { BoundaryBasis } from '../../gql/graphql.ts'
import type { MapHandle } from '../../map/map-view.tsx'
import { boxFromClusterId } from '../../map/overlay-model.ts'
import type { PointedAt } from '../../map/pointed-at.ts'
import { isThing } from '../../overlay-state.ts'
import type { MapView } from '../../url-state.ts'
import { boxFrom, homes, type Showing } from './place.ts'
import type { Unit } from './use-figures.ts'
import type { ChangeView } from './use-map-view.ts'

interface Stage {
  readonly view: MapView
  readonly change: ChangeView
  readonly map: RefObject<MapHandle | null>
  /** Says that the map is on its way to a place on some boundaries. */
  readonly goesTo: (basis: BoundaryBasis) => void
  readonly units: readonly Unit[]
}

/** What a reader does that changes the view and moves the map: shows a found thing, presses the map, opens a unit of the table, goes back. */
export function readerSteps({ view, change, map, goesTo, units }: Stage) {
  const { overlay } = view
  const show = ({ target, layer, unit, day }: Showing) => {
    const layers = layer && !view.layers.includes(layer) ? [...view.layers, layer] : view.layers
    change({
      layers,
      ...(unit ? { unit: unit.id, basis: unit.basis, panel: 'none' as const } : {}),
      ...(day ? { period: day } : {}),
    })
    if (unit) goesTo(unit.basis)
    if (target && 'zoom' in target) map.current?.flyTo(target)
    else if (target) map.current?.fit(target)
    if (unit) setTimeout(() => document.getElementById('profile-title')?.focus(), 0)
  }
  const press = (target: PointedAt | null) => {
    const first = target?.things[0]
    const box = first && boxFromClusterId(first.id)
    const list = box ?? (first?.layer === 'flow' ? 'flow' : null)
    const opened = first && isThing(first.id) ? first.id : null
    const other = list || opened !== overlay.thing || overlay.list !== null
    // One press is one step to take back, whatever it opens and closes.
    change({
      ...(other ? { overlay: { ...overlay, thing: opened, within: null, list } } : {}),
      ...(first ? {} : { unit: target?.unitId ?? null }),
      ...(!first && target?.unitId ? { panel: 'none' as const } : {}),
    })
  }
  const openUnit = (id: string) => {
    change({ unit: id, panel: 'none' })
    const box = boxFrom(units.find((unit) => unit.id === id)?.bbox)
    if (box) map.current?.fit(box)
  }
  const returnTo = (earlier: MapView) => {
    goesTo(earlier.basis)
    map.current?.restore(earlier.camera ?? homes[earlier.basis])
  }
  return { show, press, openUnit, returnTo }
}
