import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ESTIMATED_DATE } from '@gongkai/shared/base/time/working-days'
import { FEEDBACK_KINDS } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { open, useParam } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { TypedInput } from '@/ui/form-native'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Empty, Loaded } from '@/ui/views'
import { SiteFooter } from '../public-catalogue/site-footer'
import { AnsweredWith } from './answered-with'
import { feedbackStanding } from './api'
import { keptCodes } from './tracking-codes'

/** 查反馈答复: by a tracking code that is typed, or one kept on this device. */
export function FeedbackStandingPage() {
  const [typed, setTyped] = useState(useParam('code'))
  const [code, setCode] = useState(typed)
  const kept = keptCodes()
  // the code opens somebody's answer: it does not go with the card
  useShareCard(() => ({ title: '政务公开：查反馈答复', path: pageUrl('feedbackStanding') }))
  const look = (wanted: string) => {
    setTyped(wanted)
    setCode(wanted.trim())
  }
  return (
    <PageShell>
      <View className="columns">
        <View className="column">
          <View className="search">
            <TypedInput search label="查询码" placeholder="如 ABCDE-23456" value={typed} onChange={setTyped} />
            <Button onPress={() => look(typed)}>查询</Button>
          </View>
          {code ? <Standing key={code} code={code} /> : null}
          {!code && kept.length === 0 ? (
            <Empty title="还没有反馈">
              <Text className="muted">没看到该公开的内容、内容有错或看不懂，都可以告诉责任单位。</Text>
              <Button kind="plain" onPress={() => open('giveFeedback')}>
                我要反馈
              </Button>
            </Empty>
          ) : null}
        </View>
        {kept.length > 0 ? (
          <View className="column">
            <Heading>这台设备上提交的</Heading>
            <View className="stack">
              {kept.map((one) => (
                <Press key={one.code} className="card" onPress={() => look(one.code)}>
                  <Heading level={3}>{one.about}</Heading>
                  <Text className="muted">{one.code}</Text>
                </Press>
              ))}
            </View>
          </View>
        ) : null}
      </View>
      <SiteFooter />
    </PageShell>
  )
}

function Standing({ code }: { code: string }) {
  const query = useQuery(`feedback ${code}`, () => feedbackStanding(code))
  return (
    <Loaded query={query}>
      {({ kind, text, entry, domain, organisation, at, answerDueOn, estimated, answer, answeredAt, disclosure }) => (
        <Card>
          <View className="row">
            <Tag tone={answeredAt ? 'ok' : 'brand'}>{answeredAt ? '已答复' : '待答复'}</Tag>
            <Tag>{labelOf(FEEDBACK_KINDS, kind)}</Tag>
          </View>
          <Heading level={2}>{entry?.name ?? domain?.name ?? '反馈'}</Heading>
          <Text className="pre">{text}</Text>
          <Text className="muted">{`${chinaTime(at)} 提交`}</Text>
          {answeredAt ? (
            <View className="note info">
              <View>{`${organisation} ${chinaTime(answeredAt).slice(0, 10)} 答复：`}</View>
              <View className="pre">{answer}</View>
              <AnsweredWith disclosure={disclosure} />
            </View>
          ) : (
            <View className="note info">{`由${organisation}答复，最迟 ${answerDueOn}${estimated ? `（${ESTIMATED_DATE}）` : ''}。`}</View>
          )}
          {entry ? (
            <Button kind="link" onPress={() => open('publicEntry', { id: entry.id })}>
              查看这个公开事项
            </Button>
          ) : null}
        </Card>
      )}
    </Loaded>
  )
}
