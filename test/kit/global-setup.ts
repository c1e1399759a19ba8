import type { TestProject } from 'vitest/node'
import { makeEmbeddedTemplate, makeServerTemplate, templateEdition } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Names the prepared databases that tests copy; fixed for a run, whatever is edited meanwhile. */
    edition: string
  }
}

/** Before the first test: the databases that the others are copied from. */
export async function setup(project: TestProject): Promise<void> {
  const edition = await templateEdition()
  await Promise.all([makeEmbeddedTemplate(edition), process.env.TEST_DATABASE_URL && makeServerTemplate(edition)])
  project.provide('edition', edition)
}
