import 'graphiql/style.css'
import './style.css'
import { GraphiQL } from 'graphiql'
import { createRoot } from 'react-dom/client'
import { examples } from './example.ts'
import { noteRequest, WorldMark } from './world-mark.tsx'

interface Params {
  readonly query: string
  readonly variables?: unknown
  readonly operationName?: string | null
}

/** Sends what the editor holds to the hub of this origin, with the headers typed below it; no cookie goes along. */
async function fetcher(params: Params, options?: { readonly headers?: Record<string, string> | null }) {
  noteRequest(options?.headers ?? {})
  return send(params, options)
}

async function send(params: Params, options?: { readonly headers?: Record<string, string> | null }) {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
    body: JSON.stringify(params),
  })
  return response.json()
}

const ask = (query: string): Promise<unknown> => send({ query })

/** Nothing typed here is kept: a token in the headers would otherwise lie in the browser's storage. */
const forgetful: Storage = (() => {
  const values = new Map<string, string>()
  return {
    get length() {
      return values.size
    },
    clear: () => values.clear(),
    getItem: (key: string) => values.get(key) ?? null,
    key: (index: number) => [...values.keys()][index] ?? null,
    removeItem: (key: string) => void values.delete(key),
    setItem: (key: string, value: string) => void values.set(key, value),
  }
})()

// Where the dialogs look for the word that lets them make a style element under the content security policy.
Object.assign(globalThis, {
  __webpack_nonce__: document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content,
})

const root = document.getElementById('root')
if (!root) throw new Error('graphiql.html has no element with the id root.')
createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    storage={forgetful}
    shouldPersistHeaders={false}
    defaultEditorToolsVisibility="headers"
    defaultTabs={examples.map(({ query, variables }) => ({ query, variables: variables ?? null, headers: null }))}
  >
    <GraphiQL.Logo>
      <a href="/map">Bắc Ninh · GraphQL</a> <WorldMark ask={ask} />
    </GraphiQL.Logo>
  </GraphiQL>,
)
