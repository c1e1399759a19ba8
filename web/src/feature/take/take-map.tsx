import { periodLabel } from '@hub/contract/period'
import { useState } from 'react'
import { pick } from '../../format.ts'
import type { CountKind } from '../../gql/graphql.ts'
import { divergingPalette } from '../../map/diverging.ts'
import type { Box } from '../../map/map-view.tsx'
import type { MapModel } from '../../map/model.ts'
import { mapThemes } from '../../map/theme.ts'
import { useText } from '../../message/text.ts'
import { usePreference } from '../../preference.tsx'
import type { Atlas } from '../atlas/use-atlas.ts'
import { cellFile } from '../cell/cell-file.ts'
import { cellShades } from '../cell/cell-shade.ts'
import type { Cells } from '../cell/use-cells.ts'
import { kindTitle } from '../figure/why.tsx'
import { judgedFile } from '../judged/judged-file.ts'
import type { Judged } from '../judged/use-judged.ts'
import type { JudgedAbout } from '../judged/words.ts'
import { usePressure } from '../overlay/use-pressure.ts'
import { useWorld } from '../shell/use-world.ts'
import type { Sized } from '../size/use-sized.ts'
import type { Beside } from '../time/use-beside.ts'
import { changePrintLegend, judgedColours, judgedPrintLegend, printLegend } from './print-legend.ts'
import { shownTable } from './shown-table.ts'
import { sizePrintLegend } from './size-print-legend.ts'
import { TakeDialog } from './take-dialog.tsx'
import type { PrintJob } from './use-print.ts'

export interface TakeMapProps {
  readonly atlas: Atlas
  /** A judgement that is drawn in place of figures, and what must be said about it. */
  readonly judged: Judged | null
  readonly about: JudgedAbout | undefined
  /** Counts at places, where they are drawn in place of figures. */
  readonly cells: Cells | null
  /** The other period or boundaries that the map is set beside; of a difference, what is drawn. */
  readonly beside: Beside | null
  /** What is told by size: alone, or over the colours. */
  readonly sized: Sized | null
  /** Whether a difference is shown in percent. */
  readonly percent: boolean
  readonly model: MapModel
  readonly box: Box
  readonly title: string
  readonly subtitle: string
  readonly basisWord: string
  readonly attribution: string
  /** The days in which the crossed communes had no event, in words. */
  readonly coverageSpan: string | null
  /** Which campaign events are shown, in words; null for all. */
  readonly eventFilter: string | null
  readonly onClose: () => void
}

/** Layers that show a choice of campaign events. */
const eventLayers = ['campaign-event', 'campaign-coverage'] as const

/** Gathers what the page shows, as it is when this opens, for the sheet and the files. */
export function TakeMap({
  atlas,
  judged,
  about,
  cells,
  beside,
  sized,
  percent,
  model,
  box,
  title,
  subtitle,
  basisWord,
  attribution,
  coverageSpan,
  eventFilter,
  onClose,
}: TakeMapProps) {
  const text = useText()
  const { language } = usePreference()
  const world = useWorld()
  const pressures = usePressure(model.overlays.includes('worker-housing-area'), model.basis, atlas)
  const [now] = useState(() => new Date().toISOString())
  const { metric, resolved, units, figures } = atlas
  const difference = beside?.difference ?? null
  const second = sized?.second ? sized : null
  const own = [...(metric ? [metric] : []), ...(second ? [second.metric] : [])]
  const paperPalette = judged ? judgedColours(judged, mapThemes.light) : divergingPalette(mapThemes.light)
  // Of two maps side by side the first is printed, so the words speak of its period alone.
  const unitWord =
    metric &&
    (atlas.rate && metric.per ? text('rate.column', { per: metric.per }) : pick(language, metric.unitVi, metric.unitEn))
  const told = beside && !difference && resolved ? `${periodLabel(resolved.period, language)} · ${unitWord}` : subtitle
  // What is taken away is one picture of one moment: it does not change while the dialog is open.
  const [job] = useState<PrintJob | undefined>(() =>
    metric
      ? {
          model: {
            ...model,
            ...(model.judged ? { judged: { ...model.judged, palette: paperPalette } } : {}),
            ...(cells ? { cells: cells.drawnIn(mapThemes.light) } : {}),
          },
          box,
          printed: {
            title,
            subtitle: `${told} · ${basisWord}`,
            world,
            legendTitle: `${metric && !about ? pick(language, metric.labelVi, metric.labelEn) : title} (${told})`,
            legend:
              sized && !sized.second
                ? sizePrintLegend(sized, mapThemes.light, text, language)
                : judged?.map
                  ? judgedPrintLegend(judged, mapThemes.light, text)
                  : difference
                    ? changePrintLegend(
                        difference,
                        {
                          percent,
                          ranges: [...(beside?.changes.values() ?? [])].some(
                            ({ absolute }) => absolute.kind === 'RANGE',
                          ),
                        },
                        mapThemes.light,
                        text,
                        language,
                      )
                    : [
                        ...printLegend(
                          mapThemes.light,
                          {
                            scale: (cells ?? atlas).scale,
                            shades: cells
                              ? cellShades(cells)
                              : [...atlas.drawings.values()].map((drawing) => drawing.shade),
                            provisional: !cells && atlas.provisional,
                            rounded: !cells && atlas.rounded,
                            tellsZero: !cells && (!metric.sensitive || world.kind === 'LIVE'),
                          },
                          text,
                          language,
                        ),
                        ...(sized ? sizePrintLegend(sized, mapThemes.light, text, language) : []),
                      ],
            overlays: model.overlays,
            overlayNotes: [
              ...(model.overlays.includes('flow')
                ? [text('flow.printNote', { year: model.period.end.slice(0, 4) })]
                : []),
              ...(eventFilter && (cells?.narrowed || eventLayers.some((layer) => model.overlays.includes(layer)))
                ? [text('events.printOnly', { filter: eventFilter })]
                : []),
            ],
            coverageSpan,
            method: about
              ? `${about.method} ${about.fullCaveat}`
              : own.map((one) => pick(language, one.formulaVi, one.formulaEn)).join(' · '),
            caveat: about?.caveat ?? null,
            protection: own.some((one) => one.sensitive) && world.kind !== 'LIVE' ? text('metric.protected') : null,
            source: [...new Set(own.map((one) => pick(language, one.source.titleVi, one.source.titleEn)))].join(' · '),
            attribution,
            now,
          },
        }
      : undefined,
  )
  if (!job || !metric || !resolved) return null
  const kindWord = (kind: CountKind) => text(kindTitle[kind])
  const table = shownTable(
    {
      metric,
      period: resolved.period,
      basisWord,
      units,
      figures,
      second,
      pressures,
      world,
      attribution,
      kindWord,
      now,
    },
    text,
    language,
  )
  const counted = cells && about ? cellFile(cells, about, metric, table, text, language) : null
  const judgedOwn = judged?.map && about ? judgedFile(judged, about, table, { text, language, kindWord }) : null
  return (
    <TakeDialog
      job={job}
      table={counted ?? judgedOwn ?? table}
      judged={(judged?.map != null && !judgedOwn) || difference !== null}
      onClose={onClose}
    />
  )
}
