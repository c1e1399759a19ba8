import type { Scheme, UnitLevel } from './figure.ts'

/** One page, six pages, or a workbook. */
export const briefingForms = ['pdf1', 'pdf6', 'xlsx'] as const
export type BriefingForm = (typeof briefingForms)[number]

/** How the file of each form ends. */
export const briefingExtension: Readonly<Record<BriefingForm, 'pdf' | 'xlsx'>> = {
  pdf1: 'pdf',
  pdf6: 'pdf',
  xlsx: 'xlsx',
}

export const scheduledGrains = ['MONTH', 'QUARTER'] as const
/** What a briefing can be scheduled by. */
export type ScheduledGrain = (typeof scheduledGrains)[number]

/** The level whose units a briefing compares: on each basis the one that a leader compares. */
export const briefedLevel = (scheme: Scheme): UnitLevel => (scheme === '27' ? 'DISTRICT' : 'COMMUNE')

/** How many of the newest periods of a schedule are kept up with: a year of months. What is older stays as it was made. */
export const mostBriefedPeriods = 12

/** Longest title of a schedule, in characters. */
export const longestBriefingTitle = 120

/** Whether a schedule was ended before it had begun: its last day lies before its first. */
export const isCancelled = (schedule: { readonly validFrom: string; readonly validTo: string | null }): boolean =>
  schedule.validTo !== null && schedule.validTo < schedule.validFrom

/** The address of a kept briefing. It names the release, so that it can tell for good whether that was taken back. */
export const briefingPath = (release: number, id: string, form: BriefingForm) =>
  `/briefings/r${release}-${id}.${briefingExtension[form]}`
