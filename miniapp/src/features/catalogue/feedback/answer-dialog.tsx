import { longDate } from '@gongkai/shared/base/time/long-date'
import type { FeedbackView } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import { ANSWER_LENGTH } from '@gongkai/shared/catalogue/feedback/feedback-policy'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Field } from '@/ui/field'
import { Confirm, Refused } from '@/ui/views'
import { CarriedField } from './carried-field'

/** 答复: given once, for every holder of the code to read. */
export function AnswerDialog({
  feedback,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  feedback: FeedbackView
  busy: boolean
  errors: Errors
  onConfirm: (answer: string, disclosureId?: number) => Promise<boolean>
  onCancel: () => void
}) {
  const [answer, setAnswer, sent] = useKept(`answer/${feedback.id}`, '')
  const [carried, setCarried] = useState(0)
  const [asked, setAsked] = useState(false)
  const tooShort = [...answer.trim()].length < ANSWER_LENGTH.least
  const act = async () => {
    if (await onConfirm(answer.trim(), carried || undefined)) sent()
  }
  return (
    <Confirm
      title="答复群众反馈"
      confirm="提交答复"
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => (tooShort ? setAsked(true) : act())}
    >
      <View className="note info">{feedback.text}</View>
      {feedback.entry ? (
        <CarriedField
          entry={feedback.entry.id}
          value={carried}
          onPick={({ id, title, publishedOn }) => {
            setCarried(id)
            if (id && !answer.trim()) setAnswer(`已补公开：${title}（${longDate(publishedOn)}公开），请查看。`)
          }}
        />
      ) : null}
      <Field
        multiline
        label="答复内容"
        placeholder="说明核实的情况、在哪里可以看到，或将怎样改正"
        value={answer}
        issues={asked && tooShort ? [`请写明答复，至少 ${ANSWER_LENGTH.least} 个字`] : []}
        onChange={setAnswer}
      />
      <Text className="muted">提交后不能再改，提出反馈的人凭查询码就能看到。请勿写入个人信息。</Text>
      <Refused texts={errors} />
    </Confirm>
  )
}
