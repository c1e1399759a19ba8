import { readFileSync } from 'node:fs'
import { schema } from '@hub/schema'
import { printContract } from '@hub/schema/print'
import { expect, test } from 'vitest'

test('the committed contract is what the code says; run `pnpm schema` when it changed on purpose', () => {
  const committed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')
  expect(printContract(schema)).toBe(committed)
})
