import type { Refusal } from './refusal.js'

/** The acts that the signed-in person may do; an empty list of reasons means yes. */
export type Can<Act extends string> = Record<Act, Refusal[]>
