import { useState } from 'react'
import { useAction } from './use-action'

export interface MoreItems<Item> {
  items: Item[]
  busy: boolean
  errors: string[]
  /** reads the page after so many that are shown */ next: (shown: number) => void
}

/** Further pages, of `size` items each, of a list whose first page is read elsewhere. */
export function useMore<Item>(load: (page: number) => Promise<Item[]>, size: number): MoreItems<Item> {
  const [items, setItems] = useState<Item[]>([])
  const { busy, errors, run } = useAction()
  const next = (shown: number) =>
    run(async () => {
      const page = await load(Math.floor(shown / size) + 1)
      setItems((old) => [...old, ...page])
    })
  return { items, busy, errors, next }
}
