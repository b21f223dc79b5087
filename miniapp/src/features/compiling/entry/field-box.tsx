import { fieldLabel } from '@gongkai/shared/base/template/entry'
import { type EntryField, factsOf } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Disclosure } from '@/ui/form-native'
import { isOptional } from './form-steps'

/** The notes at a field: by the lead who returned it, by the server, by the rules. */
export interface FieldNotes {
  remarks: readonly string[]
  refused: readonly string[]
  missing: readonly string[]
  warnings: readonly string[]
}

export const fieldId = (field: EntryField): string => `field-${field}`

export function GuidanceText({ field }: { field: EntryField }) {
  const { line, example } = factsOf(field).guidance
  return (
    <>
      <View>{line}</View>
      <View className="example">例：{example}</View>
    </>
  )
}

/** A field with its name, 填写说明, counter and everything said about it. */
export function FieldBox({
  field,
  notes,
  told,
  length,
  readOnly,
  children,
}: {
  field: EntryField
  notes: FieldNotes
  /** say in a sentence what is missing; before, 必填 is enough */ told: boolean
  /** characters so far, of a text */ length?: number
  readOnly: boolean
  children: ReactNode
}) {
  const label = fieldLabel(field)
  const most = factsOf(field).limit?.readsWell
  const head = (
    <View className="field-head">
      <Text className="field-name">{label}</Text>
      {isOptional(field) ? <Text className="field-mark">可不填</Text> : null}
      {notes.missing.length > 0 && !told && !readOnly ? <Text className="field-mark due">必填</Text> : null}
    </View>
  )
  return (
    <View id={fieldId(field)} className="form-field">
      {readOnly ? (
        head
      ) : (
        <Disclosure head={head} name="填写说明" label={`${label} 填写说明`}>
          <GuidanceText field={field} />
        </Disclosure>
      )}
      {children}
      {most !== undefined && length !== undefined && !readOnly && (most > 100 || length > most / 2) ? (
        <Text className={`counter ${length > most ? 'over' : ''}`}>{`${length} / ${most}`}</Text>
      ) : null}
      {notes.remarks.map((text) => (
        <View key={text} className="note bad">
          退回意见：{text}
        </View>
      ))}
      {notes.refused.map((text) => (
        <View key={text} className="note bad">
          未能上传：{text}
        </View>
      ))}
      {(told ? [...notes.missing, ...notes.warnings] : notes.warnings).map((text) => (
        <View key={text} className="note warn">
          {text}
        </View>
      ))}
    </View>
  )
}
