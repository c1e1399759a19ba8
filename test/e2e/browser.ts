import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** Draws WebGL in software, and speaks to nobody but the page's own origin. */
const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Debian's start script asks for pages to be painted by the graphics card; without one that is slower than without it.
  '--disable-gpu-rasterization',
]

/** Chromium of this machine: CHROMIUM_PATH, or where Debian puts it; undefined when there is none. */
function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium'].find((path) => path && existsSync(path))
}

/** Why browser tests cannot run here; undefined when they can. In CI a missing browser is a fault, never a reason to skip. */
export function skipReason(): string | undefined {
  if (chromiumPath()) return undefined
  const reason = 'No Chromium: install Debian’s chromium or set CHROMIUM_PATH to run the browser tests.'
  if (process.env.CI) throw new Error(reason)
  console.info(`Browser tests are skipped. ${reason}`)
  return reason
}

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath(), args: flags })

/** A window whose scripts run so many times slower than this machine: HUB_TEST_SLOW=4 finds what only passes where it is fast. */
export async function newPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const rate = Number(process.env.HUB_TEST_SLOW ?? 1)
  if (rate > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate })
  return page
}

/** Closes the windows of a context and clears what they kept of an origin: cookies, storages, permissions; not what is cached of it. */
export async function emptied(context: BrowserContext, origin: string): Promise<void> {
  const [last, ...others] = context.pages()
  await Promise.all(others.map((page) => page.close()))
  if (last) {
    // A page that still ran could write again.
    await last.goto('about:blank')
    const session = await context.newCDPSession(last)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
    await last.close()
  }
  await context.clearCookies()
  await context.clearPermissions()
}
