import type { Access } from '@hub/prisma/access'
import type { Catalogue } from '@hub/prisma/data/catalogue'
import type { HeldSession } from '@hub/prisma/data/viewer'
import type { Database } from '@hub/prisma/database'
import DataLoader from 'dataloader'
import type { Refusal } from './error.ts'
import type { Scope } from './scope.ts'

/** Who asks. Without an account `accountId` and `name` are null, there are no scopes and the access is the public one. */
export interface Viewer {
  readonly accountId: string | null
  readonly name: string | null
  readonly scopes: readonly Scope[]
  readonly access: Access
  readonly viewOnly?: boolean
  /** The session a browser came with. While its second factor is missing, the viewer has no account yet. */
  readonly session?: HeldSession & { readonly accountId: string }
}

/** Everybody without an account. */
export const publicViewer: Viewer = { accountId: null, name: null, scopes: [], access: { role: 'public' } }

/** The way a request came in, as far as signing in needs it. The server knows of HTTP; resolvers do not. */
export interface Entrance {
  /** Why nobody may sign in this way; undefined when they may. */
  readonly closed: Refusal | undefined
  /** The request came with a session that has ended. */
  readonly ended: boolean
  /** Milliseconds since 1970. */
  now(): number
  /** Hands the browser the secret of its session; null takes it away. */
  keep(secret: string | null): void
  /**
   * Counts a try to prove something, by where it came from and, unless null, by whom it is said to be. A proof that cannot be guessed is
   * said to be nobody's: strangers must not use up the tries of others.
   *
   * @returns to be called when the proof was good, which is held against nobody
   * @throws Refusal TOO_MANY_REQUESTS
   */
  attempt(whom: string | null): () => void
}

/** What every resolver is given; one object for each operation, because batches and the catalogue hang on it. */
export interface Context {
  readonly viewer: Viewer
  readonly db: Database
  readonly requestId: string
  /** Aborted when the client has gone: running reads are cancelled. */
  readonly signal?: AbortSignal
  /** Absent where there is no browser to keep a session in. */
  readonly entrance?: Entrance
  /** Reference data of the viewer's world, once something of this operation needed it. */
  catalogue?: Catalogue
}

export function makeContext(parts: Pick<Context, 'viewer' | 'db' | 'requestId' | 'signal' | 'entrance'>): Context {
  return { ...parts }
}

/** Whether the viewer holds a scope. */
export function may(context: Context, scope: Scope): boolean {
  return context.viewer.scopes.includes(scope)
}

/** Open things are read live by staff who may read records, and from the newest release by everyone else. */
export function readAccess({ viewer }: Context): Access {
  return viewer.scopes.includes('records:read') ? viewer.access : { role: 'public' }
}

/**
 * A batch that lives as long as one operation: `const tasksOf = batch(loadTasks)`, then `tasksOf(context).load(id)`.
 * All keys asked for in one turn go to `load` together, so the number of statements does not grow with the rows.
 * `load` answers in the order of the keys.
 */
export function batch<Key extends string, Value>(
  load: (keys: readonly Key[], context: Context) => Promise<readonly Value[]>,
): (context: Context) => DataLoader<Key, Value> {
  const loaders = new WeakMap<Context, DataLoader<Key, Value>>()
  return (context) => {
    let loader = loaders.get(context)
    if (!loader) {
      loader = new DataLoader<Key, Value>((keys) => load(keys, context))
      loaders.set(context, loader)
    }
    return loader
  }
}
