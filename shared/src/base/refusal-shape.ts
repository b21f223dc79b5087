import type { Refusal } from './refusal.js'
import { object, type Shape, text } from './shape.js'

/** A refusal that is kept, e.g. a doubt about an imported row. */
export const refusalShape: Shape<Refusal> = object<Refusal>({ code: text, at: text, text })
