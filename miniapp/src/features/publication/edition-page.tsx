import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { editions, publication, publish } from './api'

export function EditionPage() {
  const preview = useQuery('publication', publication)
  const past = useQuery('editions', editions)
  const [chosen, setChosen] = useState<string[]>([])
  const [note, setNote] = useState('')
  const [asking, setAsking] = useState(false)
  const { busy, errors, run } = useAction()

  const domains = preview.data?.domains.filter((domain) => chosen.includes(domain.code)) ?? []
  const count = domains.reduce((sum, domain) => sum + domain.entryCount, 0)
  const act = () =>
    run(async () => {
      if (!preview.data) return
      const edition = await publish({ roundCode: preview.data.round.code, domainCodes: chosen, note: note.trim() })
      done(`已发布${edition.name}`)
      setChosen([])
      setNote('')
      preview.reload()
      past.reload()
    }).then(() => setAsking(false))

  return (
    <PageShell
      foot={
        <Button disabled={busy || chosen.length === 0} onPress={() => setAsking(true)}>
          发布
        </Button>
      }
    >
      <Refused texts={errors} />
      <Loaded query={preview}>
        {({ round, domains: all }) => (
          <>
            <View className="row between">
              <Text className="muted">{round.name}</Text>
              <Button
                kind="link"
                onPress={() => setChosen(all.filter((domain) => domain.ready).map((domain) => domain.code))}
              >
                全部选择
              </Button>
            </View>
            <View className="list">
              {all.map((domain) => (
                <Check
                  key={domain.code}
                  className="pick"
                  label={domain.name}
                  checked={chosen.includes(domain.code)}
                  disabled={!domain.ready}
                  onChange={(on) =>
                    setChosen(on ? [...chosen, domain.code] : chosen.filter((code) => code !== domain.code))
                  }
                >
                  <Text className="domain-name">{domain.name}</Text>
                  <Text className="muted">
                    {domain.ready ? `${domain.entryCount} 个公开事项，可以发布` : domain.reason}
                  </Text>
                </Check>
              ))}
            </View>
            <Card>
              <Field label="版本说明" value={note} onChange={setNote} />
            </Card>
          </>
        )}
      </Loaded>
      <Heading>已发布的版本</Heading>
      <Loaded query={past}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="还没有发布过目录" />
          ) : (
            <View className="list">
              {list.map((edition) => (
                <Card key={edition.id}>
                  <Heading level={3}>{edition.name}</Heading>
                  <Text className="muted">
                    {edition.publishedAt.slice(0, 10)} · {edition.entryCount} 个公开事项
                  </Text>
                  {edition.note ? <Text>{edition.note}</Text> : null}
                  <Text className="muted">内容校验码 {edition.contentHash.slice(0, 16)}</Text>
                </Card>
              ))}
            </View>
          )
        }
      </Loaded>
      {asking ? (
        <Confirm title="确认发布" confirm="确认发布" busy={busy} onConfirm={act} onCancel={() => setAsking(false)}>
          <Text>{`将发布 ${domains.length} 个领域、${count} 个公开事项，发布后任何人都可以查看。`}</Text>
        </Confirm>
      ) : null}
    </PageShell>
  )
}
