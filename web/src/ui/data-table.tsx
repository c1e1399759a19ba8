import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { type ReactNode, useState } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly label: ReactNode
  readonly numeric?: boolean
  readonly cell: (row: Row) => ReactNode
  /** Order of two rows; a column without it cannot be sorted. */
  readonly compare?: (a: Row, b: Row) => number
  /** Rows that keep their place at the end in both directions, such as those without a number. */
  readonly last?: (row: Row) => boolean
}

interface DataTableProps<Row> {
  readonly caption: ReactNode
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly start?: { readonly key: string; readonly down: boolean }
  readonly sortLabel: (column: ReactNode) => string
}

/** A table whose columns can be sorted; the first cell of a row is its heading. */
export function DataTable<Row>({ caption, columns, rows, rowKey, start, sortLabel }: DataTableProps<Row>) {
  const [order, setOrder] = useState(start)
  const by = columns.find((column) => column.key === order?.key)
  const sorted = by?.compare ? [...rows].sort((a, b) => compareRows(by, order?.down === true, a, b)) : rows
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => {
              const active = column.key === order?.key
              const sort = active ? (order?.down ? 'descending' : 'ascending') : 'none'
              return (
                <th
                  key={column.key}
                  scope="col"
                  data-numeric={column.numeric}
                  aria-sort={column.compare ? sort : undefined}
                >
                  {column.compare ? (
                    <button
                      type="button"
                      className="table-sort"
                      title={sortLabel(column.label)}
                      onClick={() =>
                        setOrder({ key: column.key, down: active ? !order?.down : column.numeric === true })
                      }
                    >
                      {column.label}
                      <SortIcon sort={sort} />
                    </button>
                  ) : (
                    column.label
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} data-numeric={column.numeric} data-label={textOf(column.label)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function compareRows<Row>(column: Column<Row>, down: boolean, a: Row, b: Row): number {
  const [aLast, bLast] = [column.last?.(a) === true, column.last?.(b) === true]
  if (aLast !== bLast) return aLast ? 1 : -1
  const order = column.compare?.(a, b) ?? 0
  return down ? -order : order
}

function SortIcon({ sort }: { readonly sort: 'ascending' | 'descending' | 'none' }) {
  const Icon = sort === 'none' ? ArrowUpDown : sort === 'ascending' ? ArrowUp : ArrowDown
  return <Icon size={13} aria-hidden="true" className={sort === 'none' ? 'quiet' : undefined} />
}

/** The heading of a column as plain text, for the layout of narrow screens where it stands beside each cell. */
const textOf = (label: ReactNode) => (typeof label === 'string' ? label : undefined)
