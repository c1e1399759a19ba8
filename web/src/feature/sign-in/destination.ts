/** Whether a sign-in may lead back to a path: a page of this hub, and none that nobody signs in for. */
const leadsBack = (path: string) => /^\/[a-z-]+$/.test(path) && path !== '/tip' && path !== '/sign-in'

/** The address of the sign-in page that leads back to where the reader is. */
export function signInAddress(path: string, search: string): string {
  const here = `${path}${search && `?${search}`}`
  return leadsBack(path) ? `/sign-in?${new URLSearchParams({ to: here })}` : '/sign-in'
}

/** Where to go after signing in: a page of this hub, with its view, or the map. */
export function destination(search: string): string {
  const asked = new URLSearchParams(search).get('to') ?? ''
  return leadsBack(asked.split('?')[0] ?? '') ? asked : '/map'
}
