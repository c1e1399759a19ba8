/** What may follow each stage of a case: the order of the Criminal Procedure Code. An appeal may be left out. */
const following = {
  OPENED: ['CHARGED', 'SUSPENDED'],
  CHARGED: ['CONCLUDED', 'SUSPENDED'],
  CONCLUDED: ['INDICTED', 'SUSPENDED'],
  INDICTED: ['FIRST_INSTANCE', 'SUSPENDED'],
  FIRST_INSTANCE: ['APPEAL', 'IN_FORCE'],
  APPEAL: ['IN_FORCE'],
  IN_FORCE: [],
} as const satisfies Record<string, readonly string[]>

export type CaseStage = keyof typeof following | 'SUSPENDED'

/**
 * The stages a case may reach next, given those it has reached in their order. A suspended case goes on where it stood; each stage
 * is reached once.
 */
export function nextStages(reached: readonly string[]): readonly CaseStage[] {
  const standing = reached.filter((stage): stage is keyof typeof following => stage in following).at(-1) ?? 'OPENED'
  return following[standing].filter((stage) => !reached.includes(stage))
}
