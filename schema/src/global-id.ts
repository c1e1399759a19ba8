import { badInput } from './error.ts'

/** Readable global ids: `AdminUnit:123`. Tiles carry the same ids, so figures and shapes can be joined without a table. */
export function encodeId(type: string, id: string): string {
  return `${type}:${id}`
}

/** Splits a global id. `field` names the argument for the error. */
export function decodeId(id: string, field: string): { typename: string; id: string } {
  const colon = id.indexOf(':')
  const typename = id.slice(0, colon)
  const rest = id.slice(colon + 1)
  if (colon < 1 || rest === '' || !/^[A-Z][A-Za-z]*$/.test(typename)) {
    throw badInput(field, `"${id.slice(0, 40)}" is no global id; one looks like AdminUnit:123.`)
  }
  return { typename, id: rest }
}

const number = /^[1-9]\d{0,17}$/

/** The database id of a global id that must be of one type; for types whose ids are numbers. */
export function numberId(id: string, type: string, field: string): string {
  const parts = decodeId(id, field)
  if (parts.typename !== type) throw badInput(field, `${parts.typename} was given where ${type} is wanted.`)
  if (!number.test(parts.id))
    throw badInput(field, `"${parts.id.slice(0, 40)}" is no number; an id looks like ${type}:123.`)
  return parts.id
}
