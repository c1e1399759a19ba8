import type { Database } from '@hub/prisma/database'
import { schema } from '@hub/schema'
import { type Entrance, makeContext, type Viewer } from '@hub/schema/context'
import { refusalOf } from '@hub/schema/error'
import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
} from 'graphql'

/** A database that must not be reached: a field that is closed is refused before anything is read. */
const tripwire = new Proxy({} as Database, {
  get() {
    throw new Error('the database was reached')
  },
})

/** A parent that has something under every name, so that resolvers come as far as they can. */
const parent = new Proxy({}, { get: (_parent, name) => (typeof name === 'string' ? '1' : undefined) })

/** Fields are asked one by one; the smallest operation stands for the whole of it. */
const [operation] = parse('{ __typename }').definitions

/** A browser on this machine: nothing about the way in is in the way. */
const entrance: Entrance = {
  closed: undefined,
  ended: false,
  now: () => 0,
  keep: () => {},
  attempt: () => () => {},
}

const closing = new Set(['FORBIDDEN', 'UNAUTHENTICATED'])

/** Whether the check before a field lets a viewer through. What its resolver then makes of an empty parent does not matter. */
async function opens(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  viewer: Viewer,
  args: object = {},
): Promise<boolean> {
  const info = {
    parentType: type,
    fieldName: field.name,
    schema,
    path: { key: field.name },
    operation,
    fragments: {},
    variableValues: {},
  } as unknown as GraphQLResolveInfo
  try {
    await field.resolve?.(parent, args, makeContext({ viewer, db: tripwire, requestId: 'walk', entrance }), info)
    return true
  } catch (error) {
    return !closing.has(String(refusalOf(error)?.extensions.code))
  }
}

/** Every field of every type of the schema, as `Type.field`. */
export function allFields(): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.keys((type as GraphQLObjectType).getFields()).map((name) => `${type.name}.${name}`))
}

/**
 * Every field that a viewer can come to, as `Type.field`: beginning at the roots, through whatever is open. Where a field answers one of
 * several types, all are followed; `node` is asked for each type by itself.
 */
export async function fieldsOpenTo(viewer: Viewer): Promise<Set<string>> {
  const open = new Set<string>()
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type !== null && type !== undefined)
  const ahead: GraphQLObjectType[] = [...roots]
  const met = new Set<GraphQLObjectType>(ahead)
  const meet = (type: GraphQLObjectType) => {
    if (met.has(type)) return
    met.add(type)
    ahead.push(type)
  }
  for (let type = ahead.pop(); type !== undefined; type = ahead.pop()) {
    for (const field of Object.values(type.getFields())) {
      if (!(await opens(type, field, viewer))) continue
      open.add(`${type.name}.${field.name}`)
      const answer = getNamedType(field.type)
      if (isObjectType(answer)) meet(answer)
      if (!isAbstractType(answer)) continue
      for (const one of schema.getPossibleTypes(answer)) {
        if (field.name === 'nodes') continue
        if (field.name !== 'node' || (await opens(type, field, viewer, { id: `${one.name}:1` }))) meet(one)
      }
    }
  }
  return open
}
