import { keepClosed } from './keep-closed.ts'
import { markProvisional } from './mark-provisional.ts'
import type { Frame, Step, Table } from './table.ts'
import { tellSilence } from './tell-silence.ts'
import { withholdSmall } from './withhold-small.ts'

/** What is done to exact cells before they are told, in this order. A new rule is a new step in this list. */
export const steps: readonly Step[] = [keepClosed, withholdSmall, tellSilence, markProvisional]

/** Runs the tables of one metric through every step. */
export function protect(tables: readonly Table[], frame: Frame, list: readonly Step[] = steps): readonly Table[] {
  return list.reduce((current, step) => step.apply(current, frame), tables)
}
