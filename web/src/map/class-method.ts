import type { ClassMethod } from '@hub/analysis/classify'
import type { MessageId } from '../message/text.ts'

interface OfferedMethod {
  readonly id: ClassMethod
  /** As the address names it. */
  readonly name: string
  readonly word: MessageId
  /** What it does and when it misleads, in a line. */
  readonly hint: MessageId
}

/** The class methods that a reader may choose, in the order of the list; the first is the default. */
export const offeredMethods: readonly [OfferedMethod, ...OfferedMethod[]] = [
  { id: 'QUANTILE', name: 'quantile', word: 'class.quantile', hint: 'class.quantileHint' },
  { id: 'EQUAL_INTERVAL', name: 'equal', word: 'class.equal', hint: 'class.equalHint' },
  { id: 'FISHER_JENKS', name: 'jenks', word: 'class.jenks', hint: 'class.jenksHint' },
  { id: 'STANDARD_DEVIATION', name: 'deviation', word: 'class.deviation', hint: 'class.deviationHint' },
  { id: 'PRETTY', name: 'pretty', word: 'class.pretty', hint: 'class.prettyHint' },
  { id: 'HEAD_TAIL', name: 'headtail', word: 'class.headTail', hint: 'class.headTailHint' },
]

/** Reads a class method as addresses name it. */
export const methodFromText = (text: string): ClassMethod | undefined =>
  offeredMethods.find(({ name }) => name === text)?.id
/** The name of a class method in an address. */
export const textFromMethod = (method: ClassMethod) => offeredMethods.find(({ id }) => id === method)?.name ?? ''

/** How many classes a map may have. Fewer say little, and more cannot be told apart by eye. */
export const classCounts = [3, 4, 5, 6, 7] as const
export type ClassCount = (typeof classCounts)[number]
