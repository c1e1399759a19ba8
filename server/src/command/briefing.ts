import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { baselines, grains } from '@hub/contract/period'
import { recordOperation } from '@hub/prisma/data/audit'
import { badInput } from '@hub/prisma/refusal'
import type { Command } from 'commander'
import { type BriefingForm, briefingForms, briefingNote, makeBriefing } from '../briefing/make.ts'
import { briefingFromQuery } from '../briefing/request.ts'
import type { Work } from '../command.ts'
import { withProfile } from './profile.ts'

interface BriefingOptions {
  readonly form: string
  readonly out?: string
  readonly metrics?: string
  readonly metric?: string
  readonly basis?: string
  readonly units?: string
  readonly grain?: string
  readonly period?: string
  readonly baseline?: string
}

const small = (list: readonly string[]) => list.join(' | ').toLowerCase()

/** `hub briefing`: a comparison as a paper for a meeting, from the newest release. */
export function briefingCommand(program: Command, work: () => Work): void {
  withProfile(program.command('briefing'))
    .option('--form <form>', `${briefingForms.join(' | ')}: one page, six pages, or a workbook`, 'pdf1')
    .option('--out <file>', 'the file to write; named by metric, period and release here when left out')
    .option('--metrics <ids>', 'metrics that are compared, with commas between them, such as tips_received')
    .option('--metric <id>', 'the one of them that is drawn and put into words; the first when left out')
    .option('--period <day>', 'any day of the period, YYYY-MM-DD')
    .option('--grain <grain>', small(grains), 'year')
    .option('--basis <code>', '27 is the 8 districts until 30/6/2025, 24 the 99 communes since', '27')
    .option('--units <codes>', 'only these units, with commas between them')
    .option('--baseline <name>', small(baselines), 'previous_period')
    .description('write a comparison as a paper for a meeting, with map, chart, conclusion, method and source')
    .action(async ({ form: asked, out, ...query }: BriefingOptions) => {
      const { io, cwd, db } = work()
      const form: BriefingForm | undefined = briefingForms.find((one) => one === asked)
      if (!form) throw badInput('--form', `there is no ${asked}. Choose one of: ${briefingForms.join(', ')}.`)
      const { metrics, metric, period, grain, basis, units, baseline } = query
      const request = briefingFromQuery(
        Object.fromEntries(
          Object.entries({ metrics, metric, period, grain, basis, units, baseline }).filter(
            ([, text]) => text !== undefined,
          ),
        ),
      )
      const made = await makeBriefing(db, { role: 'public' }, request, form)
      await recordOperation(db, { role: 'owner' }, briefingNote(request, form, made))
      const path = resolve(cwd, out ?? made.fileName)
      await writeFile(path, made.bytes)
      io.out(`Wrote ${path}: ${made.title}, of release ${made.release}.`)
    })
}
