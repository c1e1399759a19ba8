import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { TypedDocumentString } from './gql/graphql.ts'
import { ApiError, type Reader, send } from './http.ts'
import { endSession, readerNow, whenReaderChanges } from './session.ts'

interface RunOptions {
  readonly signal?: AbortSignal
  /** 'public' for what must not be tied to an account, such as a tip; by default whoever is signed in here. */
  readonly as?: Reader
}

/**
 * Runs a typed document in the name of whoever is signed in.
 * @throws ApiError
 */
export async function run<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  { signal, as }: RunOptions = {},
): Promise<R> {
  const reader = as ?? (await readerNow())
  try {
    return await send(document, variables, reader, signal)
  } catch (error) {
    if (reader === 'viewer' && error instanceof ApiError && error.kind === 'signedOut') endSession()
    throw error
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      // What the server refused stays refused; only a lost connection is tried again.
      retry: (count, error) => error instanceof ApiError && error.kind === 'offline' && count < 2,
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
  },
})

// What one reader was told must not be shown to the next.
whenReaderChanges(() => queryClient.clear())

/**
 * Runs what ends a session. Requests under way in its name are given up first: they would come back refused, and read as a session
 * that had ended by itself.
 * @throws ApiError
 */
export async function runLast<R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> {
  await queryClient.cancelQueries()
  return await run(document, variables, { as: 'viewer' })
}

interface DocumentOptions {
  readonly keepPrevious?: boolean
  readonly as?: Reader
}

/** How a document is kept: who asks for the same again is given what is there, or waits for what is under way. */
const kept = <R, V>(document: TypedDocumentString<R, V>, variables: V | undefined, as?: Reader) => ({
  queryKey: [document.toString(), variables],
  queryFn: ({ signal }: { signal: AbortSignal }): Promise<R> => run(document, variables as V, { signal, as }),
})

/**
 * Asks for a document that a page is going to show.
 * @throws ApiError
 */
export const askAhead = <R, V>(document: TypedDocumentString<R, V>, variables: V): Promise<R> =>
  queryClient.fetchQuery(kept(document, variables))

/** A document as a cached query. `undefined` variables mean: not yet, something it needs is still unknown. */
export function useDocument<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V | undefined,
  { keepPrevious = false, as }: DocumentOptions = {},
): UseQueryResult<R, Error> {
  return useQuery<R, Error>({
    ...kept(document, variables, as),
    enabled: variables !== undefined,
    ...(keepPrevious ? { placeholderData: (previous: R | undefined) => previous as never } : {}),
  })
}
