import { type Period, periodLabel } from '@hub/contract/period'
import type { ReactNode } from 'react'
import { usePreference } from '../../preference.tsx'

interface QuarterTableProps {
  readonly caption: string
  /** What the rows are, as the heading of their column. */
  readonly heading: string
  readonly periods: readonly Period[]
  /** Columns that come after the periods. */
  readonly more?: readonly string[]
  readonly rows: readonly {
    readonly key: string
    readonly name: ReactNode
    /** One for each period, then one for each further column. */
    readonly cells: readonly ReactNode[]
    readonly strong?: boolean
  }[]
}

/** Rows by periods. On a telephone each row is a block in which every cell says its period. */
export function QuarterTable({ caption, heading, periods, more = [], rows }: QuarterTableProps) {
  const { language } = usePreference()
  const columns = [...periods.map((period) => periodLabel(period, language)), ...more]
  return (
    <div className="table-scroll">
      <table className="table quarter-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-strong={row.strong}>
              <th scope="row">{row.name}</th>
              {columns.map((column, index) => (
                <td key={column} data-label={column}>
                  {row.cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
