import { parseCookie, stringifySetCookie } from 'cookie'

/** `__Host-`: the browser takes it only over TLS (or from its own machine), for this host alone and for every path. */
const name = '__Host-hub'

/** The secret of the session in a Cookie header; undefined without one. */
export function sessionOf(cookie: string | undefined): string | undefined {
  return cookie === undefined ? undefined : parseCookie(cookie)[name]
}

/** The Set-Cookie header that hands a browser its session, or with null takes it away. It ends with the browser, or when the hub says so. */
export function sessionCookie(secret: string | null): string {
  return stringifySetCookie({
    name,
    value: secret ?? '',
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'strict',
    ...(secret === null && { maxAge: 0 }),
  })
}
