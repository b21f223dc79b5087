import { CHANNELS, type Channel } from '@gongkai/shared/base/template/entry-template'
import type {
  AssignmentDetail,
  BatchRequest,
  EntrySummary,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { LongList } from '@/ui/long-list'
import { Heading, Region } from '@/ui/native'
import { Confirm, Empty, Refused } from '@/ui/views'
import { entryName } from '../entry/words'
import { deleteEntries, duplicateEntry, reorder, restoreEntries, setOnMany } from './api'
import { EntryRow } from './entry-row'

type Setting = { what: 'timeLimit'; text: string } | { what: 'channels'; channels: Channel[]; other: string } | null

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
  const [chosen, setChosen] = useState<number[] | null>(null)
  const [more, setMore] = useState<EntrySummary | null>(null)
  const [setting, setSetting] = useState<Setting>(null)
  const [deleted, setDeleted] = useState<EntrySummary[]>([])
  const { busy, errors, run } = useAction(onLook)
  const { entries } = detail

  const act = (answer: () => Promise<AssignmentDetail>, said: string) =>
    run(async () => {
      onChanged(await answer())
      done(said)
    })
  const remove = (these: readonly EntrySummary[]) =>
    act(async () => {
      const after = await deleteEntries({ entries: these.map(({ id, version }) => ({ id, version })) })
      setMore(null)
      setChosen(null)
      setDeleted([...these])
      return after
    }, `已删除 ${these.length} 个事项`)
  const undo = () =>
    act(async () => {
      const after = await restoreEntries({ entryIds: deleted.map(({ id }) => id) })
      setDeleted([])
      return after
    }, '已恢复')
  const move = (entry: EntrySummary, to: number) => {
    const ids = entries.map(({ id }) => id).filter((id) => id !== entry.id)
    ids.splice(to, 0, entry.id)
    setMore(null)
    act(() => reorder(detail.id, { version: detail.version, entryIds: ids }), '已调整顺序')
  }
  const duplicate = (entry: EntrySummary) =>
    run(async () => {
      const { id } = await duplicateEntry(entry)
      setMore(null)
      open('entry', { id })
    })
  const setAll = () =>
    act(async () => {
      if (!setting || !chosen) return detail
      const values: Omit<BatchRequest, 'entryIds' | 'version'> =
        setting.what === 'timeLimit'
          ? { timeLimit: setting.text.trim() }
          : { channels: setting.channels, channelOther: setting.other.trim() }
      const after = await setOnMany(detail.id, { version: detail.version, entryIds: chosen, ...values })
      setSetting(null)
      setChosen(null)
      return after
    }, '已批量填写')
  const picked = entries.filter(({ id }) => chosen?.includes(id))
  const last = entries.length - 1
  const at = entries.findIndex(({ id }) => id === more?.id)
  const moves: [string, number][] = [
    ['上移', Math.max(0, at - 1)],
    ['下移', Math.min(last, at + 1)],
    ['移到最前', 0],
    ['移到最后', last],
  ]
  const settingEmpty =
    setting?.what === 'timeLimit' ? !setting.text.trim() : setting?.what === 'channels' && setting.channels.length === 0

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
      {deleted.length > 0 ? (
        <Region role="status" className="note info">
          <View className="row between">
            <Text>
              已删除“{entryName(deleted[0]?.fields ?? { level1: '', level2: '', level3: '' })}”
              {deleted.length > 1 ? `等 ${deleted.length} 个事项` : ''}，报送前可以恢复。
            </Text>
            <Button kind="link" disabled={busy} onPress={undo}>
              恢复
            </Button>
          </View>
        </Region>
      ) : null}
      {chosen ? (
        <View className="card stack">
          <View className="row between">
            <Text>已选 {chosen.length} 个</Text>
            <Button
              kind="link"
              onPress={() => setChosen(chosen.length === entries.length ? [] : entries.map(({ id }) => id))}
            >
              {chosen.length === entries.length ? '全不选' : '全选'}
            </Button>
          </View>
          <View className="row">
            {detail.phase === 'catalogue' ? (
              <>
                <Button
                  kind="plain"
                  disabled={busy || chosen.length === 0}
                  onPress={() => setSetting({ what: 'timeLimit', text: '' })}
                >
                  填公开时限
                </Button>
                <Button
                  kind="plain"
                  disabled={busy || chosen.length === 0}
                  onPress={() => setSetting({ what: 'channels', channels: [], other: '' })}
                >
                  填公开渠道
                </Button>
              </>
            ) : null}
            <Button kind="danger" disabled={busy || chosen.length === 0} onPress={() => remove(picked)}>
              删除
            </Button>
          </View>
        </View>
      ) : null}
      {setting || more ? null : <Refused texts={errors} />}
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
            remarks={detail.remarks.filter(
              ({ entryId, revision }) => entryId === entry.id && revision === detail.revision,
            )}
            unsent={unsentIds.has(entry.id)}
            chosen={chosen ? chosen.includes(entry.id) : null}
            onChoose={(on) =>
              setChosen((old) => (on ? [...(old ?? []), entry.id] : (old ?? []).filter((id) => id !== entry.id)))
            }
            onMore={editable ? () => setMore(entry) : undefined}
          />
        )}
      </LongList>
      {more ? (
        <Confirm
          title={entryName(more.fields)}
          confirm="删除"
          danger
          busy={busy}
          onConfirm={() => remove([more])}
          onCancel={() => setMore(null)}
        >
          <Text className="muted">删除后、报送前可以恢复。</Text>
          <View className="row ready">
            {moves.map(([label, to]) => (
              <Button key={label} kind="plain" disabled={busy || to === at} onPress={() => move(more, to)}>
                {label}
              </Button>
            ))}
            <Button kind="plain" disabled={busy} onPress={() => duplicate(more)}>
              复制一份
            </Button>
          </View>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
      {setting ? (
        <Confirm
          title={`为 ${picked.length} 个事项填写${setting.what === 'timeLimit' ? '公开时限' : '公开渠道'}`}
          confirm="填写"
          busy={busy || settingEmpty}
          onConfirm={setAll}
          onCancel={() => setSetting(null)}
        >
          <Text className="muted">原来填写的会被替换。</Text>
          {setting.what === 'timeLimit' ? (
            <Field
              label="公开时限"
              placeholder="如 信息形成之日起20个工作日内"
              value={setting.text}
              onChange={(text) => setSetting({ what: 'timeLimit', text })}
            />
          ) : (
            <View className="stack ready">
              <ChoiceChips
                label="公开渠道和载体"
                options={CHANNELS}
                value={setting.channels}
                onChange={(channels) => setSetting({ ...setting, channels })}
              />
              {setting.channels.includes('other') ? (
                <Field label="其他渠道" value={setting.other} onChange={(other) => setSetting({ ...setting, other })} />
              ) : null}
            </View>
          )}
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </>
  )
}
