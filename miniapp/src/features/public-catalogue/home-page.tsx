import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { openTab } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Heading, Press, TextInput } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import { domains, region } from './api'
import { type Wanted, want } from './wanted'

function openCatalogue(query: Wanted) {
  want(query)
  openTab('catalogue')
}

export function HomePage() {
  const [q, setQ] = useState('')
  const regionQuery = useQuery('region', region)
  const domainQuery = useQuery('domains', domains)
  const here = regionQuery.data
  const search = () => openCatalogue({ q: q.trim() })

  const hero = (
    <View className="hero">
      <View className="hero-in">
        <Heading level={1}>{`${here?.shortName ?? ''}政务公开`}</Heading>
        <Text className="hero-note">
          {here
            ? here.edition
              ? `${here.edition} · ${here.domainCount} 个领域 · ${here.entryCount} 个公开事项`
              : '目录正在编制，尚未发布'
            : '政务公开事项目录'}
        </Text>
        <View className="search">
          <TextInput
            label="搜索公开事项"
            type="search"
            placeholder="搜事项、单位、政策依据，如“低保”"
            value={q}
            onChange={setQ}
            onConfirm={search}
          />
          <Button onPress={search}>搜索</Button>
        </View>
      </View>
    </View>
  )
  return (
    <PageShell hero={hero}>
      <Heading>按领域查看</Heading>
      <Loaded query={domainQuery}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="还没有发布公开事项">
              <Text className="muted">目录发布后，可在这里按领域查看。</Text>
            </Empty>
          ) : (
            <View className="grid">
              {list.map((domain) => (
                <Press key={domain.code} className="domain" onPress={() => openCatalogue({ domain: domain.code })}>
                  <Text className="domain-name">{domain.name}</Text>
                  <Text className="muted">{domain.entryCount} 个事项</Text>
                </Press>
              ))}
            </View>
          )
        }
      </Loaded>
    </PageShell>
  )
}
