import { FileSpreadsheet, FileText } from 'lucide-react'

/** What kind of file a link leads to, beside its words. */
export function FormIcon({ workbook }: { readonly workbook: boolean }) {
  const Icon = workbook ? FileSpreadsheet : FileText
  return <Icon size={16} aria-hidden="true" />
}
