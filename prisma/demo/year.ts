/**
 * How the pattern moved from year to year. Counts are national police figures where they were published (2021–2025: police and
 * US TIP reports; hotline 111 for calls) and assumptions between them; they only give the set its shape, its size comes from the
 * scale. The mix moved from brides and sexual exploitation in China before 2020 to forced labour in scam compounds in Cambodia,
 * Laos and Myanmar from 2022 and to karaoke and domestic exploitation after it.
 */
export interface YearPattern {
  readonly cases: number
  readonly victims: number
  readonly tips: number
  readonly female: number
  readonly minor: number
  readonly exploitation: Readonly<Record<Exploitation, number>>
  readonly destination: Readonly<Record<Destination, number>>
}
export type Exploitation =
  | 'FORCED_LABOUR'
  | 'SEXUAL'
  | 'FORCED_MARRIAGE'
  | 'ORGAN_REMOVAL'
  | 'FORCED_BEGGING'
  | 'CHILD_ADOPTION'
  | 'FORCED_CRIMINALITY'
  | 'OTHER'
  | 'UNKNOWN'
export type Destination = 'DOMESTIC' | 'CHINA' | 'CAMBODIA' | 'LAOS' | 'MYANMAR' | 'OTHER' | 'UNKNOWN'

const exploitation = (
  labour: number,
  sexual: number,
  marriage: number,
  criminality: number,
  adoption: number,
  unknown: number,
): Record<Exploitation, number> => ({
  FORCED_LABOUR: labour,
  SEXUAL: sexual,
  FORCED_MARRIAGE: marriage,
  FORCED_CRIMINALITY: criminality,
  CHILD_ADOPTION: adoption,
  UNKNOWN: unknown,
  ORGAN_REMOVAL: 2,
  FORCED_BEGGING: 1,
  OTHER: 2,
})
const destination = (
  domestic: number,
  china: number,
  cambodia: number,
  laos: number,
  myanmar: number,
): Record<Destination, number> => ({
  DOMESTIC: domestic,
  CHINA: china,
  CAMBODIA: cambodia,
  LAOS: laos,
  MYANMAR: myanmar,
  OTHER: 2,
  UNKNOWN: 3,
})

export const years: Readonly<Record<number, YearPattern>> = {
  2019: {
    cases: 190,
    victims: 330,
    tips: 2520,
    female: 0.92,
    minor: 0.28,
    exploitation: exploitation(8, 36, 42, 0, 5, 7),
    destination: destination(10, 80, 3, 3, 1),
  },
  2020: {
    cases: 125,
    victims: 200,
    tips: 2826,
    female: 0.91,
    minor: 0.3,
    exploitation: exploitation(12, 36, 34, 0, 6, 9),
    destination: destination(18, 70, 4, 3, 1),
  },
  2021: {
    cases: 77,
    victims: 126,
    tips: 2040,
    female: 0.905,
    minor: 0.36,
    exploitation: exploitation(18, 24, 22, 2, 6, 26),
    destination: destination(30, 48, 12, 4, 2),
  },
  2022: {
    cases: 90,
    victims: 238,
    tips: 2300,
    female: 0.43,
    minor: 0.3,
    exploitation: exploitation(56, 7, 5, 14, 2, 14),
    destination: destination(22, 12, 52, 5, 5),
  },
  2023: {
    cases: 176,
    victims: 448,
    tips: 2450,
    female: 0.48,
    minor: 0.32,
    exploitation: exploitation(46, 18, 4, 18, 3, 9),
    destination: destination(34, 8, 34, 8, 12),
  },
  2024: {
    cases: 163,
    victims: 500,
    tips: 2500,
    female: 0.55,
    minor: 0.35,
    exploitation: exploitation(40, 28, 3, 16, 4, 7),
    destination: destination(48, 7, 25, 8, 8),
  },
  2025: {
    cases: 225,
    victims: 560,
    tips: 2900,
    female: 0.667,
    minor: 0.38,
    exploitation: exploitation(32, 40, 3, 12, 4, 6),
    destination: destination(70, 5, 13, 5, 4),
  },
  2026: {
    cases: 220,
    victims: 540,
    tips: 2950,
    female: 0.65,
    minor: 0.38,
    exploitation: exploitation(30, 42, 3, 12, 4, 6),
    destination: destination(72, 5, 12, 4, 4),
  },
}

/** The pattern of a year; a year beyond the table reads as its last one. */
export function patternOf(year: number): YearPattern {
  const found = years[year] ?? years[2026]
  if (!found) throw new Error(`no pattern for ${year}`)
  return found
}
