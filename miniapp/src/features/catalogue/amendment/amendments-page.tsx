import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Check, Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Empty, Loaded } from '@/ui/views'
import { WaveBanners } from '../law-wave/wave-banners'
import { AmendmentRow } from './amendment-row'
import { amendments } from './api'

const STANDINGS = [
  { code: 'open', label: '办理中' },
  { code: 'closed', label: '已发布' },
] as const
type Standing = (typeof STANDINGS)[number]['code']

/** 动态调整: those that wait for one, those under way, those published. */
export function AmendmentsPage() {
  const person = useSession()
  const [standing, setStanding] = useState<Standing>('open')
  const [pages, setPages] = useState(1)
  const query = useQuery(person && `amendments/${person.account}/${standing}/${pages}`, async () => {
    const read = await Promise.all(Array.from({ length: pages }, (_, index) => amendments(standing, index + 1)))
    return { total: read[0]?.total ?? 0, items: read.flatMap((page) => page.items) }
  })
  const proposes = person?.organisation.kind === 'agency' || person?.organisation.kind === 'town'
  if (!person) {
    return <SignInFirst title="登录后办理动态调整" />
  }
  return (
    <PageShell foot={proposes ? <Button onPress={() => open('amendmentStart')}>提出动态调整</Button> : undefined}>
      <Region role="group" label="动态调整的进度" className="chips">
        {STANDINGS.map(({ code, label }) => (
          <Check
            key={code}
            className="chip"
            label={label}
            checked={standing === code}
            onChange={() => {
              setPages(1)
              setStanding(code)
            }}
          >
            <Text>{label}</Text>
          </Check>
        ))}
      </Region>
      <WaveBanners account={person.account} />
      <Loaded query={query}>
        {({ total, items }) => {
          const mine = items.filter((item) => item.mine)
          const others = items.filter((item) => !item.mine)
          return items.length === 0 ? (
            <Empty title={standing === 'open' ? '没有正在办理的动态调整' : '还没有随目录发布的动态调整'}>
              <Text className="muted">
                法律法规、机构、职权或要素变化后，应在 20 个工作日内调整已发布的目录（条例第二十六条）。
              </Text>
            </Empty>
          ) : (
            <>
              {mine.length > 0 ? <Heading>{`待我办理（${mine.length}）`}</Heading> : null}
              <View className="list">
                {mine.map((item) => (
                  <AmendmentRow key={item.id} item={item} />
                ))}
              </View>
              {mine.length > 0 && others.length > 0 ? <Heading>等待其他单位</Heading> : null}
              <View className="list">
                {others.map((item) => (
                  <AmendmentRow key={item.id} item={item} />
                ))}
              </View>
              {items.length < total ? (
                <Button kind="plain" disabled={query.loading} onPress={() => setPages(pages + 1)}>
                  {`更多（共 ${total} 件）`}
                </Button>
              ) : null}
            </>
          )
        }}
      </Loaded>
    </PageShell>
  )
}
