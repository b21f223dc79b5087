import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { type PersonalKind, personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { FieldFrame } from './field-frame'
import { DateInput } from './form-native'
import { Press, TextInput } from './native'
import type { Mark } from './personal-marks'
import { Confirm, Refused } from './views'

/** The usual reasons; the first of them that fit the kind. */
const READY: Partial<Record<PersonalKind, readonly string[]>> = {
  mobile: ['单位公开的值班、咨询电话', '单位公开的监督、投诉电话'],
  'bank-card': ['单位的对公账户'],
  identity: ['项目代码或者编号，不是身份证号'],
  address: ['单位的办公地址', '公示地点，不是个人住址'],
  email: ['单位的工作邮箱'],
  wechat: ['单位的公众号或者工作微信'],
  plate: ['单位的公务车辆'],
  'name-list': ['单位或者地点的名称，不是人员名单', '工作人员名单，依职责公开'],
}
const USUAL = ['示例或者格式说明，不是真实的个人信息'] as const
const LAWS = ['《社会救助暂行办法》第十一条', '《中华人民共和国政府信息公开条例》第二十一条'] as const

export interface GivenReason {
  reason: string
  ground?: string
  until?: string
}

/**
 * Says that a finding is nobody's personal data, with the reason; of what blocks, for the office's administrator, by which law it is
 * published. What is typed stays on the phone until it is sent, under the masked datum.
 */
export function PersonalAnswerDialog({
  place,
  mark,
  onSend,
  onClose,
}: {
  place: string
  mark: Mark
  onSend: (given: GivenReason) => Promise<void>
  onClose: () => void
}) {
  const lawful = mark.gravity === 'block'
  const kind = personalKindLabel(mark.kind)
  const [reason, setReason, sent] = useKept(`personal/${place}/${mark.masked}`, '')
  const [until, setUntil] = useState('')
  const [asked, setAsked] = useState(false)
  const { busy, errors, run } = useAction()
  const dated = lawful && mark.kind === 'name-list'
  const tooShort = [...reason.trim()].length < 4
  const ready = lawful ? LAWS : [...(READY[mark.kind] ?? []), ...USUAL]
  const act = () => {
    if (tooShort || (dated && !until)) return setAsked(true)
    return run(async () => {
      // The reason is kept and read by others: a number in it is not.
      const words = maskPersonalData(reason.trim())
      await onSend({ reason: words, ...(lawful ? { ground: words } : {}), ...(until ? { until } : {}) })
      sent()
      onClose()
    })
  }
  return (
    <Confirm
      title={lawful ? `${kind}依法公开` : `不是个人信息（${kind}）`}
      confirm={lawful ? '依法公开' : '确认'}
      busy={busy}
      onConfirm={act}
      onCancel={onClose}
    >
      <Text className="muted">
        {lawful
          ? `${mark.masked}：法律、法规明确要求公开的才能放行。法律依据和您的名字显示在内容旁边，并留痕。`
          : `${mark.masked}：说明以后，这个单位同样的内容不再问。理由和您的名字显示在内容旁边，并留痕。`}
      </Text>
      <View className="chips ready">
        {ready.map((text) => (
          <Press key={text} className={`chip ${reason === text ? 'on' : ''}`} onPress={() => setReason(text)}>
            {text}
          </Press>
        ))}
      </View>
      <FieldFrame
        label={lawful ? '法律依据' : '理由'}
        issues={asked && tooShort ? [lawful ? '请写明法律、法规的名称和条款' : '请写明理由，至少 4 个字'] : []}
      >
        <TextInput multiline label={lawful ? '法律依据' : '理由'} value={reason} onChange={setReason} />
      </FieldFrame>
      {dated ? (
        <FieldFrame label="公示期满日" issues={asked && !until ? ['请选择公示期满的日期'] : []}>
          <DateInput label="公示期满日" value={until} onChange={setUntil} />
        </FieldFrame>
      ) : null}
      <Refused texts={errors} />
    </Confirm>
  )
}
