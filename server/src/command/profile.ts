import { badInput } from '@hub/prisma/refusal'
import type { Command } from 'commander'

/** Layouts of files that the hub knows; the exchange layouts of other bodies are added to this list. */
const profiles = ['hub'] as const

/** Adds `--profile` to a command, and checks it: an unknown layout must not be read or written as another one. */
export function withProfile(command: Command): Command {
  return command.option(
    '--profile <name>',
    `layout of the file: ${profiles.join(' | ')}`,
    (name: string) => {
      if (!profiles.some((one) => one === name)) {
        throw badInput('--profile', `there is no layout ${name}. The layouts are: ${profiles.join(', ')}.`)
      }
      return name
    },
    'hub',
  )
}
