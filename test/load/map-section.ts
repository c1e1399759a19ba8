import { launchBrowser, skipReason } from '../e2e/browser.ts'
import { ownScriptLimit, scriptSize } from '../kit/script-size.ts'
import type { Peer } from './child.ts'
import { freshPage, panFrames, stepTimes, type Visit, visit } from './map-visit.ts'
import { median } from './measure.ts'
import { millionDatabase } from './million-database.ts'
import { startHere } from './operation-section.ts'
import { type Section, table, whole } from './section.ts'

const turns = 3
/** The events of one month of the communes, of a million in all, with the points of the events over them. */
const filtered = '/map?metric=campaign_events&basis=24&grain=month&period=2026-05-01'
const allLayers =
  '/map?layers=campaign-event.key-route.worker-housing-area.foreign-resident-area.industrial-park.transport&at=106.08,21.14,11.0'

interface Row {
  readonly name: string
  readonly mark: string
  readonly found: string
}

export const mapSection: Section = {
  id: 'map',
  title: 'The map in the browser',
  async run({ url, say }) {
    const { own, mapLibre, all } = await scriptSize()
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
    const size: Row[] = [
      { name: 'own JavaScript of the map page, gzip', mark: `≤ ${kB(ownScriptLimit)}`, found: kB(own) },
      {
        name: 'own JavaScript of all pages, gzip; MapLibre beside it',
        mark: '–',
        found: `${kB(all)}; ${kB(mapLibre)}`,
      },
    ]
    const missing = skipReason()
    const rows = missing ? size : [...(await measured(await millionDatabase(await url(), say), say)), ...size]
    return `${missing ? `Only sizes: ${missing}` : intro}

${table(rows, [
  { title: 'what', words: true, of: ({ name }) => name },
  { title: 'mark', of: ({ mark }) => mark },
  { title: 'found', of: ({ found }) => found },
])}`
  },
}

const intro = `Chromium draws in software here, beside the server and the database on the same processors: frames are slower than on any machine with a graphics chip. The database holds
1,000,000 campaign events, the view asks for those of one month by commune. Medians of ${turns} turns. *Server share*: the time in which a server that has answered the same view of another metric answers all GraphQL requests
of this one, one after another; the page asks some of them at once. *Interactive*: the units stand on the screen in the colours of
their figures, with the slider of time, and the page takes what is done to it. *Ready*: everything is drawn and the map is at rest.`

async function measured(database: string, say: (line: string) => void): Promise<Row[]> {
  const start = () => startHere('serve.ts', database, String(64 * 1024 * 1024), 'web')
  const browser = await launchBrowser()
  let peer: Peer = await start()
  try {
    const cold: Visit[] = []
    const again: Visit[] = []
    const shares: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      const page = await freshPage(browser)
      cold.push(await visit(page, `${peer.origin}${filtered}`))
      again.push(await visit(page, `${peer.origin}${filtered}`))
      await page.context().close()
      const asked = cold[turn]?.questions ?? []
      const before = peer.origin
      await peer.stop()
      peer = await start()
      const other = await freshPage(browser)
      await visit(other, `${peer.origin}${filtered.replace('campaign_events', 'attendances')}`)
      await other.context().close()
      shares.push(await answerMs(asked.map(({ url, body }) => ({ url: url.replace(before, peer.origin), body }))))
      say(
        `map: first paint ${whole(cold[turn]?.firstPaint ?? 0)} ms, interactive ${whole(cold[turn]?.interactive ?? 0)} and ${whole(again[turn]?.interactive ?? 0)} ms, ready ${whole(again[turn]?.ready ?? 0)} ms, server ${whole(shares[turn] ?? 0)} ms`,
      )
    }
    const page = await freshPage(browser)
    await visit(page, `${peer.origin}${filtered}`)
    const steps = (await stepTimes(page, 8)).slice(1)
    await visit(page, `${peer.origin}${allLayers}`)
    const frames = (await panFrames(page)).sort((a, b) => a - b)
    const share = (part: number) =>
      whole(frames[Math.min(frames.length - 1, Math.floor(frames.length * part))] ?? Number.NaN)
    const given = steps.map((step) => step.given)
    const drawn = steps.map((step) => step.drawn)
    say(`map: a step in time ${whole(median(given))} and ${whole(median(drawn))} ms, frames of a pan ${share(0.5)} ms`)
    const middle = (list: readonly Visit[], of: (visit: Visit) => number) => `${whole(median(list.map(of)))} ms`
    return [
      {
        name: 'first paint, nothing in the cache',
        mark: '≤ 2000 ms',
        found: middle(cold, ({ firstPaint }) => firstPaint),
      },
      { name: 'interactive, nothing in the cache', mark: '–', found: middle(cold, ({ interactive }) => interactive) },
      {
        name: 'interactive, scripts in the cache',
        mark: '< 1000 ms',
        found: middle(again, ({ interactive }) => interactive),
      },
      { name: 'ready, scripts in the cache', mark: '–', found: middle(again, ({ ready }) => ready) },
      {
        name: `server share of it, ${cold[0]?.questions.length} GraphQL requests`,
        mark: '< 150 ms',
        found: `${whole(median(shares))} ms`,
      },
      {
        name: `a step in time from memory, from the key until the map has its colours (worst of ${steps.length})`,
        mark: '< 50 ms',
        found: `${whole(median(given))} ms (${whole(Math.max(...given))} ms)`,
      },
      { name: 'and until they are drawn', mark: '–', found: `${whole(median(drawn))} ms` },
      {
        name: `frames of a pan with all layers, ${frames.length} in two seconds: median, 95 %, worst`,
        mark: '–',
        found: `${share(0.5)}, ${share(0.95)}, ${share(1)} ms`,
      },
    ]
  } finally {
    await browser.close()
    await peer.stop()
  }
}

/** Milliseconds in which all of some GraphQL requests are answered, one after another. */
async function answerMs(questions: readonly { readonly url: string; readonly body: string }[]): Promise<number> {
  const begun = performance.now()
  for (const { url, body } of questions) {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(url, body ? { method: 'POST', body, headers } : { headers })
    const text = await response.text()
    if (!response.ok || text.includes('"errors":['))
      throw new Error(`${url} answered ${response.status}: ${text.slice(0, 300)}`)
  }
  return performance.now() - begun
}
