import { missingStateDomains } from '@gongkai/shared/base/region/state-domains'
import type { PilotDomainView } from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { organisations } from '../../district/organisation/api'
import { pilotDomains } from './api'
import { type DomainDraft, NEW_DOMAIN } from './domain-fields'
import { NewDomain } from './new-domain'
import { OrderDomains } from './order-domains'

/** The domains in their order; one is added, moved, or opened. */
export function PilotDomainsPage() {
  const query = useQuery('pilot-domains', pilotDomains)
  const units = useQuery('organisations', organisations)
  const [adding, setAdding] = useState<DomainDraft | null>(null)
  const [ordering, setOrdering] = useState(false)
  return (
    <PageShell>
      <Loaded query={query}>
        {(all) =>
          ordering ? (
            <OrderDomains
              domains={all}
              onSaved={query.set}
              onLook={() => {
                setOrdering(false)
                query.reload()
              }}
              onClose={() => setOrdering(false)}
            />
          ) : (
            <>
              <View className="row">
                <Button disabled={!units.data} onPress={() => setAdding(NEW_DOMAIN)}>
                  新增领域
                </Button>
                {all.length > 1 ? (
                  <Button kind="plain" onPress={() => setOrdering(true)}>
                    调整顺序
                  </Button>
                ) : null}
              </View>
              <Suggested domains={all} onPick={setAdding} />
              <Domains all={all} />
            </>
          )
        }
      </Loaded>
      {adding && units.data ? (
        <NewDomain start={adding} units={units.data.items} onClose={() => setAdding(null)} />
      ) : null}
    </PageShell>
  )
}

/** Those of the State Council's 26 that the list has not. */
function Suggested({ domains, onPick }: { domains: readonly PilotDomainView[]; onPick: (draft: DomainDraft) => void }) {
  const missing = missingStateDomains(domains)
  if (missing.length === 0) return null
  return (
    <View className="stack tight">
      <Text className="muted">国务院部门制定的 26 个试点领域中，还没有列入的：</Text>
      <View className="chips">
        {missing.map(({ name, aliases }) => (
          <Press
            key={name}
            className="chip"
            label={`新增${name}`}
            onPress={() => onPick({ ...NEW_DOMAIN, name, aliases: aliases.join('、') })}
          >
            {`＋ ${name}`}
          </Press>
        ))}
      </View>
    </View>
  )
}

function Domains({ all }: { all: readonly PilotDomainView[] }) {
  const [text, setText] = useState('')
  const word = text.trim()
  const found = all.filter(({ name, aliases, leads }) =>
    [name, ...aliases, ...leads.map((lead) => lead.name)].some((item) => item.includes(word)),
  )
  return (
    <>
      <Field
        type="search"
        label="查找领域、别名或牵头单位"
        placeholder="领域、别名或牵头单位"
        value={text}
        onChange={setText}
      />
      {found.length === 0 ? <Empty title="没有找到" /> : null}
      <View className="list wide-list">
        {found.map(({ code, name, kind, leads, aliases, fillers, retired }) => (
          <Card key={code} label={name} onPress={() => open('pilotDomain', { code })}>
            <View className="row between">
              <Heading level={3}>{`${code} ${name}`}</Heading>
              {kind === 'other' ? <Tag>其他领域</Tag> : null}
              {retired ? <Tag tone="bad">已停用</Tag> : null}
            </View>
            <Text className="muted">{`牵头：${leads.map((lead) => lead.name).join('、')}`}</Text>
            {fillers ? <Text className="muted">{`落实：指定的 ${fillers.length} 个单位`}</Text> : null}
            {aliases.length > 0 ? <Text className="muted">{`别名：${aliases.join('、')}`}</Text> : null}
          </Card>
        ))}
      </View>
    </>
  )
}
