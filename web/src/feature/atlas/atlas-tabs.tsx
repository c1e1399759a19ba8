import { Layers, SlidersHorizontal, TableProperties, Wrench } from 'lucide-react'
import { useText } from '../../message/text.ts'

/** What rises from below on a narrow screen. */
export type Sheet = 'controls' | 'legend' | 'work'

interface AtlasTabsProps {
  readonly sheet: Sheet | null
  readonly onSheet: (sheet: Sheet | null) => void
  readonly table: boolean
  readonly onTable: () => void
}

const sheets = [
  { id: 'controls', word: 'tab.controls', Icon: SlidersHorizontal },
  { id: 'legend', word: 'tab.legend', Icon: Layers },
] as const
const work = { id: 'work', word: 'work.tab', Icon: Wrench } as const

/** The tabs below the map on a narrow screen: each opens its sheet, or the table. */
export function AtlasTabs({ sheet, onSheet, table, onTable }: AtlasTabsProps) {
  const text = useText()
  const tab = ({ id, word, Icon }: (typeof sheets)[number] | typeof work) => (
    <button key={id} type="button" aria-expanded={sheet === id} onClick={() => onSheet(sheet === id ? null : id)}>
      <Icon size={18} aria-hidden="true" />
      {text(word)}
    </button>
  )
  return (
    <div className="atlas-tabs">
      {sheets.map(tab)}
      <button type="button" aria-expanded={table} onClick={onTable}>
        <TableProperties size={18} aria-hidden="true" />
        {text('tab.table')}
      </button>
      {tab(work)}
    </div>
  )
}
