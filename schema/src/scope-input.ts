import { badInput } from './error.ts'
import { allScopes, isScope, type Scope } from './scope.ts'

/** Scopes that an input names, each once. */
export function scopesFromInput(names: readonly string[], field: string): Scope[] {
  const scopes = names.map((name, index) => {
    if (isScope(name)) return name
    throw badInput(`${field}.${index}`, `there is no such scope. The scopes are: ${allScopes.join(', ')}.`)
  })
  return [...new Set(scopes)]
}
