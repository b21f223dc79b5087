/** A piece of a text, and whether it was searched for. */
export interface MarkedPart {
  text: string
  marked: boolean
}

/** A text whose found words stand between \u0002 and \u0003, piece by piece; a mark that is not closed runs to the end. */
export function markedParts(text: string): MarkedPart[] {
  return text.split('\u0002').flatMap((piece, index) => {
    const [found = '', rest = ''] = index === 0 ? ['', piece] : piece.split('\u0003')
    return [
      { text: found, marked: true },
      { text: rest, marked: false },
    ].filter((part) => part.text !== '')
  })
}
