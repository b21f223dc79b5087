import { CHANNELS, type Channel } from '@gongkai/shared/base/template/entry-template'
import type { BatchRequest } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { Confirm, Refused } from '@/ui/views'

/** Fields filled in for many entries at once. */
export type Setting = { what: 'timeLimit'; text: string } | { what: 'channels'; channels: Channel[]; other: string }

/** As it is sent. */
export const valuesOf = (setting: Setting): Omit<BatchRequest, 'entryIds' | 'version'> =>
  setting.what === 'timeLimit'
    ? { timeLimit: setting.text.trim() }
    : { channels: setting.channels, channelOther: setting.other.trim() }

const isEmpty = (setting: Setting): boolean =>
  setting.what === 'timeLimit' ? !setting.text.trim() : setting.channels.length === 0

/** 批量填写: one value for the picked entries. */
export function BatchSetting({
  setting,
  count,
  busy,
  errors,
  onChange,
  onConfirm,
  onCancel,
}: {
  setting: Setting
  count: number
  busy: boolean
  errors: Errors
  onChange: (setting: Setting) => void
  onConfirm: () => void
  onCancel: () => void
}) {
  return (
    <Confirm
      title={`为 ${count} 个事项填写${setting.what === 'timeLimit' ? '公开时限' : '公开渠道'}`}
      confirm="填写"
      busy={busy || isEmpty(setting)}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Text className="muted">原来填写的会被替换。</Text>
      {setting.what === 'timeLimit' ? (
        <Field
          label="公开时限"
          placeholder="如 信息形成之日起20个工作日内"
          value={setting.text}
          onChange={(text) => onChange({ what: 'timeLimit', text })}
        />
      ) : (
        <View className="stack ready">
          <ChoiceChips
            label="公开渠道和载体"
            options={CHANNELS}
            value={setting.channels}
            onChange={(channels) => onChange({ ...setting, channels })}
          />
          {setting.channels.includes('other') ? (
            <Field label="其他渠道" value={setting.other} onChange={(other) => onChange({ ...setting, other })} />
          ) : null}
        </View>
      )}
      <Refused texts={errors} />
    </Confirm>
  )
}
