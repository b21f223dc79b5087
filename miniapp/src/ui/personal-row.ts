import { createContext, useContext } from 'react'
import type { Said } from './personal-marks'

/** A text of a row as it is stored. */
export interface StoredText {
  part: string
  text: string
}

/** Around the fields of one row (or another stored text): what is known of its texts beside each of them. */
export interface PersonalRow {
  /** as POST /api/privacy/answers names it, e.g. `entry/12`; '' for words that are stored nowhere yet */ place: string
  /** the unit whose row it is; '' for one's own */ unitCode: string
  /** the texts of the row, in which a person or an office may stand */ beside: string
  /** what the server said of the texts as they are stored; null where it does not say */ said: Said | null
  /** brings what is typed to the server; answers the texts as they are stored then */ store: () => Promise<
    readonly StoredText[]
  >
  /** something was answered: what the server says of the row is to be read anew */ onAnswered: () => void
}

const NONE: PersonalRow = {
  place: '',
  unitCode: '',
  beside: '',
  said: null,
  store: async () => [],
  onAnswered: () => {},
}
const Row = createContext<PersonalRow>(NONE)

export const PersonalRowProvider = Row.Provider
export const usePersonalRow = (): PersonalRow => useContext(Row)
