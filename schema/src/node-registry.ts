import { brandWithType } from '@pothos/core'
import type { Types } from './builder.ts'
import { type Context, may } from './context.ts'
import { forbidden, unauthenticated } from './error.ts'
import { noteRead } from './recording.ts'
import type { Scope } from './scope.ts'

/** How `node` fetches one type. `load` answers in the order of the ids (the part after the colon), null where there is none. */
interface NodeType {
  /** What the viewer must hold; absent for what is public. */
  readonly scope?: Scope
  readonly load: (ids: readonly string[], context: Context) => Promise<readonly (object | null | undefined)[]>
}

const nodeTypes = new Map<string, NodeType>()

/** Makes a type fetchable by `node` and `nodes`. Called once in the file of the type. */
export function registerNode(name: string, type: NodeType): void {
  nodeTypes.set(name, type)
}

/**
 * The nodes of global ids, in order; null where nothing is, or nothing that this viewer may see. One batch for each type.
 * Throws FORBIDDEN or UNAUTHENTICATED when a type needs a scope the viewer lacks.
 */
export async function loadNodes(
  ids: readonly { readonly typename: string; readonly id: string }[],
  context: Context,
): Promise<(object | null)[]> {
  const found: (object | null)[] = ids.map(() => null)
  const names = [...new Set(ids.map(({ typename }) => typename))]
  await Promise.all(
    names.map(async (name) => {
      const type = nodeTypes.get(name)
      if (!type) return
      if (type.scope && !may(context, type.scope)) {
        throw context.viewer.accountId === null ? unauthenticated() : forbidden([type.scope])
      }
      const places = ids.flatMap(({ typename }, index) => (typename === name ? [index] : []))
      const rows = await type.load(
        places.map((index) => ids[index]?.id ?? ''),
        context,
      )
      places.forEach((place, index) => {
        found[place] = branded(rows[index], name)
        // what is closed is somebody's record: the audit log names it
        if (type.scope && found[place]) noteRead(context, `${name}:${ids[place]?.id}`)
      })
    }),
  )
  return found
}

/** Marks a row with its GraphQL type, where a field may answer several types. */
export function branded<Row extends object>(row: Row | null | undefined, name: string): Row | null {
  if (!row) return null
  brandWithType<Types>(row, name as never)
  return row
}
