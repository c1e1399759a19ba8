/** What a spreadsheet may take for the start of a formula, in half and full width. */
const formulaStart = /^[=+\-@\t\r＝＋－＠]/

/**
 * One cell of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it, which `unguarded` takes off
 * again; separators, quotes and line ends are quoted as RFC 4180 says.
 */
export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = formulaStart.test(value) ? `'${value}` : value
  return /[",;\t\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A cell as it was before `csvCell` guarded it. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell
}
