/** Least width of a map, in pixels, at which the legend stands beside what is fitted and not below it. */
const roomBeside = 1000
/** Width below which the legend is a sheet that opens over the map. */
const narrow = 700
/** A tall legend takes no more than this part of the height: below that a map is too small to be read. */
const mostOfHeight = 0.55

/** Pixels at the bottom of the map that the cards over it take; undefined while the card of the period is not there. */
export function coveredBy(periodCard: Element | null): number | undefined {
  const area = periodCard?.closest('.atlas-map')
  if (!periodCard || !area) return undefined
  const { bottom, width, height } = area.getBoundingClientRect()
  const above = (card: Element) => bottom - card.getBoundingClientRect().top + 14
  const period = above(periodCard)
  const legend = area.querySelector('.legend-card')
  if (!legend || width < narrow || width >= roomBeside) return period
  return Math.max(period, Math.min(above(legend), height * mostOfHeight))
}
