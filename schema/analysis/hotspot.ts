export const hotspotClasses = [
  'HOT_99',
  'HOT_95',
  'HOT_90',
  'NOT_SIGNIFICANT',
  'COLD_90',
  'COLD_95',
  'COLD_99',
  'NOT_ENOUGH_DATA',
] as const
export type HotspotClass = (typeof hotspotClasses)[number]

/** Fewer places than this say nothing about a pattern. */
export const minPlaces = 8
/** A place with fewer neighbours that have a value is not judged: the normal approximation does not hold for it. */
export const minNeighbours = 3
