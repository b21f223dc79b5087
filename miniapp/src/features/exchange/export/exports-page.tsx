import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  DOCUMENT_FORMATS,
  DOCUMENT_KINDS,
  EXPORT_STATES,
  type ExportState,
  type ExportView,
} from '@gongkai/shared/exchange/export/export.contract'
import { Text, View } from '@tarojs/components'
import { keepFile } from '@/platform/files'
import { open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useAskAgain } from '@/platform/use-ask-again'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag, type Tone } from '@/ui/status-tag'
import { Bar, Empty, Loaded, Refused } from '@/ui/views'
import { deleteExport, exportChoices, exported, exportFile } from './api'
import { NewExport } from './new-export'

const TONES: Readonly<Record<ExportState, Tone>> = {
  waiting: 'idle',
  making: 'brand',
  ready: 'ok',
  failed: 'bad',
  gone: 'idle',
}

/** 导出: asks for an official document, made in the background, and gives it out for a day. */
export function ExportsPage() {
  const person = useSession()
  return (
    <PageShell>
      {person ? (
        <Exports key={person.account} account={person.account} />
      ) : (
        <Empty title="登录后导出文件">
          <Button onPress={() => open('signIn')}>登录</Button>
        </Empty>
      )}
    </PageShell>
  )
}

function Exports({ account }: { account: string }) {
  const wanted = useParam('kind')
  const choices = useQuery(`exports/choices/${account}`, exportChoices)
  const list = useQuery(`exports/${account}`, exported)
  const { data, reload } = list
  useAskAgain(list, data?.some(({ state }) => state === 'waiting' || state === 'making') ?? false)
  return (
    <View className="columns facts-first">
      <View className="column">
        <Loaded query={choices}>{(found) => <NewExport choices={found} wanted={wanted} onAsked={reload} />}</Loaded>
      </View>
      <View className="column">
        <Heading level={2}>我的文件</Heading>
        <Loaded query={list}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="还没有导出过文件">
                <Text className="muted">做好的文件在这里，保留 24 小时。</Text>
              </Empty>
            ) : (
              <View className="stack">
                {items.map((item) => (
                  <Exported key={item.id} item={item} onDeleted={reload} />
                ))}
              </View>
            )
          }
        </Loaded>
      </View>
    </View>
  )
}

/** A document that was asked for, with what can be done with it. */
export function Exported({ item, onDeleted }: { item: ExportView; onDeleted: () => void }) {
  const { busy, errors, run } = useAction()
  const keep = () => run(async () => keepFile(item.name, await exportFile(item.id)))
  const remove = () =>
    run(async () => {
      await deleteExport(item.id)
      onDeleted()
    })
  const { state } = item
  return (
    <View className="card">
      <View className="row between">
        <Heading level={3}>{item.name}</Heading>
        <Tag tone={TONES[state]}>{labelOf(EXPORT_STATES, state)}</Tag>
      </View>
      <Text className="muted">
        {[labelOf(DOCUMENT_KINDS, item.kind), labelOf(DOCUMENT_FORMATS, item.format), ...factsOf(item)].join(' · ')}
      </Text>
      {state === 'making' ? (
        <Region role="status">
          <Bar part={item.progress} whole={100} label={`正在制作，已完成 ${item.progress}%`} />
        </Region>
      ) : null}
      {item.personal && item.personal.block + item.personal.ask > 0 ? (
        <View className="note warn">
          {`导出时含 ${item.personal.block + item.personal.ask} 处没有处理的个人信息，请不要对外提供。`}
        </View>
      ) : null}
      <Refused texts={[...item.refusals.map(({ text }) => text), ...errors]} />
      <View className="row after">
        {state === 'ready' ? (
          <Button kind="plain" label={`${KEEP} ${item.name}`} disabled={busy} onPress={keep}>
            {busy ? '请稍候…' : KEEP}
          </Button>
        ) : null}
        <Button kind="link" label={`删除 ${item.name}`} disabled={busy} onPress={remove}>
          {state === 'waiting' || state === 'making' ? '取消' : '删除'}
        </Button>
      </View>
    </View>
  )
}

/** WeChat opens it in its viewer, from where it is sent on. */
const KEEP = process.env.TARO_ENV === 'h5' ? '下载' : '打开或转发'

function factsOf({ state, rowCount, size, askedAt, expiresAt }: ExportView): string[] {
  if (state !== 'ready' || !expiresAt) return [chinaTime(askedAt)]
  return [`${rowCount} 行`, sizeOf(size), `${chinaTime(expiresAt)} 前可下载`]
}

function sizeOf(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
