import { issueSignInLink, makeAccount } from '@hub/prisma/data/account-write'
import type { Scope } from '@hub/schema/scope'
import type { TestApp } from './app.ts'

/** An answer with what a browser sees around it. */
interface Seen<Data> {
  readonly data: Data | null | undefined
  /** `extensions` of the first error; undefined without one. */
  readonly fault: Readonly<Record<string, unknown>> | undefined
  readonly status: number
  readonly headers: Headers
}

/** A browser as far as the hub sees one: it keeps the session cookie and sends it back. */
export interface TestBrowser {
  /** The session cookie it holds, as it would send it; undefined when it holds none. */
  cookie: string | undefined
  ask<Data>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Seen<Data>>
}

/** Opens a browser that is not signed in. */
export function openBrowser({ origin }: Pick<TestApp, 'origin'>): TestBrowser {
  const browser: TestBrowser = {
    cookie: undefined,
    async ask<Data>(
      query: string,
      variables: Readonly<Record<string, unknown>> = {},
      headers: Readonly<Record<string, string>> = {},
    ) {
      const response = await fetch(`${origin}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(browser.cookie !== undefined && { cookie: browser.cookie }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      })
      for (const set of response.headers.getSetCookie()) {
        const [pair = ''] = set.split(';')
        browser.cookie = pair.endsWith('=') ? undefined : pair
      }
      const { data, errors } = JSON.parse(await response.text()) as {
        data?: Data | null
        errors?: { extensions: Record<string, unknown> }[]
      }
      return { data, fault: errors?.[0]?.extensions, status: response.status, headers: response.headers }
    },
  }
  return browser
}

const owner = { access: { role: 'owner' }, requestId: 'test' } as const

/** Makes an account; gives the secret of the link its holder first signs in by. */
export async function invite(hub: TestApp, name: string, scopes: readonly Scope[], viewOnly = false): Promise<string> {
  await makeAccount(hub.db, owner, { name, scopes, viewOnly })
  return await linkFor(hub, name)
}

/** A new sign-in link of an account. */
export async function linkFor(hub: TestApp, name: string, direct = false): Promise<string> {
  const { path } = await issueSignInLink(hub.db, owner, { name }, { hours: 1, direct })
  return path.slice(path.indexOf('=') + 1)
}

/** The next step of signing in, or the reason why not. */
export async function step(
  browser: TestBrowser,
  field: 'signIn' | 'signInByLink' | 'completeSignIn' | 'changePassword',
  input: Readonly<Record<string, string | null>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const kind = `${field[0]?.toUpperCase()}${field.slice(1)}Input`
  const { data, fault } = await browser.ask<Record<string, { next: string }>>(
    `mutation Step($input: ${kind}!) { ${field}(input: $input) { next } }`,
    { input },
    headers,
  )
  return data?.[field]?.next ?? fault?.reason ?? fault?.code
}

export const password = 'bốn từ dễ nhớ hơn'

/** A browser in which a new account is signed in, with the password above. */
export async function signedIn(hub: TestApp, name: string, scopes: readonly Scope[]): Promise<TestBrowser> {
  const browser = openBrowser(hub)
  await step(browser, 'signInByLink', { link: await invite(hub, name, scopes) })
  await step(browser, 'changePassword', { password })
  return browser
}
