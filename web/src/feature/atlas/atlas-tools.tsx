import { Maximize, Minus, Plus, TableProperties } from 'lucide-react'
import { useText } from '../../message/text.ts'

interface AtlasToolsProps {
  readonly table: boolean
  readonly onTable: () => void
  readonly onZoom: (by: 1 | -1) => void
  readonly onHome: () => void
}

/** Buttons over the map: nearer, further, the whole of it, and its table. */
export function AtlasTools({ table, onTable, onZoom, onHome }: AtlasToolsProps) {
  const text = useText()
  return (
    <div className="atlas-tools" role="toolbar" aria-label={text('map.tools')}>
      <button type="button" className="icon-button" onClick={() => onZoom(1)} aria-label={text('map.zoomIn')}>
        <Plus size={18} aria-hidden="true" />
      </button>
      <button type="button" className="icon-button" onClick={() => onZoom(-1)} aria-label={text('map.zoomOut')}>
        <Minus size={18} aria-hidden="true" />
      </button>
      <button type="button" className="icon-button" onClick={onHome} aria-label={text('map.home')}>
        <Maximize size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-pressed={table}
        onClick={onTable}
        aria-label={text('table.title')}
      >
        <TableProperties size={17} aria-hidden="true" />
      </button>
    </div>
  )
}
