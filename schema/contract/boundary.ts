import type { Scheme } from './figure.ts'

/** First day of the boundaries of today: the province merged, and districts ended (resolutions 202/2025/QH15 and 1658/NQ-UBTVQH15). */
export const boundariesChangedOn = '2025-07-01'

/** The boundaries that held on a day, by the code of their province. */
export const schemeOn = (day: string): Scheme => (day < boundariesChangedOn ? '27' : '24')
