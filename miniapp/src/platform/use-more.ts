import { useState } from 'react'
import { type Errors, useAction } from './use-action'

export interface MoreItems<Item> {
  items: Item[]
  busy: boolean
  errors: Errors
  /** reads the page after so many that are shown */ next: (shown: number) => void
}

/**
 * Further pages, of `size` items each, of a list whose first page is read elsewhere. `of` names the reading of the first page: pages read
 * on from an earlier reading are let go.
 */
export function useMore<Item>(
  load: (page: number) => Promise<Item[]>,
  size: number,
  of: string | number = '',
): MoreItems<Item> {
  const [read, setRead] = useState<{ of: string | number; items: Item[] }>({ of, items: [] })
  const { busy, errors, run } = useAction()
  const next = (shown: number) =>
    run(async () => {
      const page = await load(Math.floor(shown / size) + 1)
      setRead((old) => ({ of, items: [...(old.of === of ? old.items : []), ...page] }))
    })
  return { items: read.of === of ? read.items : [], busy, errors, next }
}
