import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { Reason } from '@gongkai/shared/compiling/review/review.contract'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field, FieldFrame } from '@/ui/field'
import { showPart } from '@/ui/form-native'
import { Press } from '@/ui/native'
import { cannedRemarks } from './api'

/** Why an entry goes back: a reason at each field it concerns, from the usual ones or in one's own words. */
export function ReturnReasons({
  fields,
  reasons,
  busy,
  onSave,
  onCancel,
}: {
  fields: readonly EntryField[]
  reasons: readonly Reason[]
  busy: boolean
  onSave: (reasons: Reason[]) => void
  onCancel: () => void
}) {
  const canned = useQuery('canned-remarks', cannedRemarks)
  const [listed, setListed] = useState<Reason[]>([...reasons])
  const [field, setField] = useState<EntryField | null>(null)
  const [text, setText] = useState('')
  useEffect(() => showPart('return-reasons'), [])
  const written = field !== null && text.trim() !== ''
  const all = written ? [...listed, { field, text: text.trim() }] : listed
  const more = () => {
    setListed(all)
    setField(null)
    setText('')
  }
  return (
    <View id="return-reasons" className="stack return-reasons">
      {listed.map((reason) => (
        <View key={`${reason.field}/${reason.text}`} className="notice note bad">
          <Text>{`${fieldLabel(reason.field)}：${reason.text}`}</Text>
          <Button
            kind="link"
            label={`删除意见 ${fieldLabel(reason.field)}`}
            onPress={() => setListed(listed.filter((candidate) => candidate !== reason))}
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
          onChange={([code]) => setField(code ?? null)}
        />
      </FieldFrame>
      <FieldFrame label="常用意见">
        <View className="chips">
          {(canned.data?.texts ?? []).map((usual) => (
            <Press key={usual} className={`chip ${text === usual ? 'on' : ''}`} onPress={() => setText(usual)}>
              {usual}
            </Press>
          ))}
        </View>
      </FieldFrame>
      <Field multiline label="退回意见" value={text} onChange={setText} />
      {text.trim() && !field ? <Text className="muted">请选择意见所指的栏目。</Text> : null}
      <View className="row">
        <Button
          kind="danger"
          disabled={busy || all.length === 0 || (text.trim() !== '' && !written)}
          onPress={() => onSave(all)}
        >
          标为退回
        </Button>
        <Button kind="plain" disabled={!written} onPress={more}>
          再加一条
        </Button>
        <Button kind="link" onPress={onCancel}>
          取消
        </Button>
      </View>
    </View>
  )
}
