/** Offers a file for saving; nothing leaves the browser. */
export function saveFile(name: string, content: Blob) {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A cell of a CSV file. A text that a spreadsheet would run as a formula is kept as text. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?[\d.,]+$/.test(value) ? `'${value}` : value
  return /[",\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Saves rows as CSV in UTF-8; the mark at its start makes spreadsheets read Vietnamese rightly. */
export function saveCsv(name: string, rows: readonly (readonly string[])[]) {
  const body = rows.map((row) => row.map(cell).join(',')).join('\r\n')
  saveFile(name, new Blob(['\uFEFF', body], { type: 'text/csv;charset=utf-8' }))
}
