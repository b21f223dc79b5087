import { addDays } from '@gongkai/shared/base/time/local-date'
import {
  SPOT_ANSWERS,
  SPOT_QUESTIONS,
  type SpotAnswer,
  type SpotCheckView,
  type SpotLine,
  type SpotQuestion,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Confirm, Refused } from '@/ui/views'
import { lookAtLine } from './api'

const FAULTS = ['网站上没有找到', '内容不全', '公开时间与登记的不一致', '链接打不开'] as const
const USUAL_DAYS = 10
const START: Record<SpotQuestion, SpotAnswer> = { found: 'yes', complete: 'yes', timely: 'yes', link: 'yes' }

/** The four questions of an item; what is wrong has words and a day. */
export function LookDialog({
  checkId,
  line,
  today,
  look,
  onDone,
  onCancel,
}: {
  checkId: number
  line: SpotLine
  today: string
  look: () => void
  onDone: (view: SpotCheckView) => void
  onCancel: () => void
}) {
  const [answers, setAnswers] = useState(line.look?.answers ?? START)
  const [note, setNote, sent] = useKept(`spot-check/${line.id}`, '')
  const [dueOn, setDueOn] = useState(line.remedy.dueOn || addDays(today, USUAL_DAYS))
  const { busy, at, rest, run } = useAction(look)
  const wrong = SPOT_QUESTIONS.some(({ code }) => answers[code] === 'no')
  const act = () =>
    run(async () => {
      const view = await lookAtLine(checkId, line.id, {
        version: line.version,
        answers,
        note,
        remedyDueOn: wrong ? dueOn : '',
      })
      sent()
      done(wrong ? '已通知整改' : '已保存')
      onDone(view)
    })
  return (
    <Confirm title="填写抽查结果" confirm="保存" busy={busy} onCancel={onCancel} onConfirm={act}>
      <Text>{`${line.itemName}（${line.unit.name}）`}</Text>
      <View className="row">
        <Button kind="link" onPress={() => open('publicEntry', { id: line.publicNumber })}>
          看群众看到的页面
        </Button>
      </View>
      {SPOT_QUESTIONS.map(({ code, label }) => (
        <View key={code} className="stack tight">
          <Text>{label}</Text>
          <ChoiceChips
            single
            label={label}
            options={SPOT_ANSWERS}
            value={[answers[code]]}
            onChange={([chosen]) => setAnswers((old) => ({ ...old, [code]: chosen ?? old[code] }))}
          />
        </View>
      ))}
      <Field
        multiline
        label={wrong ? '问题' : '说明（可不填）'}
        placeholder={line.look?.note || (wrong ? FAULTS.join('、') : '')}
        value={note}
        issues={at('note')}
        onChange={setNote}
      />
      {wrong ? (
        <Field type="date" label="整改期限" value={dueOn} issues={at('remedyDueOn')} onChange={setDueOn} />
      ) : null}
      <Refused texts={rest('note', 'remedyDueOn')} />
    </Confirm>
  )
}
