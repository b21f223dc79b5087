import type { District } from '../district'

/** An act upon something that others may change, as one page offers it. */
export interface Opened {
  by: string
  path: string
  body?: object
  /** where the body (of a DELETE the query) names what was seen, e.g. `version`, `assignments/0/revision` */
  seen: string
  /** what a reader of the thing asks for: it is the same before and after a refused act */ look: string
  /** somebody else changes it */ move: () => Promise<unknown>
  /** the change is in no 留痕, or the answer shows what stands now instead of telling it */ silent?: true
}
/** By `METHOD /path/:of/route`; each opens a page of its own. They share a district and run in this order. */
export type Cases = Record<string, (district: District) => Promise<Opened>>
