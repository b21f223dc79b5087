import '@/styles/interchange.scss'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { IMPORT_KINDS } from '@gongkai/shared/base/words/import-kinds'
import { IMPORT_STATES, type ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { Text, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import { done, leave, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useAskAgain } from '@/platform/use-ask-again'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Tag } from '@/ui/status-tag'
import { Bar, Card, Confirm, Loaded, Refused } from '@/ui/views'
import { actOnImport, deleteImport, oneImport } from './api'
import { ColumnPersonal } from './column-personal'
import { ImportRows } from './import-rows'
import { matchWords, STATE_TONES } from './import-states'

/** One import: how its reading goes, then its rows to be looked at, chosen and taken over, then the way back. */
export function ImportPage() {
  const id = useParam('id')
  const person = useSession()
  const query = useQuery(person ? `imports/${id}/${person.account}` : null, () => oneImport(id))
  const { data, set } = query
  useAskAgain(query, data?.state === 'reading')
  const latest = useRef(data)
  latest.current = data
  // The answers of two acts may come in the other order: an older one is not shown over a newer.
  const take = (view: ImportView) => {
    if (view.version >= (latest.current?.version ?? 0)) set(view)
  }
  if (!person) return <SignInFirst title="登录后导入表格" />
  if (!query.data)
    return (
      <PageShell>
        <Loaded query={query}>{() => null}</Loaded>
      </PageShell>
    )
  return <One view={query.data} onView={take} />
}

type Asking = 'application' | 'undo' | 'delete'

function One({ view, onView }: { view: ImportView; onView: (view: ImportView) => void }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  // Masking a column changes rows that are drawn: they are read anew.
  const [turn, setTurn] = useState(0)
  const { busy, errors, run } = useAction(async () => onView(await oneImport(view.id)))
  const { counts, state, can, outcome } = view
  const act = async () => {
    if (!asking) return
    const finished = await run(async () => {
      if (asking === 'delete') {
        await deleteImport(view)
        done('已删除')
        leave('todo')
      } else {
        onView(await actOnImport(view.id, asking, { version: view.version }))
        done(asking === 'undo' ? '已撤销' : '已导入')
      }
    })
    if (finished) setAsking(null)
  }
  const ask = (next: Asking) => {
    void run(async () => undefined)
    setAsking(next)
  }
  const foot =
    state === 'ready' ? (
      <>
        <Button kind="plain" disabled={can.delete.length > 0} onPress={() => ask('delete')}>
          不导入了
        </Button>
        <Button disabled={can.apply.length > 0 || counts.chosen === 0} onPress={() => ask('application')}>
          {`导入选中的 ${counts.chosen} 项`}
        </Button>
      </>
    ) : state === 'applied' ? (
      <Button kind="plain" disabled={can.undo.length > 0} onPress={() => ask('undo')}>
        撤销这次导入
      </Button>
    ) : state === 'reading' ? null : (
      <Button kind="plain" disabled={can.delete.length > 0} onPress={() => ask('delete')}>
        删除
      </Button>
    )
  return (
    <PageShell foot={foot}>
      <View>
        <View className="row between">
          <Heading level={1}>{view.name}</Heading>
          <Tag tone={STATE_TONES[state]}>{labelOf(IMPORT_STATES, state)}</Tag>
        </View>
        <Text className="muted">{`${labelOf(IMPORT_KINDS, view.kind)} · ${view.by} · ${chinaTime(view.at)}`}</Text>
      </View>
      {state === 'reading' ? (
        <Region role="status" className="card">
          <Bar
            part={view.progress}
            whole={100}
            label={`正在读取，已读 ${view.progress}%。可以离开，读完后在“导入”里找到。`}
          />
        </Region>
      ) : null}
      {state === 'refused' ? <Refused texts={view.refusals.map(({ text }) => text)} /> : null}
      {outcome ? (
        <Region role="status" className="note info">
          {state === 'undone'
            ? `这次导入已撤销：新增的 ${outcome.added} 项已删除，更新的 ${outcome.updated} 项已恢复原样。`
            : `已导入：新增 ${outcome.added} 项，更新 ${outcome.updated} 项。${markedWords(outcome.marked)}`}
        </Region>
      ) : null}
      {view.kind === 'guideline' && state === 'applied' ? <AsVersion view={view} /> : null}
      {state === 'ready' ? <Reasons view={view} /> : null}
      {state === 'applied' && can.undo.length > 0 ? (
        <View className="note">{`不能撤销：${can.undo.map(({ text }) => text).join('；')}`}</View>
      ) : null}
      {state === 'reading' || state === 'refused' ? null : (
        <>
          <Counts view={view} />
          {state === 'ready' ? (
            <ColumnPersonal
              view={view}
              onMasked={async () => {
                onView(await oneImport(view.id))
                setTurn(turn + 1)
              }}
            />
          ) : null}
          <ImportRows key={turn} view={view} onView={onView} />
        </>
      )}
      {asking ? (
        <Confirm
          title={TITLES[asking](view)}
          confirm={asking === 'application' ? '确认导入' : asking === 'undo' ? '确认撤销' : '确认删除'}
          danger={asking !== 'application'}
          busy={busy}
          onConfirm={act}
          onCancel={() => setAsking(null)}
        >
          <Text className="muted">{NOTES[asking]}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}

const markedWords = (marked = 0) => (marked > 0 ? `其中 ${marked} 项含个人信息，报送前要遮盖。` : '')

const TITLES: Readonly<Record<Asking, (view: ImportView) => string>> = {
  application: ({ counts }) => `导入选中的 ${counts.chosen} 项？`,
  undo: () => '撤销这次导入？',
  delete: ({ name }) => `删除“${name}”？`,
}
const NOTES: Readonly<Record<Asking, string>> = {
  application: '选中的要么全部导入，要么一项也不导入；导入后、没有人接着修改以前可以撤销。',
  undo: '新增的会删除，更新的恢复成导入以前的内容。',
  delete: '只删除这次读取的结果，已有的内容不受影响。',
}

/** A table of model rows has become a version: it changes nothing in a phase that runs. */
function AsVersion({ view: { domains } }: { view: ImportView }) {
  return (
    <View className="note">
      <Text>导入的内容成为标准指引的新版：正在进行的阶段不受影响，从下一阶段起适用；生效时间可以在版本里改。</Text>
      <View className="row">
        {domains.map(({ code, name }) => (
          <Button key={code} kind="link" onPress={() => open('guideline', { id: code })}>
            {`查看${name}标准指引`}
          </Button>
        ))}
      </View>
    </View>
  )
}

function Reasons({ view: { can, counts, kind, domains } }: { view: ImportView }) {
  const catalogue = kind === 'entries' || kind === 'guideline'
  if (catalogue && counts.rows > 0 && counts.faulty === counts.rows && domains.length === 0)
    return <View className="note warn">表里没有写明试点领域。请点“不导入了”，重新导入时选择领域；也可以逐行修改。</View>
  if (can.apply.length > 0) return <View className="note warn">{can.apply.map(({ text }) => text).join('；')}</View>
  if (counts.rows === 0) return <View className="note warn">没有读出可以导入的内容，请看下面每一行的说明。</View>
  if (counts.doubtful > 0)
    return <View className="note warn">{`有 ${counts.doubtful} 项读不准，请核对标出的地方，改好后再导入。`}</View>
  return null
}

/** Rows in = rows shown: the kinds of the source's lines, added up. */
function Counts({ view: { counts, domains, kind } }: { view: ImportView }) {
  return (
    <Card>
      <Text>{`原表共 ${counts.lines} 行：${counts.rows} 行是内容，${counts.left} 行是表头、标题、说明或空行。`}</Text>
      <Text className="muted">
        {`${matchWords(kind, 'new')} ${counts.new}　${matchWords(kind, 'update')} ${counts.update}　${matchWords(kind, 'identical')} ${counts.identical}　存疑 ${counts.doubtful}　缺内容 ${counts.incomplete}　不能导入 ${counts.faulty}`}
      </Text>
      {domains.length > 0 ? (
        <Text className="muted">{domains.map(({ name, rowCount }) => `${name} ${rowCount} 项`).join('、')}</Text>
      ) : null}
    </Card>
  )
}
