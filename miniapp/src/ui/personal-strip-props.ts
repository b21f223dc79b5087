/** `marked` for texts of staff, `resident` for those of a resident, which are masked when they are sent; `asked-for`: a datum belongs here. */
export type PersonalCare = 'marked' | 'resident' | 'asked-for'

/** The props of the twins personal-strip.tsx (WeChat) and personal-strip.h5.tsx (fetched when there is a text). */
export interface PersonalStripProps {
  /** name of the field */ label: string
  /** head of its column, where it is not the label */ head?: string
  text: string
  /** the place of the text in its row, e.g. `bases/0/article` */ part?: string
  care?: PersonalCare
  disabled?: boolean
  onChange: (text: string) => void
}
