import { writeFileSync } from 'node:fs'
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './index.ts'

const heading = '# The contract of the hub. Made from the code by `pnpm schema`; never edited by hand.\n\n'

/** The contract as text: sorted, so that a change shows as a small difference. */
export function printContract(from: GraphQLSchema): string {
  return `${heading}${printSchema(lexicographicSortSchema(from))}\n`
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(new URL('../schema.graphql', import.meta.url), printContract(schema))
}
