import { formatMoment, formatNumber, type Language } from '../../format.ts'
import type { MapTheme } from '../../map/theme.ts'
import type { Text } from '../../message/text.ts'
import type { OverlayId } from '../../url-state.ts'
import { overlayWord } from '../atlas/layer-list.tsx'
import type { World } from '../shell/world.ts'
import { scaleLength } from './print-place.ts'
import type { SheetContent } from './print-sheet.ts'
import type { Look } from './sheet-legend.ts'

/** What the page knows of the map that is printed, in words of the reader's language. */
export interface Printed {
  readonly title: string
  /** Period, unit of measure and boundaries. */
  readonly subtitle: string
  readonly world: World
  readonly legendTitle: string
  readonly legend: SheetContent['legend']
  readonly overlays: readonly OverlayId[]
  /** What must be known to read a layer over the units. */
  readonly overlayNotes: readonly string[]
  /** The days in which the crossed communes had no event: they may be others than those of the figures. */
  readonly coverageSpan: string | null
  /** How the figures are made, where they come from, and who must be named. */
  readonly method: string
  /** One sentence of caution that must stand beside the picture. */
  readonly caveat: string | null
  readonly source: string
  readonly protection: string | null
  readonly attribution: string
  /** The moment of printing, ISO 8601. */
  readonly now: string
}

/** How a layer over the units looks in a legend on paper. */
const overlayLook: Readonly<Partial<Record<OverlayId, (theme: MapTheme) => Look>>> = {
  'campaign-event': ({ event }) => ({ kind: 'dot', colour: event }),
  flow: ({ flow }) => ({ kind: 'line', colour: flow }),
  'key-route': ({ keyRoute }) => ({ kind: 'line', colour: keyRoute }),
  'worker-housing-area': ({ workerHousing }) => ({ kind: 'frame', colour: workerHousing }),
  'foreign-resident-area': ({ foreignResident }) => ({ kind: 'frame', colour: foreignResident, dashed: true }),
  'industrial-park': ({ park }) => ({ kind: 'colour', colour: park }),
  'campaign-coverage': ({ unitBlank }) => ({ kind: 'signed', colour: unitBlank, sign: '×' }),
  transport: ({ textQuiet }) => ({ kind: 'dot', colour: textQuiet }),
}

/** A length on the ground as a map's scale says it: metres below a kilometre, kilometres from there. */
const lengthWords = (metres: number, language: Language) =>
  metres < 1000 ? `${formatNumber(metres, language)} m` : `${formatNumber(metres / 1000, language)} km`

/** Puts a map into the words of its sheet. */
export function sheetContent(
  printed: Printed,
  metresPerMm: number,
  theme: MapTheme,
  text: Text,
  language: Language,
): SheetContent {
  const { world } = printed
  const lengthM = scaleLength(metresPerMm, 42)
  const layers = printed.overlays.flatMap((layer) => {
    const look = overlayLook[layer]?.(theme)
    const days = layer === 'campaign-coverage' && printed.coverageSpan
    const words = text(overlayWord[layer])
    return look ? [{ words: days ? `${words} (${days})` : words, look }] : []
  })
  const warnings = [
    ...(world.kind === 'LIVE' ? [text('take.liveWarning')] : []),
    ...(world.synthetic ? [`${world.synthetic}. ${text('synthetic.short')}`] : []),
  ]
  return {
    title: printed.title,
    subtitle: printed.subtitle,
    world: world.name,
    warning: warnings.length > 0 ? warnings.join(' ') : null,
    legendTitle: printed.legendTitle,
    legend: [...printed.legend, ...layers],
    notes: [
      ...(printed.caveat ? [printed.caveat] : []),
      `${text('metric.method')}: ${printed.method}`,
      ...printed.overlayNotes,
      ...(printed.protection ? [printed.protection] : []),
      `${text('metric.source')}: ${printed.source}. ${text('take.drawing')}: ${printed.attribution}`,
      `${text('take.printedOn', { moment: formatMoment(printed.now) })} · ${world.line} · ${location.host}`,
    ],
    scale: {
      metresPerMm,
      lengthM,
      words: text('take.scale', { ratio: formatNumber(Number((metresPerMm * 1000).toPrecision(2)), language, 0) }),
      lengthWords: lengthWords(lengthM, language),
    },
    north: text('take.north'),
  }
}
