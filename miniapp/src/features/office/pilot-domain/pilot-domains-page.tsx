import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty, Loaded } from '@/ui/views'
import { pilotDomains } from './api'

export function PilotDomainsPage() {
  const query = useQuery('pilot-domains', pilotDomains)
  const [text, setText] = useState('')
  const word = text.trim()
  return (
    <PageShell>
      <Field
        type="search"
        label="查找领域、别名或牵头单位"
        placeholder="领域、别名或牵头单位"
        value={text}
        onChange={setText}
      />
      <Loaded query={query}>
        {(all) => {
          const found = all.filter(({ name, aliases, leads }) =>
            [name, ...aliases, ...leads.map((lead) => lead.name)].some((item) => item.includes(word)),
          )
          if (found.length === 0) return <Empty title="没有找到" />
          return (
            <View className="list wide-list">
              {found.map(({ code, name, leads, aliases }) => (
                <Card key={code} label={name} onPress={() => open('pilotDomain', { code })}>
                  <Heading level={3}>{`${code} ${name}`}</Heading>
                  <Text className="muted">{`牵头：${leads.map((lead) => lead.name).join('、')}`}</Text>
                  {aliases.length > 0 ? <Text className="muted">{`别名：${aliases.join('、')}`}</Text> : null}
                </Card>
              ))}
            </View>
          )
        }}
      </Loaded>
    </PageShell>
  )
}
