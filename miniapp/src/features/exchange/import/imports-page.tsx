import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { IMPORT_KINDS } from '@gongkai/shared/base/words/import-kinds'
import { IMPORT_STATES, type ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { importChoices, imports } from './api'
import { STATE_TONES } from './import-states'
import { NewImport } from './new-import'

/** 导入: brings a table in, and shows those that the own unit brought before. */
export function ImportsPage() {
  const person = useSession()
  return (
    <PageShell>
      {person ? (
        <Imports key={person.account} account={person.account} />
      ) : (
        <Empty title="登录后导入表格">
          <Button onPress={() => open('signIn')}>登录</Button>
        </Empty>
      )}
    </PageShell>
  )
}

function Imports({ account }: { account: string }) {
  const choices = useQuery(`imports/choices/${account}`, importChoices)
  const list = useQuery(`imports/${account}`, imports)
  return (
    <View className="columns facts-first">
      <View className="column">
        <Loaded query={choices}>
          {(found) =>
            found.kinds.length === 0 ? (
              <Empty title="目前没有可以导入的表格">
                <Text className="muted">填报任务、标准指引或清单可以修改时，才能导入。</Text>
              </Empty>
            ) : (
              <NewImport choices={found} onBegun={({ id }) => open('import', { id })} />
            )
          }
        </Loaded>
      </View>
      <View className="column">
        <View className="row between">
          <Heading level={2}>本单位导入过的</Heading>
          <Button kind="link" label="查看记住的别名" onPress={() => open('aliases')}>
            别名
          </Button>
        </View>
        <Loaded query={list}>
          {(items) =>
            items.length === 0 ? (
              <Empty title="还没有导入过表格" />
            ) : (
              <View className="stack">
                {items.map((item) => (
                  <ImportCard key={item.id} item={item} />
                ))}
              </View>
            )
          }
        </Loaded>
      </View>
    </View>
  )
}

/** A table that was brought in, with what became of it. */
export function ImportCard({ item }: { item: ImportView }) {
  return (
    <Card label={`查看 ${item.name}`} onPress={() => open('import', { id: item.id })}>
      <View className="row between">
        <Heading level={3}>{item.name}</Heading>
        <Tag tone={STATE_TONES[item.state]}>{labelOf(IMPORT_STATES, item.state)}</Tag>
      </View>
      <Text className="muted">{`${labelOf(IMPORT_KINDS, item.kind)} · ${item.by} · ${chinaTime(item.at)}`}</Text>
      <Text className="muted">{standingOf(item)}</Text>
    </Card>
  )
}

function standingOf({ state, counts, outcome, progress, refusals }: ImportView): string {
  if (state === 'reading') return `已读 ${progress}%`
  if (state === 'refused') return refusals[0]?.text ?? ''
  if (outcome) return `新增 ${outcome.added} 项，更新 ${outcome.updated} 项`
  return `读出 ${counts.rows} 项，其中 ${counts.doubtful} 项存疑`
}
