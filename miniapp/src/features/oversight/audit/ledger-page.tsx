import '@/styles/audit.scss'
import { EVENT_KINDS } from '@gongkai/shared/base/ledger/event'
import type { LedgerQuery, LedgerRow } from '@gongkai/shared/oversight/audit/audit.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { EraseLink } from '@/features/district/privacy/erase-link'
import { keepFile } from '@/platform/files'
import { useParam } from '@/platform/navigate'
import { requestFile } from '@/platform/request'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Field } from '@/ui/field'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Tag } from '@/ui/status-tag'
import { Empty, Loaded, Refused } from '@/ui/views'
import { ledger, ledgerChoices, ledgerExport } from './api'

type Filter = Omit<LedgerQuery, 'page'>
const ALL = { code: '', name: '全部' }
const KINDS = [ALL, ...EVENT_KINDS.map(({ code, label }) => ({ code, name: label }))]

/** 留痕: the acts with person and time; a tap on a person or an entry shows only theirs. */
export function LedgerPage() {
  const entry = Number(useParam('entry'))
  const [filter, setFilter] = useState<Filter>(entry ? { entry } : {})
  const [named, setNamed] = useState('')
  const [page, setPage] = useState(1)
  const query = useQuery(`ledger/${JSON.stringify(filter)}/${page}`, () => ledger({ ...filter, page }))
  const choices = useQuery('ledger/choices', ledgerChoices)
  const { busy, errors, run } = useAction()
  const narrow = (part: Filter, name = named) => {
    setFilter(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)))
    setNamed(name)
    setPage(1)
  }
  const keep = () => run(async () => keepFile('留痕.xlsx', await requestFile(ledgerExport(filter))))
  const pages = Math.ceil((query.data?.total ?? 0) / 50)
  return (
    <PageShell>
      <View className="columns">
        <View className="column">
          <Refused texts={errors} />
          <Loaded query={query}>
            {({ items, total }) =>
              items.length === 0 ? (
                <Empty title="没有符合条件的记录" />
              ) : (
                <>
                  <View className="row between">
                    <Heading>{`共 ${total} 条`}</Heading>
                    <Button kind="link" disabled={busy} onPress={keep}>
                      导出表格
                    </Button>
                  </View>
                  <View className="card">
                    {items.map((row) => (
                      <Row
                        key={row.id}
                        row={row}
                        onPerson={(person) => narrow({ person: person.id }, person.name)}
                        onEntry={(one) => narrow({ entry: one.id }, one.name)}
                      />
                    ))}
                  </View>
                  {pages > 1 ? (
                    <View className="neighbours">
                      <Button kind="link" disabled={page === 1} onPress={() => setPage(page - 1)}>
                        ‹ 较新
                      </Button>
                      <Text className="muted">{`第 ${page} / ${pages} 页`}</Text>
                      <Button kind="link" disabled={page === pages} onPress={() => setPage(page + 1)}>
                        较早 ›
                      </Button>
                    </View>
                  ) : null}
                </>
              )
            }
          </Loaded>
        </View>
        <View className="column">
          <View className="card stack">
            <Heading level={3}>筛选</Heading>
            {filter.person || filter.entry ? (
              <View className="notice note info">
                <Text>{`只看 ${named || (filter.entry ? '一个公开事项' : '一个人')}`}</Text>
                <Button kind="link" onPress={() => narrow({ person: undefined, entry: undefined }, '')}>
                  取消
                </Button>
              </View>
            ) : null}
            {choices.data && choices.data.organisations.length > 0 ? (
              <PickField
                label="单位"
                choices={[ALL, ...choices.data.organisations]}
                value={filter.organisation ?? ''}
                onPick={(organisation) => narrow({ organisation })}
              />
            ) : null}
            <PickField
              label="试点领域"
              choices={[ALL, ...(choices.data?.domains ?? [])]}
              value={filter.domain ?? ''}
              onPick={(domain) => narrow({ domain })}
            />
            <PickField label="操作" choices={KINDS} value={filter.kind ?? ''} onPick={(kind) => narrow({ kind })} />
            <Field
              type="date"
              label="从"
              value={filter.from ?? ''}
              onChange={(from) => narrow({ from: dayOr(from) })}
            />
            <Field type="date" label="到" value={filter.to ?? ''} onChange={(to) => narrow({ to: dayOr(to) })} />
          </View>
        </View>
      </View>
    </PageShell>
  )
}

/** Half a date filters nothing. */
const dayOr = (text: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined)

function Row({
  row,
  onPerson,
  onEntry,
}: {
  row: LedgerRow
  onPerson: (person: NonNullable<LedgerRow['person']>) => void
  onEntry: (entry: NonNullable<LedgerRow['entry']>) => void
}) {
  const { person, organisation, entry, domain } = row
  return (
    <View className="ledger-row">
      <Text className="muted">{chinaTime(row.at)}</Text>
      <Text className="written">{row.sentence}</Text>
      <View className="row">
        {organisation && person ? (
          <Press className="ledger-link" label={`只看 ${person.name}`} onPress={() => onPerson(person)}>
            {`${organisation.name} ${person.name}`}
          </Press>
        ) : null}
        {domain ? <Tag>{domain.name}</Tag> : null}
        {entry ? (
          <Press className="ledger-link" label={`只看 ${entry.name}`} onPress={() => onEntry(entry)}>
            {entry.name}
          </Press>
        ) : null}
        <EraseLink place="event" id={row.id} about={row.sentence.slice(0, 40)} />
      </View>
    </View>
  )
}
