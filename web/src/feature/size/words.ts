import type { SymbolKind } from '../../map/symbol-sign.ts'
import type { MessageId } from '../../message/text.ts'

/** What each thing that a map of sizes draws besides plain circles is called. */
export const symbolWord: Readonly<Record<SymbolKind, MessageId>> = {
  RANGE: 'size.RANGE',
  ZERO: 'size.ZERO',
  WITHHELD: 'legend.withheld',
  NOT_REPORTED: 'legend.notReported',
  NO_DATA: 'legend.noData',
}
