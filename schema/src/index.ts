import { builder } from './builder.ts'
import './scalar.ts'
import './type/node.ts'
import './type/viewer.ts'

/** The whole schema. Every type file is loaded above; a new one is added there. */
export const schema = builder.toSchema()
