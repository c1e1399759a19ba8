import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type BriefingForm, briefingForms, briefingPath, isCancelled, scheduledGrains } from '@hub/contract/briefing'
import { baselines, grains, periodLabel } from '@hub/contract/period'
import { recordOperation } from '@hub/prisma/data/audit'
import { listBriefings } from '@hub/prisma/data/briefing'
import {
  endBriefingSchedule,
  listBriefingSchedules,
  nextBriefing,
  scheduleBriefing,
} from '@hub/prisma/data/briefing-schedule'
import { todayInVietnam } from '@hub/prisma/data/figure-live'
import { pageLimit } from '@hub/prisma/data/page'
import type { Database } from '@hub/prisma/database'
import { badInput, withFieldNamed } from '@hub/prisma/refusal'
import type { Command } from 'commander'
import { makeDue } from '../briefing/keep.ts'
import { briefingNote, makeBriefing } from '../briefing/make.ts'
import { type BriefingRequest, briefingFromQuery } from '../briefing/request.ts'
import type { Work } from '../command.ts'
import { withProfile } from './profile.ts'

interface ComparisonOptions {
  readonly form: string
  readonly metrics?: string
  readonly metric?: string
  readonly basis?: string
  readonly units?: string
  readonly grain?: string
  readonly baseline?: string
}

interface BriefingOptions extends ComparisonOptions {
  readonly out?: string
  readonly period?: string
}

interface ScheduleOptions extends ComparisonOptions {
  readonly title: string
  readonly from?: string
  readonly to?: string
}

/** Options that are not called as the fields they fill. */
const optionOf: Readonly<Record<string, string>> = { validFrom: '--from', validTo: '--to' }

/** A fault of a field is told of the option that fills it */
const inOptions = (error: unknown): unknown => withFieldNamed(error, (field) => optionOf[field] ?? `--${field}`)

/** Does what a command asks for, and tells of its options what is wrong with them. */
async function withOptions<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw inOptions(error)
  }
}

/** What a schedule makes next, in a sentence. */
async function nextWord(db: Database, id: string): Promise<string> {
  const schedule = (await listBriefingSchedules(db, { role: 'owner' })).find((one) => one.id === id)
  const next = schedule && (await nextBriefing(db, schedule))
  if (!next) return 'No period is left to be told after those that are told already.'
  return `The next is of ${periodLabel(next.period, 'en')}, made when a release tells it: on ${next.notBefore} at the earliest.`
}

const owner = { access: { role: 'owner' }, requestId: 'hub briefing' } as const

const small = (list: readonly string[]) => list.join(' | ').toLowerCase()

/** Adds the options that say what is compared, and in which form. */
const withComparison = (command: Command): Command =>
  command
    .option('--form <form>', `${briefingForms.join(' | ')}: one page, six pages, or a workbook`, 'pdf1')
    .option('--metrics <ids>', 'metrics that are compared, with commas between them, such as tips_received')
    .option('--metric <id>', 'the one of them that is drawn and put into words; the first when left out')
    .option('--basis <code>', '27 is the 8 districts until 30/6/2025, 24 the 99 communes since', '27')
    .option('--units <codes>', 'only these units, with commas between them')
    .option('--baseline <name>', small(baselines), 'previous_period')

function formFrom(asked: string): BriefingForm {
  const form = briefingForms.find((one) => one === asked)
  if (!form) throw badInput('--form', `there is no ${asked}. Choose one of: ${briefingForms.join(', ')}.`)
  return form
}

/** What options ask for; those left out are not there. */
function requestFrom(
  { metrics, metric, grain, basis, units, baseline }: ComparisonOptions,
  period: string | undefined,
): BriefingRequest {
  const texts = { metrics, metric, period, grain, basis, units, baseline }
  try {
    return briefingFromQuery(Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)))
  } catch (error) {
    throw inOptions(error)
  }
}

