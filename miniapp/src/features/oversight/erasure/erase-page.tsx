import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  ERASABLE,
  type ErasablePlace,
  type ErasableText,
  type Span,
} from '@gongkai/shared/oversight/erasure/erasure.contract'
import { ERASURE_REASON } from '@gongkai/shared/oversight/erasure/erasure-policy'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Check, Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { erasableTexts, erase } from './api'

/** 抹去 of personal data in words that somebody wrote: what the rules find is offered, any other words can be named. */
export function ErasePage() {
  const place = useParam('place') as ErasablePlace
  const id = Number(useParam('id'))
  const query = useQuery(`erase ${place} ${id}`, () => erasableTexts(place, id))
  return (
    <PageShell>
      <Text className="muted">
        抹去以后，留言、留痕、消息和导入记录里同样的文字一并抹去，只留下“已抹去”的说明。抹去不能撤销；已经公开的内容请用紧急下线。
      </Text>
      <Loaded query={query}>
        {({ texts }) =>
          texts.length === 0 ? (
            <Empty title="这里没有可以抹去的文字" />
          ) : (
            <View className="list">
              {texts.map((one) => (
                <TextCard
                  key={`${one.part} ${one.version}`}
                  heading={labelOf(ERASABLE, place)}
                  one={one}
                  target={{ place, id }}
                  onDone={query.reload}
                />
              ))}
            </View>
          )
        }
      </Loaded>
    </PageShell>
  )
}

function TextCard({
  heading,
  one,
  target,
  onDone,
}: {
  heading: string
  one: ErasableText
  target: { place: ErasablePlace; id: number }
  onDone: () => void
}) {
  const { text, findings, part, version } = one
  const [chosen, setChosen] = useState<number[]>(findings.map(({ from }) => from))
  const [words, setWords] = useState('')
  const [whole, setWhole] = useState(false)
  const [asking, setAsking] = useState(false)
  const spans = whole ? [{ from: 0, to: text.length }] : spansOf(one, chosen, words)
  return (
    <Card>
      <Heading level={3}>{heading}</Heading>
      <Text className="pre">{text}</Text>
      {findings.map((finding) => (
        <Check
          key={finding.from}
          className="pick"
          label={`抹去 ${finding.masked}`}
          checked={chosen.includes(finding.from)}
          onChange={(on) => setChosen(on ? [...chosen, finding.from] : chosen.filter((from) => from !== finding.from))}
        >
          <Text>{`${personalKindLabel(finding.kind)} ${finding.masked}`}</Text>
        </Check>
      ))}
      <Field label="另外要抹去的文字（照抄原文）" value={words} onChange={setWords} />
      {words.trim() && !text.includes(words.trim()) ? <Refused texts={['原文里没有这几个字']} /> : null}
      <Check className="pick" label="抹去整段" checked={whole} onChange={setWhole}>
        <Text>抹去整段</Text>
      </Check>
      <View className="row">
        <Button kind="danger" disabled={spans.length === 0} onPress={() => setAsking(true)}>
          {`抹去${spans.length > 0 ? ` ${whole ? '整段' : `${spans.length} 处`}` : ''}`}
        </Button>
      </View>
      {asking ? (
        <EraseDialog
          body={{ ...target, part, version, spans }}
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onDone()
          }}
        />
      ) : null}
    </Card>
  )
}

function EraseDialog({
  body,
  onDone,
  onCancel,
}: {
  body: { place: ErasablePlace; id: number; part: string; version: number; spans: Span[] }
  onDone: () => void
  onCancel: () => void
}) {
  const [reason, setReason, sent] = useKept(`erase/${body.place}/${body.id}/${body.part}`, '')
  const [asked, setAsked] = useState(false)
  const { busy, errors, run } = useAction(onDone)
  const { length } = [...reason.trim()]
  const wrong = length < ERASURE_REASON.least || length > ERASURE_REASON.most
  const act = () =>
    run(async () => {
      const { left } = await erase({ ...body, reason: reason.trim() })
      sent()
      done(left > 0 ? `已抹去，还有 ${left} 个草稿含有它，请责任单位遮盖` : '已抹去')
      onDone()
    })
  return (
    <Confirm
      danger
      title="抹去个人信息？"
      confirm="确认抹去"
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (wrong ? setAsked(true) : act())}
    >
      <Text className="muted">抹去不能撤销。原因会留在原处，不要写出要抹去的内容。</Text>
      <Field
        label="原因"
        value={reason}
        issues={asked && wrong ? [`请写明原因，${ERASURE_REASON.least} 到 ${ERASURE_REASON.most} 个字`] : []}
        onChange={setReason}
      />
      <Refused texts={errors} />
    </Confirm>
  )
}

/** Of what was found and chosen, and every place of the words named; in order, none within another. */
function spansOf({ text, findings }: ErasableText, chosen: readonly number[], words: string): Span[] {
  const spans: Span[] = findings.filter(({ from }) => chosen.includes(from)).map(({ from, to }) => ({ from, to }))
  const wanted = words.trim()
  if (wanted)
    for (let from = text.indexOf(wanted); from >= 0; from = text.indexOf(wanted, from + wanted.length))
      spans.push({ from, to: from + wanted.length })
  spans.sort((a, b) => a.from - b.from || b.to - a.to)
  return spans.filter((span, index) => spans.slice(0, index).every(({ to }) => span.from >= to))
}
