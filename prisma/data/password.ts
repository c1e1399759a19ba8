import { hash, verify } from '@node-rs/argon2'
import pLimit from 'p-limit'
import { badInput, Refusal } from '../refusal.ts'
import { newSecret } from './bearer-secret.ts'

/** Argon2id by the OWASP cheat sheet: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const shortest = 12
const longest = 200

// Hashing runs on threads of Node's pool, which files and compression need too: never more than two at a time.
const turns = pLimit(2)
const mostWaiting = 50

function inTurn<R>(work: () => Promise<R>): Promise<R> {
  if (turns.pendingCount < mostWaiting) return turns(work)
  throw new Refusal('TOO_MANY_REQUESTS', 'Many people are signing in just now. Try again in a minute.', {
    retryAfterSeconds: 60,
  })
}

// The same password is typed composed or not, depending on the keyboard.
const typed = (password: string) => password.normalize('NFKC')

/** The hash to keep of a password. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(typed(password), cost))
}

let decoy: Promise<string> | undefined

/** Whether a password is the one of a hash. Takes as long when there is no hash, so that time does not tell which accounts exist. */
export async function verifyPassword(known: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newSecret())
  const against = known ?? (await decoy)
  await decoy
  const same = await inTurn(() => verify(against, typed(password).slice(0, longest + 1)))
  return same && known !== null
}

/** Refuses a new password that is easily guessed. Length counts, signs of many kinds do not. */
export function checkPassword(password: string, name: string, field: string): void {
  const text = typed(password)
  if (text.length < shortest)
    throw badInput(field, `must have at least ${shortest} characters; several words are good.`)
  if (text.length > longest) throw badInput(field, `must have at most ${longest} characters.`)
  if (text.toLowerCase().includes(name)) throw badInput(field, 'must not hold the name of the account.')
  if (new Set(text).size < 6) throw badInput(field, 'must have at least 6 different characters.')
}
