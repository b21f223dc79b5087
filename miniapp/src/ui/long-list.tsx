import { View } from '@tarojs/components'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useNear } from './use-near'

/** Rows that come and go together: one observer for each, and one setData. */
const PIECE = 12
/** Rows are ready this far before they are seen. */
const MARGIN = 1000

interface Props<T> {
  items: readonly T[]
  /** of one row, in px: how much room a piece keeps that was never seen */ rowHeight: number
  children: (item: T, index: number) => ReactNode
}

/**
 * A list of any length of which only the rows near the screen are on the page; the others keep their room. So neither the
 * first setData nor the page grows with the list.
 */
export function LongList<T>({ items, rowHeight, children }: Props<T>) {
  const name = useId().replace(/\W/g, '')
  const starts = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, piece) => piece * PIECE)
  return starts.map((start) => {
    const rows = items.slice(start, start + PIECE)
    return (
      <Piece key={start} id={`rows-${name}-${start}`} first={start === 0} height={rows.length * rowHeight}>
        {() => rows.map((item, index) => children(item, start + index))}
      </Piece>
    )
  })
}

interface PieceProps {
  id: string
  first: boolean
  height: number
  children: () => ReactNode
}

function Piece({ id, first, height, children }: PieceProps) {
  const [near, setNear] = useState(first)
  const measured = useRef<number | null>(null)
  useNear(id, MARGIN, (now) => {
    if (near && !now.near) measured.current = now.height
    setNear(now.near)
  })
  return (
    <View id={id} className="list" style={near ? {} : { height: `${measured.current ?? height}px` }}>
      {near ? children() : null}
    </View>
  )
}
