/** Pages that a sign-in may lead back to; nothing else in an address is followed. */
const pages = ['/map', '/compare', '/directives', '/alerts', '/sources', '/account', '/audit', '/accounts']

/** The address of the sign-in page that leads back to where the reader is. */
export function signInAddress(path: string, search: string): string {
  const here = `${path}${search && `?${search}`}`
  return pages.includes(path) ? `/sign-in?${new URLSearchParams({ to: here })}` : '/sign-in'
}

/** Where to go after signing in: a page of this hub, with its view, or the map. */
export function destination(search: string): string {
  const asked = new URLSearchParams(search).get('to') ?? ''
  const path = asked.split('?')[0] ?? ''
  return pages.includes(path) ? asked : '/map'
}
