import type { DisclosureItemPage, ExpectationView } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Card } from '@/ui/views'
import { correctExpectation } from './api'

const wordsOf = ({ subject, text, shown, article26 }: ExpectationView) =>
  `${subject ? `${subject}：` : ''}${[text, shown].filter(Boolean).join('，')}${article26 ? '（没有写明天数，按条例第二十六条）' : ''}`

/** 公开要求 in words, and the unit's correction of how its limit was understood. */
export function ExpectationCard({ page, onChanged }: { page: DisclosureItemPage; onChanged: () => void }) {
  const [asking, setAsking] = useState(false)
  const { expectations, timeLimit, correction, can, withdrawn } = page
  return (
    <Card>
      <Heading level={2}>公开要求</Heading>
      <View className="stack tight">
        {withdrawn ? <Text>事项已经撤销，只保留以往的公开记录。</Text> : null}
        {expectations.map((one) => (
          <Text key={`${one.subject}/${one.text}`}>{wordsOf(one)}</Text>
        ))}
        {timeLimit ? <Text className="muted">{`目录里写的时限：${timeLimit}`}</Text> : null}
        {correction.limit ? (
          <View className="note info">
            {`已更正为“${correction.limit}”：${correction.reason}（${correction.by}，${chinaTime(correction.at).slice(0, 10)}${correction.seenBy ? `，${correction.seenBy}已阅` : ''}）`}
          </View>
        ) : null}
        {can.correctExpectation.length === 0 ? (
          <View className="row">
            <Button kind="link" onPress={() => setAsking(true)}>
              更正公开要求
            </Button>
          </View>
        ) : null}
      </View>
      {asking ? (
        <CorrectionDialog
          page={page}
          look={onChanged}
          onDone={() => {
            setAsking(false)
            onChanged()
          }}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </Card>
  )
}

function CorrectionDialog({
  page: { item, timeLimit, correction },
  look,
  onDone,
  onCancel,
}: {
  page: DisclosureItemPage
  look: () => void
  onDone: () => void
  onCancel: () => void
}) {
  const [limit, setLimit] = useState(correction.limit || timeLimit)
  const { busy, run, at, rest } = useAction(look)
  const save = (reason: string) =>
    run(async () => {
      await correctExpectation(item.publicNumber, { version: correction.version, limit: limit.trim(), reason })
      done('已更正')
      onDone()
    })
  return (
    <ReasonDialog
      place={`expectation/${item.publicNumber}`}
      title="更正公开要求"
      note="系统把时限理解错了时用；只影响以后登记的信息，牵头单位会看到。目录里的文字要改，请提出动态调整。"
      label="更正的理由"
      ready={['时限理解有误', '按现行法规执行']}
      confirm="更正"
      busy={busy}
      errors={rest('limit')}
      onConfirm={save}
      onCancel={onCancel}
    >
      <Field
        label="应当怎样理解（清空为按目录）"
        placeholder="如 批准后20日内、每季度公开1次、长期公开"
        value={limit}
        issues={at('limit')}
        onChange={setLimit}
      />
    </ReasonDialog>
  )
}
