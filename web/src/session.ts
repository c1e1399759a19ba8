import { useSyncExternalStore } from 'react'
import { graphql } from './gql/gql.ts'
import type { SessionQuery } from './gql/graphql.ts'
import { ApiError, type Reader, send } from './http.ts'

const sessionQuery = graphql(`
  query Session {
    viewer {
      name
      signedIn
      mustChangePassword
      scopes {
        name
      }
      readsLive
    }
  }
`)

/** Who is signed in, as the hub says. */
export type SessionViewer = SessionQuery['viewer']

/**
 * Whether somebody is signed in here. `ended` is `out` after a session that ran out or was ended elsewhere: the page says so.
 * `turn` counts the changes of reader; whatever was read in an earlier turn must not be shown in a later one.
 */
export type Session =
  | { readonly status: 'unknown' | 'out' | 'ended'; readonly viewer: null; readonly turn: number }
  | { readonly status: 'in'; readonly viewer: SessionViewer; readonly turn: number }

/** A tip must be tied to nobody: there nothing is asked with a cookie, not even who is signed in. */
const isNobodysPage = () => location.pathname === '/tip'

/** The server ends a session that nobody used for this long; a little later the page looks whether it did. */
const idleMs = 30 * 60_000 + 5_000

let session: Session = { status: isNobodysPage() ? 'out' : 'unknown', viewer: null, turn: 0 }
let asked: Promise<void> | undefined
let idleTimer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()
/** Forgets what was read, when another reader comes. */
let forget = () => {}

/** Other pages of this browser hear of a change at once. The channel carries no name and leaves nothing on the device. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('hub-session') : undefined
channel?.addEventListener('message', () => void askAgain())

/** Who reads, and what they may: the same words mean that what was read still holds. */
const wordsOf = (viewer: SessionViewer | null) =>
  viewer && [viewer.name, viewer.mustChangePassword, ...viewer.scopes.map(({ name }) => name)].join(' ')

function become(status: Session['status'], viewer: SessionViewer | null = null) {
  const sameReader = session.status === 'unknown' || wordsOf(session.viewer) === wordsOf(viewer)
  const turn = sameReader ? session.turn : session.turn + 1
  session =
    status === 'in' && viewer
      ? { status, viewer, turn }
      : { status: status === 'in' ? 'out' : status, viewer: null, turn }
  clearTimeout(idleTimer)
  if (session.status === 'in') idleTimer = setTimeout(() => void askAgain(), idleMs)
  if (!sameReader) forget()
  for (const listener of listeners) listener()
}

async function ask(): Promise<void> {
  const wasIn = session.status === 'in'
  try {
    const { viewer } = await send(sessionQuery, {}, 'viewer')
    if (viewer.signedIn) become('in', viewer)
    else become(wasIn || session.status === 'ended' ? 'ended' : 'out')
  } catch (error) {
    // Whoever cannot be asked is shown what everybody may read; whoever is signed in and offline stays so.
    if (error instanceof ApiError && error.kind === 'signedOut') become('ended')
    else if (session.status === 'unknown') become('out')
  }
}

/** Asks the hub once who is signed in here; pages call it when they need to know. */
export function askSession(): Promise<void> {
  asked ??= ask()
  return asked
}

function askAgain(): Promise<void> {
  asked = ask()
  return asked
}

/** In whose name the page reads now. */
export async function readerNow(): Promise<Reader> {
  if (session.status === 'unknown') await askSession()
  // Until there is a password of one's own nothing is open but setting it; what everybody reads still is.
  if (session.status !== 'in' || session.viewer.mustChangePassword) return 'public'
  clearTimeout(idleTimer)
  idleTimer = setTimeout(() => void askAgain(), idleMs)
  return 'viewer'
}

/** To be called after a change of who is signed in: asks anew and tells the other pages of this browser. */
export async function sessionChanged(): Promise<void> {
  await askAgain()
  channel?.postMessage(null)
}

/** The hub has said that nobody is signed in any more. Other pages must hear of it: the cookie they count on is gone. */
export function endSession() {
  if (session.status !== 'in') return
  become('ended')
  channel?.postMessage(null)
}

/** The notice of an ended session was read. */
export function forgetEnd() {
  if (session.status === 'ended') become('out')
}

/** Says how to forget what was read; done whenever the reader changes, before anything is drawn for the next one. */
export function whenReaderChanges(act: () => void) {
  forget = act
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Who is signed in here, for whatever shows it. */
export const useSession = (): Session => useSyncExternalStore(subscribe, () => session)
