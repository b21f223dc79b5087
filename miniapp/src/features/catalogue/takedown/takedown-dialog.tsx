import {
  TAKEDOWN_KINDS,
  type TakedownKind,
  type TakedownScope,
  type TakedownSubject,
} from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { TAKEDOWN_REASON } from '@gongkai/shared/catalogue/takedown/takedown-policy'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Confirm, Loaded, Refused } from '@/ui/views'
import { takeDown, takedownScope } from './api'

/** 紧急下线: names what goes, and asks why. */
export function TakedownDialog({
  subjectKind,
  subject,
  onDone,
  onCancel,
}: {
  subjectKind: TakedownSubject
  subject: string
  onDone: () => void
  onCancel: () => void
}) {
  const scope = useQuery(`takedown ${subjectKind} ${subject}`, () => takedownScope(subjectKind, subject))
  const [kind, setKind] = useState<TakedownKind>('personal')
  const [reason, setReason, sent] = useKept(`takedown/${subjectKind}/${subject}`, '')
  const [asked, setAsked] = useState(false)
  const { busy, errors, run } = useAction()
  const missing = [...reason.trim()].length < TAKEDOWN_REASON.least
  const act = () =>
    run(async () => {
      await takeDown({ subjectKind, subject, kind, reason: reason.trim() })
      sent()
      done('已下线')
      onDone()
    })
  return (
    <Confirm
      danger
      title="紧急下线"
      confirm="立即下线"
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (missing ? setAsked(true) : act())}
    >
      <Loaded query={scope}>{(found) => <WhatGoes scope={found} />}</Loaded>
      <ChoiceChips
        single
        label="原因"
        options={TAKEDOWN_KINDS}
        value={[kind]}
        onChange={([chosen]) => setKind(chosen ?? kind)}
      />
      <Field
        multiline
        label="说明（不要写出个人信息等内容本身）"
        value={reason}
        issues={asked && missing ? [`请写明原因，至少 ${TAKEDOWN_REASON.least} 个字`] : []}
        onChange={setReason}
      />
      <Refused texts={errors} />
    </Confirm>
  )
}

function WhatGoes({ scope }: { scope: TakedownScope }) {
  const { subjectKind, subject, name, organisation, editions, feedback, can } = scope
  return (
    <View className="stack tight">
      <Text>{`${name}（${organisation.name}${subjectKind === 'entry' ? `，编号 ${subject}` : ''}）`}</Text>
      {subjectKind === 'entry' ? (
        <Text className="muted">
          {`公开页面、搜索、下载和海报，${editions.join('、')}中的这一事项，此前导出的文件，${feedback > 0 ? `${feedback} 件群众反馈页面上的名称，` : ''}都会立即停止公开。打开它的人只看到“该事项因核查暂停公开”。`}
        </Text>
      ) : (
        <Text className="muted">反馈人用查询码只能看到“该答复因核查暂停公开”。</Text>
      )}
      <Text className="muted">改好内容随下一版目录公开，或由区信息公开办恢复。责任单位和区信息公开办会收到消息。</Text>
      <Refused texts={can.takeDown.map(({ text }) => text)} />
    </View>
  )
}
