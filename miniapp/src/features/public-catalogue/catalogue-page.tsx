import { LEVELS, type Level, STAGES, type Stage } from '@gongkai/shared/entry/entry-template'
import type { PublicEntryQuery, PublicEntrySummary } from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { Text, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field'
import { Heading, TextInput } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { domains, entries } from './api'
import { takeWanted } from './wanted'

const SIZE = 20

export function CataloguePage() {
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<PublicEntryQuery | null>(null)
  const [filtering, setFiltering] = useState(false)
  const domainQuery = useQuery('domains', domains)
  const key = filter === null ? null : JSON.stringify(filter)
  const page = useQuery(key, () => entries({ ...filter, page: 1, size: SIZE }))
  const [more, setMore] = useState<{ key: string; items: PublicEntrySummary[] }>({ key: '', items: [] })
  const { busy, errors, run } = useAction()

  useDidShow(() => {
    const wanted = takeWanted()
    if (wanted) {
      setTyped(wanted.q ?? '')
      setFilter(wanted)
    } else {
      setFilter((old) => old ?? {})
    }
  })

  const change = (part: PublicEntryQuery) => setFilter((old) => ({ ...old, ...part }))
  const search = () => change({ q: typed.trim() })
  const extra = more.key === key ? more.items : []
  const loadMore = (shown: number) =>
    run(async () => {
      const next = await entries({ ...filter, page: Math.floor(shown / SIZE) + 1, size: SIZE })
      setMore({ key: key ?? '', items: [...extra, ...next.items] })
    })
  const chosen = (value?: string) => (value ? [value] : [])

  return (
    <PageShell>
      <View className="search">
        <TextInput
          label="搜索公开事项"
          type="search"
          placeholder="搜事项、单位、政策依据"
          value={typed}
          onChange={setTyped}
          onConfirm={search}
        />
        <Button onPress={search}>搜索</Button>
      </View>
      <View className="row between">
        <Text className="muted">
          {[domainQuery.data?.find((domain) => domain.code === filter?.domain)?.name, filter?.q ? `“${filter.q}”` : '']
            .filter(Boolean)
            .join(' · ') || '全部公开事项'}
        </Text>
        <Button kind="link" onPress={() => setFiltering(!filtering)}>
          {filtering ? '收起筛选' : '筛选'}
        </Button>
      </View>
      {filtering ? (
        <Card>
          <FieldFrame label="试点领域">
            <ChoiceChips
              single
              label="试点领域"
              options={(domainQuery.data ?? []).map(({ code, name }) => ({ code, label: name }))}
              value={chosen(filter?.domain)}
              onChange={([domain]) => change({ domain })}
            />
          </FieldFrame>
          <FieldFrame label="“五公开”阶段">
            <ChoiceChips
              single
              label="“五公开”阶段"
              options={STAGES}
              value={chosen(filter?.stage) as Stage[]}
              onChange={([stage]) => change({ stage })}
            />
          </FieldFrame>
          <FieldFrame label="公开层级">
            <ChoiceChips
              single
              label="公开层级"
              options={LEVELS}
              value={chosen(filter?.level) as Level[]}
              onChange={([level]) => change({ level })}
            />
          </FieldFrame>
        </Card>
      ) : null}
      <Loaded query={page}>
        {({ total, items }) => {
          const all = [...items, ...extra]
          if (total === 0) {
            return (
              <Empty title="没有找到公开事项">
                <Text className="muted">可以换一个说法，如用“低保”代替“最低生活保障”，或减少筛选条件。</Text>
                <Button
                  kind="plain"
                  onPress={() => {
                    setTyped('')
                    setFilter({})
                  }}
                >
                  查看全部事项
                </Button>
              </Empty>
            )
          }
          return (
            <>
              <Text className="muted">共 {total} 个公开事项</Text>
              <View className="list">
                {all.map((entry) => (
                  <Card key={entry.id} onPress={() => open('publicEntry', { id: entry.id })}>
                    <View className="row">
                      <Tag tone="brand">{entry.domain.name}</Tag>
                      <Tag>{entry.organisation.name}</Tag>
                    </View>
                    <Heading level={3}>{entry.name}</Heading>
                    <Text className="muted">{entry.timeLimit}</Text>
                  </Card>
                ))}
              </View>
              <Refused texts={errors} />
              {all.length < total ? (
                <Button kind="plain" disabled={busy} onPress={() => loadMore(all.length)}>
                  {busy ? '正在读取…' : '加载更多'}
                </Button>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </PageShell>
  )
}
