import { Refusal } from '@hub/schema/error'
import type { FastifyInstance } from 'fastify'

/** How deep a body may be nested; the deepest input of the schema needs less than ten. */
const deepest = 32

/** Whether a value is nested deeper than so many levels. It keeps a list of its own, since a deep call would end the stack. */
function isDeeper(value: unknown, levels: number): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** Refuses a body that is nested so deep that whoever walks through it later may fall. */
export function refuseDeepBodies(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    if (!isDeeper(request.body, deepest)) return
    const words = `The body is nested deeper than ${deepest} levels.`
    throw Object.assign(new Refusal('BAD_USER_INPUT', words), { statusCode: 400 })
  })
}
