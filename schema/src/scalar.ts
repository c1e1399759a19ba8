import { GraphQLError, Kind, type ValueNode } from 'graphql'
import { builder } from './builder.ts'

const dayPattern = /^\d{4}-\d{2}-\d{2}$/

/** A calendar day as the database takes it; refuses days that do not exist. */
function dayFromInput(value: unknown): string {
  if (typeof value === 'string' && dayPattern.test(value)) {
    const date = new Date(`${value}T00:00:00Z`)
    if (!Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value) return value
  }
  throw new GraphQLError(`Date wants a day such as "2025-07-01", not ${JSON.stringify(value)?.slice(0, 40)}.`)
}

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

function instantFromInput(value: unknown): string {
  if (typeof value === 'string' && instantPattern.test(value) && !Number.isNaN(Date.parse(value))) return value
  throw new GraphQLError(
    `DateTime wants an instant with its zone, such as "2025-07-01T09:30:00+07:00", not ${JSON.stringify(value)?.slice(0, 40)}.`,
  )
}

function text(node: ValueNode): string | undefined {
  return node.kind === Kind.STRING ? node.value : undefined
}

builder.scalarType('Date', {
  description: 'A calendar day in Việt Nam (Asia/Ho_Chi_Minh), as ISO 8601 without time: `2025-07-01`.',
  serialize: (value) => value,
  parseValue: dayFromInput,
  parseLiteral: (node) => dayFromInput(text(node)),
})

builder.scalarType('DateTime', {
  description:
    'An instant, ISO 8601 with its zone. Answers are in UTC: `2025-07-01T02:30:00.000Z`. Input may carry any offset, such as `+07:00`.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : value),
  parseValue: instantFromInput,
  parseLiteral: (node) => instantFromInput(text(node)),
})

builder.scalarType('JSON', {
  description: 'A JSON value whose shape the field describes.',
  serialize: (value) => value,
})

builder.scalarType('GeoJSON', {
  description: 'A GeoJSON geometry (RFC 7946): `{ "type": …, "coordinates": … }`, longitude before latitude, WGS 84.',
  serialize: (value) => value,
  parseValue: () => {
    throw new GraphQLError('GeoJSON is for answers only.')
  },
})