/** `hub briefing`: a comparison as a paper for a meeting, from the newest release; and those that are made on schedule. */
export function briefingCommand(program: Command, work: () => Work): void {
  const briefing = withProfile(withComparison(program.command('briefing')))
    .enablePositionalOptions()
    .option('--out <file>', 'the file to write; named by metric, period and release here when left out')
    .option('--period <day>', 'any day of the period, YYYY-MM-DD')
    .option('--grain <grain>', small(grains), 'year')
    .description('write a comparison as a paper for a meeting, with map, chart, conclusion, method and source')
    .action(async ({ out, period, ...asked }: BriefingOptions) => {
      const { io, cwd, db } = work()
      const form = formFrom(asked.form)
      const request = requestFrom(asked, period)
      const made = await withOptions(makeBriefing(db, { role: 'public' }, request, form))
      await recordOperation(db, { role: 'owner' }, briefingNote(request, form, made))
      const path = resolve(cwd, out ?? made.fileName)
      await writeFile(path, made.bytes)
      io.out(`Wrote ${path}: ${made.title}, of release ${made.release}.`)
    })
  withComparison(briefing.command('schedule'))
    .requiredOption('--title <text>', 'what the list calls it; everybody reads it')
    .option('--grain <grain>', small(scheduledGrains), 'month')
    .option('--from <day>', 'periods that end on this day or later; today when left out')
    .option('--to <day>', 'periods that end on this day or earlier; until it is ended when left out')
    .description('have a briefing made and kept at the end of every month or quarter')
    .action(async ({ title, from, to, ...asked }: ScheduleOptions) => {
      const { io, db } = work()
      const validFrom = from ?? todayInVietnam()
      const { period: _day, level: _level, ...choices } = requestFrom(asked, todayInVietnam())
      if (asked.grain && !scheduledGrains.some((one) => one.toLowerCase() === asked.grain))
        throw badInput('--grain', `briefings are made by ${small(scheduledGrains)}, not by ${asked.grain}.`)
      const form = formFrom(asked.form)
      const wanted = { ...choices, form, title, validFrom, validTo: to ?? null }
      const id = await withOptions(scheduleBriefing(db, owner, wanted))
      io.out(`Schedule ${id}: ${title}. ${await nextWord(db, id)}`)
      await makeDue(db, (name) => io.out(`Briefing kept: ${name}.`))
    })
  briefing
    .command('end')
    .argument('<number>', 'number of the schedule; see: hub briefing list')
    .option(
      '--to <day>',
      'the last day on which a period may end; today when left out, which cancels one that has not begun',
    )
    .description('end a schedule; what was made stays')
    .action(async (number: string, { to }: { to?: string }) => {
      const { io, db } = work()
      if (!/^[1-9]\d{0,17}$/.test(number))
        throw badInput('number', 'must be that of a schedule; see: hub briefing list')
      const ended = await withOptions(endBriefingSchedule(db, owner, number, to))
      io.out(
        isCancelled(ended)
          ? `Schedule ${number} is cancelled: it had not begun.`
          : `Schedule ${number} is ended: nothing is made of periods that end after ${ended.validTo}.`,
      )
    })
  briefing
    .command('list')
    .description('list the schedules, and the newest briefings that were kept')
    .action(async () => {
      const { io, db } = work()
      for (const one of await listBriefingSchedules(db, { role: 'owner' }))
        io.out(
          `schedule ${one.id}\t${one.grain}\t${one.form}\t${one.validFrom} – ${isCancelled(one) ? 'cancelled' : (one.validTo ?? '')}\t${one.title}${one.lastFault ? `\tcannot be made: ${one.lastFault}` : ''}`,
        )
      for (const one of (await listBriefings(db, {}, { first: pageLimit })).rows)
        io.out(
          `${briefingPath(one.release, one.id, one.form)}\t${periodLabel(one, 'vi')}\t${one.size} bytes\t${one.superseded ? 'superseded' : 'newest'}\t${one.title}`,
        )
    })
  briefing
    .command('make-due')
    .description('make what is due; a running hub, publishing and scheduling do so by themselves')
    .action(async () => {
      const { io, db } = work()
      let made = 0
      await makeDue(db, (name) => {
        made += 1
        io.out(`Briefing kept: ${name}.`)
      })
      if (made === 0) io.err('Nothing is due.')
    })
}
