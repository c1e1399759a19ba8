/** Words for the lengths of periods. */
export const grainWord = {
  MONTH: 'grain.month',
  QUARTER: 'grain.quarter',
  YEAR: 'grain.year',
  MULTI_YEAR: 'grain.multiYear',
} as const
