import type { SpotCheckView, SpotLine } from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useParam } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { chinaTime } from '@/ui/china-time'
import { Disclosure } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Bar, Card, Loaded } from '@/ui/views'
import { spotCheck } from './api'
import { LineCard } from './line-card'
import { LookDialog } from './look-dialog'
import { RemedyDialog } from './remedy-dialog'

/** One 抽查: how it was drawn, and each item with what was found. */
export function SpotCheckPage() {
  const id = useParam('id')
  const query = useQuery(`spot-check/${id}`, () => spotCheck(id))
  const [looking, setLooking] = useState<SpotLine | null>(null)
  const [saying, setSaying] = useState<SpotLine | null>(null)
  const standing = (line: SpotLine | null) => line && (query.data?.lines.find((one) => one.id === line.id) ?? line)
  const asked = standing(looking)
  const said = standing(saying)
  return (
    <PageShell>
      <Loaded query={query}>
        {(view) => (
          <>
            <HowDrawn view={view} />
            <View className="list">
              {view.lines.map((line) => (
                <LineCard key={line.id} line={line} onLook={() => setLooking(line)} onSay={() => setSaying(line)} />
              ))}
            </View>
          </>
        )}
      </Loaded>
      {asked && query.data ? (
        <LookDialog
          checkId={query.data.id}
          line={asked}
          today={query.data.today}
          look={query.reload}
          onDone={(view) => {
            query.set(view)
            setLooking(null)
          }}
          onCancel={() => setLooking(null)}
        />
      ) : null}
      {said && query.data ? (
        <RemedyDialog
          checkId={query.data.id}
          line={said}
          look={query.reload}
          onDone={(view) => {
            query.set(view)
            setSaying(null)
          }}
          onCancel={() => setSaying(null)}
        />
      ) : null}
    </PageShell>
  )
}

function HowDrawn({ view }: { view: SpotCheckView }) {
  const { by, at, domain, unit, count, looked, seed, poolSize, poolSha256 } = view
  const scope = [domain.name, unit.name].filter(Boolean).join(' · ') || '全部领域和单位'
  return (
    <Card>
      <Heading level={1}>{`抽查：${scope}`}</Heading>
      <Text className="muted">{`${by.name} · ${chinaTime(at)}`}</Text>
      <Bar part={looked} whole={count} label={`已看 ${looked} / ${count} 项`} />
      <Disclosure head={<Text>{`从 ${poolSize} 项中随机抽取　`}</Text>} name="怎样抽的" label="怎样抽的">
        <Text className="muted">
          按编号排序后，用下面的种子随机抽取；同样的编号和种子抽出同样的事项，任何人都可以核对。
        </Text>
        <Text className="muted pre">{`种子 ${seed}`}</Text>
        <Text className="muted pre">{`编号清单的 SHA-256 ${poolSha256}`}</Text>
      </Disclosure>
    </Card>
  )
}
