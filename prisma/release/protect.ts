import { dropWithheld } from './drop-withheld.ts'
import { keepEarlier } from './earlier.ts'
import { keepClosed } from './keep-closed.ts'
import { followKin } from './kin.ts'
import { markProvisional } from './mark-provisional.ts'
import { roundCounts } from './round-counts.ts'
import { shieldWithheld } from './shield/shield.ts'
import type { Frame, Step, Table } from './table.ts'
import { tellSilence } from './tell-silence.ts'
import { withholdRemainder } from './withhold-remainder.ts'
import { withholdSmall } from './withhold-small.ts'

/** What is done to exact cells before they are told, in this order. A new rule is a new step in this list. */
export const steps: readonly Step[] = [
  keepClosed,
  withholdSmall,
  withholdRemainder,
  keepEarlier,
  roundCounts,
  followKin,
  shieldWithheld,
  dropWithheld,
  tellSilence,
  markProvisional,
]

/** Runs the tables of one metric through every step. */
export async function protect(
  tables: readonly Table[],
  frame: Frame,
  list: readonly Step[] = steps,
): Promise<readonly Table[]> {
  let current = tables
  for (const step of list) current = await step.apply(current, frame)
  return current
}
