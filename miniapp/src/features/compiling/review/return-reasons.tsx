import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { Reason } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { showPart } from '@/ui/form-native'
import { Press } from '@/ui/native'
import { cannedRemarks } from './api'

/** The form as far as it is written. */
type Written = { listed: readonly Reason[]; field: EntryField | null; text: string }

/** Why an entry goes back: a reason at each field it concerns, from the usual ones or in one's own words. */
export function ReturnReasons({
  entryId,
  fields,
  reasons,
  busy,
  onSave,
  onCancel,
}: {
  entryId: number
  fields: readonly EntryField[]
  reasons: readonly Reason[]
  busy: boolean
  onSave: (reasons: readonly Reason[]) => Promise<boolean>
  onCancel: () => void
}) {
  const canned = useQuery('canned-remarks', cannedRemarks)
  const marked: Written = { listed: reasons, field: null, text: '' }
  const [written, setWritten, sent] = useKept(`return-reasons/${entryId}`, marked)
  const { listed, field, text } = written
  useEffect(() => showPart('return-reasons'), [])
  const whole = field !== null && text.trim() !== ''
  const all = whole ? [...listed, { field, text: text.trim() }] : listed
  const more = () => setWritten({ ...marked, listed: all })
  const save = async () => {
    if (await onSave(all)) sent()
  }
  return (
    <View id="return-reasons" className="stack return-reasons">
      {listed.map((reason) => (
        <View key={`${reason.field}/${reason.text}`} className="notice note bad">
          <Text>{`${fieldLabel(reason.field)}：${reason.text}`}</Text>
          <Button
            kind="link"
            label={`删除意见 ${fieldLabel(reason.field)}`}
            onPress={() => setWritten({ ...written, listed: listed.filter((candidate) => candidate !== reason) })}
          >
            删除
          </Button>
        </View>
      ))}
      <FieldFrame label="意见所指的栏目">
        <ChoiceChips
          single
          label="意见所指的栏目"
          options={fields.map((code) => ({ code, label: fieldLabel(code) }))}
          value={field ? [field] : []}
          onChange={([code]) => setWritten({ ...written, field: code ?? null })}
        />
      </FieldFrame>
      <FieldFrame label="常用意见">
        <View className="chips">
          {(canned.data?.texts ?? []).map((usual) => (
            <Press
              key={usual}
              className={`chip ${text === usual ? 'on' : ''}`}
              onPress={() => setWritten({ ...written, text: usual })}
            >
              {usual}
            </Press>
          ))}
        </View>
      </FieldFrame>
      <Field multiline label="退回意见" value={text} onChange={(typed) => setWritten({ ...written, text: typed })} />
      {text.trim() && !field ? <Text className="muted">请选择意见所指的栏目。</Text> : null}
      <View className="row">
        <Button kind="danger" disabled={busy || all.length === 0 || (text.trim() !== '' && !whole)} onPress={save}>
          标为退回
        </Button>
        <Button kind="plain" disabled={!whole} onPress={more}>
          再加一条
        </Button>
        <Button kind="link" onPress={onCancel}>
          取消
        </Button>
      </View>
    </View>
  )
}
