import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { examples } from './example.ts'

const schema = buildSchema(readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8'))

describe('the example operations', () => {
  it.each(examples.map((example) => [example.title, example.query] as const))(
    '%s asks only for what the schema has',
    (_, query) => {
      expect(validate(schema, parse(query)).map((error) => error.message)).toEqual([])
    },
  )

  it('speak to every reader of the hub', () => {
    expect(examples).toHaveLength(8)
  })
})
