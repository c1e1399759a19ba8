import { useText } from '../../message/text.ts'
import type { ChangeView } from '../atlas/use-map-view.ts'

/** The way from "where is much" to "where is more than the people there would lead to expect". */
export function ToHotspots({ change }: { readonly change: ChangeView }) {
  const text = useText()
  return (
    <button type="button" className="button" onClick={() => change({ draw: 'hotspot' })}>
      {text('cell.toHotspots')}
    </button>
  )
}
