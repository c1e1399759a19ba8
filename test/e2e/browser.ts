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
