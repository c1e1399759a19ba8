import { ArrowDown, ArrowUp, ArrowUpDown, ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useText } from '../message/text.ts'

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
  /** Rows of one page; without it all are shown at once. */
  readonly pageSize?: number
  /** Hears of a new order, for whoever keeps it elsewhere. */
  readonly onOrder?: (order: { readonly key: string; readonly down: boolean }) => void
  /** A row that stays on top whatever the order. */
  readonly isTop?: (row: Row) => boolean
  /** How a row is marked, for the style sheet. */
  readonly mark?: (row: Row) => string | undefined
  /** Hears which row the pointer or the focus is in; null when it left. */
  readonly onPoint?: (row: Row | null) => void
}

/** A table whose columns can be sorted, in pages where it is long; the first cell of a row is its heading. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, start, sortLabel, pageSize, onOrder, isTop, mark, onPoint } = props
  const [order, setOrder] = useState(start)
  const [page, setPage] = useState(0)
  const captionId = useId()
  const by = columns.find((column) => column.key === order?.key)
  const ordered = by?.compare ? [...rows].sort((a, b) => compareRows(by, order?.down === true, a, b)) : rows
  const sorted = isTop ? [...ordered.filter(isTop), ...ordered.filter((row) => !isTop(row))] : ordered
  const size = pageSize ?? sorted.length
  // Fewer rows than before may have fewer pages.
  const first = Math.min(page, Math.max(0, Math.ceil(sorted.length / size) - 1)) * size || 0
  const shown = sorted.slice(first, first + size)
  return (
    <div className="table-scroll">
      <table className="table">
        <caption id={captionId}>{caption}</caption>
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
                      onClick={() => {
                        const next = { key: column.key, down: active ? !order?.down : column.numeric === true }
                        setOrder(next)
                        setPage(0)
                        onOrder?.(next)
                      }}
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
          {shown.map((row) => (
            <tr
              key={rowKey(row)}
              data-mark={mark?.(row)}
              onPointerEnter={onPoint && (() => onPoint(row))}
              onPointerLeave={onPoint && (() => onPoint(null))}
              onFocus={onPoint && (() => onPoint(row))}
              onBlur={onPoint && (() => onPoint(null))}
            >
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
      {size < sorted.length && (
        <Pager first={first} size={size} all={sorted.length} captionId={captionId} onPage={setPage} />
      )}
    </div>
  )
}

interface PagerProps {
  /** Position of the first row that is shown. */
  readonly first: number
  readonly size: number
  readonly all: number
  /** Id of the caption of the table, which tells its pages from those of another. */
  readonly captionId: string
  readonly onPage: (page: number) => void
}

/** The way through the pages of a table. At either end a button stays where it is, and the focus with it. */
function Pager({ first, size, all, captionId, onPage }: PagerProps) {
  const text = useText()
  const id = useId()
  const page = first / size
  const [isFirst, isLast] = [page === 0, first + size >= all]
  return (
    <nav className="pager" id={id} aria-label={text('page.label')} aria-labelledby={`${id} ${captionId}`}>
      <button
        type="button"
        className="icon-button"
        aria-label={text('page.before')}
        aria-disabled={isFirst}
        onClick={() => !isFirst && onPage(page - 1)}
      >
        <ChevronLeft size={18} aria-hidden="true" />
      </button>
      <span role="status">{text('page.at', { from: first + 1, to: Math.min(all, first + size), all })}</span>
      <button
        type="button"
        className="icon-button"
        aria-label={text('page.next')}
        aria-disabled={isLast}
        onClick={() => !isLast && onPage(page + 1)}
      >
        <ChevronRight size={18} aria-hidden="true" />
      </button>
    </nav>
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
