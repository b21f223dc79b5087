import { markedParts } from '@gongkai/shared/catalogue/public-catalogue/marked-parts'
import { Fragment } from 'react'

/** A text whose found words are bold on a ground of their own. */
export function Marked({ text }: { text: string }) {
  return markedParts(text).map((part, index) =>
    part.marked ? (
      <mark key={index} className="mark">
        {part.text}
      </mark>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
}
