/** What is told of a number: the one it reads as, and the least and the greatest it can be. The three are equal for an exact one. */
export interface ToldInterval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** A told number in another measure, such as a rate for a count. */
export const scaled = ({ value, low, high }: ToldInterval, factor: number): ToldInterval => ({
  value: value * factor,
  low: low * factor,
  high: high * factor,
})
