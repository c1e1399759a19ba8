import { type AreaFault, areaLimits, type ExactRefusal, exactLimits } from '@hub/contract/drawn-area'
import { formatNumber, type Language } from '../../format.ts'
import type { Text } from '../../message/text.ts'

const m2PerHa = 10_000
const m2PerKm2 = 1_000_000

/** A length as people say it: metres below a kilometre, kilometres from there. */
export const lengthWords = (metres: number, language: Language) =>
  metres < 1000
    ? `${formatNumber(metres, language, 0)} m`
    : `${formatNumber(metres / 1000, language, metres < 100_000 ? 2 : 1)} km`

/** An area as people say it: square metres, from a hectare on hectares, from a square kilometre on those as well. */
export function areaWords(m2: number, language: Language): string {
  const ha = `${formatNumber(m2 / m2PerHa, language, m2 < 100 * m2PerHa ? 2 : 0)} ha`
  if (m2 < m2PerHa) return `${formatNumber(m2, language, 0)} m²`
  return m2 < m2PerKm2 ? ha : `${formatNumber(m2 / m2PerKm2, language, 2)} km² (${ha})`
}

/** Says what is wrong with an area, where, and what to do. */
export function faultWords(fault: AreaFault, text: Text, language: Language): string {
  switch (fault.kind) {
    case 'RADIUS':
      return text('draw.faultRadius', {
        min: formatNumber(areaLimits.minRadiusKm, language),
        max: formatNumber(areaLimits.maxRadiusKm, language),
      })
    case 'FEW':
      return text('draw.faultFew')
    case 'MANY':
      return text('draw.faultMany', { most: areaLimits.maxVertices })
    case 'FLAT':
      return text('draw.faultFlat')
    case 'OUTSIDE':
      return text('draw.faultOutside', { number: fault.vertex })
    case 'TWICE':
      return text('draw.faultTwice', { number: fault.vertex })
    case 'CROSSING':
      return text('draw.faultCrossing', { first: fault.first, second: fault.second })
  }
}

/** Says why tips and cases are not counted in an area that may be asked of. */
export function refusalWords(refusal: ExactRefusal, text: Text, language: Language): string {
  switch (refusal) {
    case 'AREA_TOO_SMALL':
      return text('draw.tooSmall', { least: formatNumber(exactLimits.minKm2, language, 2) })
    case 'PERIOD_TOO_SHORT':
      return text('draw.tooShort', { least: exactLimits.minDays })
    case 'FOREIGN_RESIDENTS':
      return text('draw.foreign')
  }
}
