import type { AssignmentDetail, EntrySummary } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { LongList } from '@/ui/long-list'
import { Heading, Region } from '@/ui/native'
import { Empty, Refused } from '@/ui/views'
import { CancelDialog } from '../entry/cancel-dialog'
import { useRowMarks } from '../entry/use-row-marks'
import { entryName } from '../entry/words'
import { BatchBar } from './batch-bar'
import { BatchSetting } from './batch-setting'
import { EntryMenu } from './entry-menu'
import { EntryRow } from './entry-row'
import { useEntryList } from './use-entry-list'

/** The entries of an assignment: opened one by one, or worked on many at once (批量). */
export function EntryList({
  detail,
  unsentIds,
  onChanged,
  onLook,
}: {
  detail: AssignmentDetail
  unsentIds: ReadonlySet<number>
  onChanged: (detail: AssignmentDetail) => void
  /** reads the assignment anew */ onLook: () => void
}) {
  const editable = detail.can.edit.length === 0
  const list = useEntryList(detail, onChanged, onLook)
  const { chosen, setChosen, more, setMore, setting, setSetting, deleting, deleted, busy, errors } = list
  const { entries } = detail
  const { openOf } = useRowMarks(entries)
  const renewalOf = new Map(detail.renewal?.rows.map((row) => [row.entryId, row]))
  const picked = entries.filter(({ id }) => chosen?.includes(id))

  return (
    <>
      <View className="row between">
        <Heading>公开事项（{String(entries.length)}）</Heading>
        {editable && entries.length > 1 ? (
          <Button kind="link" onPress={() => setChosen(chosen ? null : [])}>
            {chosen ? '退出批量' : '批量'}
          </Button>
        ) : null}
      </View>
      {editable && !chosen ? <AllSame detail={detail} busy={busy} onSame={() => list.same()} /> : null}
      {deleted.length > 0 ? <Deleted entries={deleted} busy={busy} onUndo={list.undo} /> : null}
      {chosen ? (
        <BatchBar
          detail={detail}
          chosen={chosen}
          busy={busy}
          onChoose={setChosen}
          onSet={setSetting}
          onDelete={() => list.remove(picked)}
        />
      ) : null}
      {setting || more || deleting ? null : <Refused texts={errors} />}
      {entries.length === 0 ? (
        <Empty title="还没有公开事项">
          <Text className="muted">
            {editable ? '先从标准指引采用，再按本单位情况修改。' : '报送后，事项会显示在这里。'}
          </Text>
        </Empty>
      ) : null}
      <LongList items={entries} rowHeight={96}>
        {(entry) => (
          <EntryRow
            key={entry.id}
            entry={entry}
            remarks={remarksOn(entry, detail)}
            personal={openOf(entry).length}
            unsent={unsentIds.has(entry.id)}
            chosen={chosen ? chosen.includes(entry.id) : null}
            onChoose={(on) => list.choose(entry.id, on)}
            onMore={editable ? () => setMore(entry) : undefined}
            renewal={renewalOf.get(entry.id) ?? null}
            onSame={editable && !busy ? () => list.same([entry.id]) : undefined}
          />
        )}
      </LongList>
      {more ? (
        <EntryMenu
          entry={more}
          entries={entries}
          busy={busy}
          errors={errors}
          onMove={(to) => list.move(more, to)}
          onDuplicate={() => list.duplicate(more)}
          onDelete={() => list.remove([more])}
          onClose={() => setMore(null)}
        />
      ) : null}
      {deleting ? (
        <CancelDialog
          items={deleting.flatMap(({ item }) => item.continues ?? [])}
          deleting={deleting.length}
          rows={entries
            .filter(({ id }) => !deleting.some((gone) => gone.id === id))
            .map(({ id, fields }) => ({ id, name: entryName(fields) }))}
          busy={busy}
          errors={errors}
          onConfirm={(cancellation) => list.removeNow(deleting, cancellation)}
          onCancel={() => list.setDeleting(null)}
        />
      ) : null}
      {setting ? (
        <BatchSetting
          setting={setting}
          count={picked.length}
          busy={busy}
          errors={errors}
          onChange={setSetting}
          onConfirm={list.setAll}
          onCancel={() => setSetting(null)}
        />
      ) : null}
    </>
  )
}

/** 年度更新: how many rows are still to be answered, and one act for all of them. */
function AllSame({ detail, busy, onSame }: { detail: AssignmentDetail; busy: boolean; onSame: () => void }) {
  const waiting = detail.renewal?.rows.filter((row) => row.open) ?? []
  if (waiting.length === 0) return null
  const concerned = waiting.filter(({ concerns }) => concerns.length > 0).length
  return (
    <View className="note info">
      <View className="row between">
        <Text>{`${waiting.length} 项待确认${concerned > 0 ? `，其中 ${concerned} 项有提醒` : ''}`}</Text>
        <Button kind="link" disabled={busy} onPress={onSame}>
          全部与去年相同
        </Button>
      </View>
    </View>
  )
}

/** Of this hand-in: those of earlier ones are dealt with. */
const remarksOn = (entry: EntrySummary, { remarks, revision }: AssignmentDetail) =>
  remarks.filter((remark) => remark.entryId === entry.id && remark.revision === revision)

/** The entries just deleted, to be brought back. */
function Deleted({ entries, busy, onUndo }: { entries: readonly EntrySummary[]; busy: boolean; onUndo: () => void }) {
  return (
    <Region role="status" className="note info">
      <View className="row between">
        <Text>
          已删除“{entryName(entries[0]?.fields ?? { level1: '', level2: '', level3: '' })}”
          {entries.length > 1 ? `等 ${entries.length} 个事项` : ''}，报送前可以恢复。
        </Text>
        <Button kind="link" disabled={busy} onPress={onUndo}>
          恢复
        </Button>
      </View>
    </Region>
  )
}
