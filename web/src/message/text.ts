import { useIntl } from 'react-intl'
import type { vi } from './vi.ts'

export type MessageId = keyof typeof vi
/** Words of the page in the reader's language; ids are checked against the catalogue. */
export type Text = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string

/** The words of the page. Every word a reader sees comes from here or from the hub's own data. */
export function useText(): Text {
  const intl = useIntl()
  return (id, values) => intl.formatMessage({ id }, values)
}
