import {
  IMPORT_ROWS_ON_A_PAGE,
  type ImportRowView,
  type ImportView,
  ROW_FILTERS,
  type RowFilter,
} from '@gongkai/shared/exchange/import/import.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Empty, Loaded, Refused } from '@/ui/views'
import { chooseImportRows, importRows, oneImport } from './api'
import { ImportRow } from './import-row'
import { filterWords } from './import-states'

/** How many lines a filter shows. */
function countOf({ counts }: ImportView, filter: RowFilter): number {
  return filter === 'left' ? counts.left : counts[filter]
}

/** The lines as they were understood, by what they are; each to be chosen, corrected or left. */
export function ImportRows({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const [only, setOnly] = useState<RowFilter>('rows')
  const filters = ROW_FILTERS.filter(({ code }) => code === 'rows' || countOf(view, code) > 0).map(
    ({ code, label }) => ({
      code,
      label: `${filterWords(view.kind, code, label)} ${countOf(view, code)}`,
    }),
  )
  return (
    <>
      <ChoiceChips
        single
        label="只看"
        options={filters}
        value={[only]}
        onChange={([chosen]) => setOnly(chosen ?? 'rows')}
      />
      <FilteredRows key={`${only}/${view.state}`} only={only} view={view} onView={onView} />
    </>
  )
}

function FilteredRows({
  only,
  view,
  onView,
}: {
  only: RowFilter
  view: ImportView
  onView: (view: ImportView) => void
}) {
  const [edited, setEdited] = useState<Readonly<Record<number, ImportRowView>>>({})
  // A choice for all that a filter shows changes rows that are drawn: they are read anew.
  const [turn, setTurn] = useState(0)
  const reading = `imports/${view.id}/rows/${only}/${turn}`
  const first = useQuery(reading, () => importRows(view.id, { only, page: 1 }))
  const more = useMore(
    async (page) => (await importRows(view.id, { only, page })).items,
    IMPORT_ROWS_ON_A_PAGE,
    reading,
  )
  const { busy, errors, run } = useAction(async () => {
    onView(await oneImport(view.id))
    setEdited({})
    setTurn(turn + 1)
  })
  // Seen at once; put back when the server refuses.
  const choose = async (row: ImportRowView, chosen: boolean) => {
    const mark = (on: boolean) => setEdited((old) => ({ ...old, [row.id]: { ...(old[row.id] ?? row), chosen: on } }))
    mark(chosen)
    const kept = await run(async () =>
      onView(await chooseImportRows(view.id, { version: view.version, rowIds: [row.id], chosen })),
    )
    if (!kept) mark(!chosen)
  }
  const chooseAll = (chosen: boolean) =>
    run(async () => {
      onView(await chooseImportRows(view.id, { version: view.version, only, chosen }))
      setEdited({})
      setTurn(turn + 1)
    })
  const replaced = async (row: ImportRowView) => {
    setEdited((old) => ({ ...old, [row.id]: row }))
    onView(await oneImport(view.id))
  }
  const editable = view.can.edit.length === 0
  return (
    <Loaded query={first}>
      {({ items, total }) => {
        const rows = [...items, ...more.items].map((row) => edited[row.id] ?? row)
        if (rows.length === 0) return <Empty title="没有这样的行" />
        return (
          <View className="stack">
            {editable && only !== 'left' && only !== 'faulty' ? (
              <View className="row">
                <Button kind="link" disabled={busy} onPress={() => chooseAll(true)}>
                  {`选中这 ${total} 项`}
                </Button>
                <Button kind="link" disabled={busy} onPress={() => chooseAll(false)}>
                  都不选
                </Button>
              </View>
            ) : null}
            <Refused texts={errors} />
            <View className="import-rows">
              {rows.map((row) => (
                <ImportRow
                  key={row.id}
                  row={row}
                  view={view}
                  editable={editable}
                  busy={busy}
                  onChoose={(chosen) => choose(row, chosen)}
                  onEdited={replaced}
                />
              ))}
            </View>
            <More shown={rows.length} total={total} more={more} />
          </View>
        )
      }}
    </Loaded>
  )
}
