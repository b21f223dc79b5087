import { like, list, object, type Shape } from '../shape.js'
import { EMPTY_ENTRY, type EntryFields } from './entry.js'
import type { Basis } from './fields.js'

const EMPTY_BASIS: Readonly<Basis> = { title: '', documentNumber: '', article: '' }

/** The shape of each field: told by its empty value. */
export const ENTRY_SHAPES = like<EntryFields>(EMPTY_ENTRY, { bases: list(object<Basis>(like(EMPTY_BASIS))) })

/** An entry's fields wherever they are kept, in the database or on a phone. */
export const entryShape: Shape<EntryFields> = object<EntryFields>(ENTRY_SHAPES)
