import { isDay } from '@hub/contract/period'
import { withSql } from '@hub/prisma/access'
import { areasOfAccount } from '@hub/prisma/data/account'
import { agencyChoices, type NewArea, unitChoices } from '@hub/prisma/data/area'
import type { Database } from '@hub/prisma/database'
import { badInput } from '@hub/prisma/refusal'
import { needsArea, type Scope } from '@hub/schema/scope'
import type { Command } from 'commander'

/** What the options below come to. */
export interface AreaOptions {
  readonly unit?: readonly string[]
  readonly agency?: readonly string[]
  readonly from?: string
  readonly to?: string
  readonly reason: string
}

/** The options by which an account is given areas. */
export function withAreas(command: Command): Command {
  return command
    .option(
      '--unit <code...>',
      'whose rows it reaches: units of today, or such as 27:258 of the older basis; 24 is the whole province',
    )
    .option('--agency <code...>', 'whose rows it reaches: agencies, with what their forerunners recorded')
    .option('--from <day>', 'first day of the areas, YYYY-MM-DD; today when left out')
    .option('--to <day>', 'last day of the areas; they hold until ended when left out')
    .option('--reason <text>', 'why it is given them', 'dòng lệnh / command line')
}

/** The areas that options name. */
export function areasFromOptions({ unit = [], agency = [], reason, ...days }: AreaOptions): NewArea[] {
  const [from, to] = [days.from ?? null, days.to ?? null]
  for (const [option, day] of [['--from', from] as const, ['--to', to] as const]) {
    if (day !== null && !isDay(day)) throw badInput(option, `${day.slice(0, 20)} is no day; write YYYY-MM-DD.`)
  }
  const split = (texts: readonly string[]) => texts.flatMap((text) => text.split(',')).filter((text) => text !== '')
  return [
    ...split(unit).map((code) => ({ unit: code, from, to, reason })),
    ...split(agency).map((code) => ({ agency: code, from, to, reason })),
  ]
}

/** An account that is to open rows must have an area to open them in. Refuses with what can be written. */
export async function checkAreas(
  db: Database,
  name: string,
  wanted: readonly Scope[],
  areas: readonly NewArea[],
): Promise<void> {
  const rows = wanted.filter(needsArea)
  if (rows.length === 0 || areas.length > 0 || (await areasOfAccount(db, name).catch(() => [])).length > 0) return
  const choices = await withSql(db, { role: 'owner' }, async (sql) => [
    await unitChoices(sql),
    await agencyChoices(sql),
  ])
  throw badInput(
    '--unit',
    `${rows.join(', ')} ${rows.length > 1 ? 'open' : 'opens'} rows, so say whose: add --unit CODE or --agency CODE; --unit 24 is the whole province.\n${choices.join('\n')}`,
  )
}
