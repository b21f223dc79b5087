import { LAW_KINDS, type LawFacts } from '@gongkai/shared/district/law/law.contract'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'

/** The facts as they are typed: the number of articles is text until it is sent. */
export type Typed = Omit<LawFacts, 'lastArticle'> & { lastArticle: string }

export const NOTHING: Typed = {
  title: '',
  documentNumber: '',
  kind: null,
  issuer: '',
  effectiveFrom: null,
  lastArticle: '',
  source: '',
  note: '',
}
/** The facts to send; letters in the number of articles go as they are, for the server to name. */
export const toSend = ({ lastArticle, ...typed }: Typed): LawFacts => ({
  ...typed,
  lastArticle: lastArticle.trim() ? Number(lastArticle) : null,
})

/** A day that may be unknown. */
export function DayField({
  label,
  value,
  issues,
  onChange,
}: {
  label: string
  value: string | null
  issues: string[]
  onChange: (day: string | null) => void
}) {
  return (
    <FieldFrame label={label} issues={issues}>
      <DateInput label={label} value={value ?? ''} onChange={(day) => onChange(day || null)} />
      {value ? (
        <View className="row">
          <Button kind="link" label={`清空${label}`} onPress={() => onChange(null)}>
            清空
          </Button>
        </View>
      ) : null}
    </FieldFrame>
  )
}

/** The fields of a law's facts; `at` says what is wrong with one. */
export function LawFactsFields({
  value,
  onChange,
  at,
}: {
  value: Typed
  onChange: (value: Typed) => void
  at: (field: keyof Typed) => string[]
}) {
  const set = (change: Partial<Typed>) => onChange({ ...value, ...change })
  return (
    <>
      <Field
        label="名称"
        placeholder="不用加书名号"
        value={value.title}
        issues={at('title')}
        onChange={(title) => set({ title })}
      />
      <Field
        label="文号（没有可不填）"
        placeholder="如 国发〔2019〕54号"
        value={value.documentNumber}
        issues={at('documentNumber')}
        onChange={(documentNumber) => set({ documentNumber })}
      />
      <FieldFrame label="类别" issues={at('kind')}>
        <ChoiceChips
          single
          label="类别"
          options={LAW_KINDS}
          value={value.kind ? [value.kind] : []}
          onChange={([kind]) => set({ kind: kind ?? null })}
        />
      </FieldFrame>
      <Field label="制定机关" value={value.issuer} issues={at('issuer')} onChange={(issuer) => set({ issuer })} />
      <DayField
        label="施行日期（没有查明可不填）"
        value={value.effectiveFrom}
        issues={at('effectiveFrom')}
        onChange={(effectiveFrom) => set({ effectiveFrom })}
      />
      <Field
        label="共有多少条（没有查明可不填）"
        value={value.lastArticle}
        issues={at('lastArticle')}
        onChange={(lastArticle) => set({ lastArticle })}
      />
      <Field
        label="来源（网址或公报）"
        value={value.source}
        issues={at('source')}
        onChange={(source) => set({ source })}
      />
      <Field multiline label="说明" value={value.note} issues={at('note')} onChange={(note) => set({ note })} />
    </>
  )
}
