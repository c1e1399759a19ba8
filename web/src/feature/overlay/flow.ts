import { boundsOf, formatTold, type Language, type Told } from '../../format.ts'
import type { FlowQuery } from '../../gql/graphql.ts'
import { isFlowTarget } from '../../map/flow.ts'
import type { OverlayModel } from '../../map/overlay-model.ts'

/** Where identified victims of the province were taken in one year, by destination in the order of the code list. */
export interface Flows {
  readonly year: string
  readonly metric: FlowQuery['figures']['metric']
  readonly threshold: number | undefined
  readonly rows: readonly {
    readonly code: string
    readonly nameVi: string
    readonly nameEn: string
    readonly value: Told
    readonly provisional: boolean
  }[]
  /** Whether anything is told of the year: a number, or that one is withheld. */
  readonly told: boolean
}

/** Reads the hub's answer for one year. */
export function flowsFrom({ figures: { metric, threshold, categories, figures } }: FlowQuery, year: string): Flows {
  const rows = categories.flatMap(({ code, labelVi, labelEn }) => {
    const figure = figures.find(({ category }) => category === code)
    return figure
      ? [{ code, nameVi: labelVi, nameEn: labelEn, value: figure.value, provisional: figure.provisional }]
      : []
  })
  const told = rows.some(({ value }) => value.kind === 'WITHHELD' || boundsOf(value) !== undefined)
  return { year, metric, threshold: threshold ?? undefined, rows, told }
}

/** Whether a figure is drawn as a line: of a country in one direction, when it is withheld or tells that somebody was taken there. */
export function isDrawn({ code, value }: { readonly code: string; readonly value: Told }): boolean {
  return isFlowTarget(code) && (value.kind === 'WITHHELD' || (boundsOf(value)?.[1] ?? 0) > 0)
}

/** What of them the map draws. */
export function marksFromFlows({ rows }: Flows, language: Language): OverlayModel['flows'] {
  return rows.flatMap((row) =>
    isFlowTarget(row.code) && isDrawn(row)
      ? [
          {
            target: row.code,
            nameVi: row.nameVi,
            nameEn: row.nameEn,
            label: `${formatTold(row.value, language)}${row.provisional ? ' *' : ''}`,
            bounds: boundsOf(row.value) ?? null,
          },
        ]
      : [],
  )
}
