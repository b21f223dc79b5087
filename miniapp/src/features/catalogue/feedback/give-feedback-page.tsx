import '@/styles/reading.scss'
import { ESTIMATED_DATE } from '@gongkai/shared/base/time/working-days'
import {
  FEEDBACK_KINDS,
  type FeedbackKind,
  type FeedbackReceipt,
} from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { TEXT_LENGTH } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '@/platform/copy-text'
import { leave, open, useParam } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { inWeChat, loginCode } from '@/platform/wechat'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Refused } from '@/ui/views'
import { entryName } from '../../compiling/entry/words'
import { entry, facets } from '../public-catalogue/api'
import { SiteFooter } from '../public-catalogue/site-footer'
import { AlreadyDisclosed } from './already-disclosed'
import { giveFeedback } from './api'
import { intentDone, intentFor } from './intent'
import { keepCode } from './tracking-codes'

/** 反馈 about an entry (`?entry=`), or about what cannot be found; nothing is asked of who gives it. */
export function GiveFeedbackPage() {
  const entryId = useParam('entry')
  const about = useQuery(entryId || null, () => entry(entryId))
  const choices = useQuery(entryId ? null : 'facets', facets)
  const [kind, setKind] = useState<FeedbackKind>(entryId ? 'wrong' : 'missing')
  const [text, setText, sent] = useKept(`feedback/${entryId}`, '')
  const [domainCode, setDomain] = useState(useParam('domain'))
  const [organisationCode, setOrganisation] = useState(useParam('organisation'))
  const [asked, setAsked] = useState(false)
  const [receipt, setReceipt] = useState<FeedbackReceipt | null>(null)
  const { busy, errors, run } = useAction()
  const { length } = [...text.trim()]
  const tooShort = length < TEXT_LENGTH.least
  const name = about.data ? entryName(about.data) : ''
  useShareCard(() => ({
    title: name ? `对“${name}”的反馈` : '政务公开：我要反馈',
    path: pageUrl('giveFeedback', entryId ? { entry: entryId } : {}),
  }))

  const send = () => {
    if (tooShort || length > TEXT_LENGTH.most) return setAsked(true)
    return run(async () => {
      // WeChat judges the text written in it; the office is the first to read a text that comes without a code.
      const wechatCode = inWeChat ? await loginCode().catch(() => '') : undefined
      const given = await giveFeedback({
        kind,
        text: text.trim(),
        ...(entryId ? { entryId } : {}),
        ...(domainCode ? { domainCode } : {}),
        ...(organisationCode ? { organisationCode } : {}),
        ...(wechatCode === undefined ? {} : { wechatCode }),
        intent: intentFor([kind, text.trim(), entryId, domainCode, organisationCode]),
      })
      intentDone()
      keepCode({ code: given.trackingCode, about: name || text.trim().slice(0, 20) })
      sent()
      setReceipt(given)
    })
  }

  if (receipt) return <Received receipt={receipt} />
  return (
    <PageShell
      foot={
        <Button disabled={busy} onPress={send}>
          {busy ? '正在提交…' : '提交反馈'}
        </Button>
      }
    >
      <Refused texts={errors} />
      <Card>
        {entryId ? (
          <>
            <Text className="muted">反馈的公开事项</Text>
            <Heading level={2}>{name || entryId}</Heading>
          </>
        ) : (
          <View className="stack">
            <Text className="muted">
              没有找到的公开事项，可以选择领域和单位；不清楚的可以不选，由区信息公开办转办。
            </Text>
            <PickField
              label="领域（可不选）"
              value={domainCode}
              choices={[{ code: '', name: '不清楚' }, ...(choices.data?.domains ?? [])]}
              onPick={setDomain}
            />
            <PickField
              label="单位（可不选）"
              value={organisationCode}
              choices={[{ code: '', name: '不清楚' }, ...(choices.data?.organisations ?? [])]}
              onPick={setOrganisation}
            />
          </View>
        )}
        <FieldFrame label="遇到的问题">
          <ChoiceChips
            single
            label="遇到的问题"
            options={FEEDBACK_KINDS}
            value={[kind]}
            onChange={([chosen]) => setKind(chosen ?? kind)}
          />
        </FieldFrame>
        {entryId && kind === 'missing' ? <AlreadyDisclosed entry={entryId} /> : null}
        <Field
          multiline
          personal="resident"
          label="具体情况"
          placeholder="如：村公示栏和政府网站都没有看到今年的名单"
          value={text}
          issues={
            asked && (tooShort || length > TEXT_LENGTH.most)
              ? [`请写 ${TEXT_LENGTH.least} 到 ${TEXT_LENGTH.most} 个字`]
              : []
          }
          onChange={setText}
        />
        <Text className="muted">{`${length} / ${TEXT_LENGTH.most} 字`}</Text>
        <Text className="muted">
          不需要留姓名和电话。为保护隐私，提交后号码会自动遮盖。提交后给您一个查询码，凭它看答复。
        </Text>
      </Card>
      <SiteFooter />
    </PageShell>
  )
}

function Received({ receipt: { trackingCode, organisation, answerDueOn, estimated } }: { receipt: FeedbackReceipt }) {
  const copy = () => copyText(trackingCode, '查询码已复制', '没有复制成功，请抄下查询码')
  return (
    <PageShell>
      <Card>
        <Region role="status" className="stack">
          <Heading level={1}>已经收到</Heading>
          <Text>{`由${organisation}答复，最迟 ${answerDueOn}${estimated ? `（${ESTIMATED_DATE}）` : ''}。`}</Text>
          <Text className="muted">查询码</Text>
          <Text className="tracking-code">{trackingCode}</Text>
          <Text className="muted">已保存在这台设备上。换了设备，凭查询码在“查反馈答复”中查看。</Text>
        </Region>
        <View className="row acts">
          <Button onPress={copy}>复制查询码</Button>
          <Button kind="plain" onPress={() => open('feedbackStanding', { code: trackingCode })}>
            查看进展
          </Button>
          <Button kind="plain" onPress={() => leave('home')}>
            返回
          </Button>
        </View>
      </Card>
      <SiteFooter />
    </PageShell>
  )
}
