import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long, whatever their size: they publish releases, and attack them. */
const long = /\/test\/privacy\/|\/prisma\/release\/|\/prisma\/(backup|embedded|lock)\.test/

/** Begins with the long files, so that none of them runs alone at the end; vitest itself goes by what a file weighs until it has been run. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [
      ...sorted.filter(({ moduleId }) => long.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !long.test(moduleId)),
    ]
  }
}
