import { CHANNELS, type Channel } from '@gongkai/shared/base/template/entry-template'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Disclosure, TypedInput } from '@/ui/form-native'
import { PickField } from '@/ui/pick-field'
import { facets } from '../public-catalogue/api'
import { FilesField } from './files-field'
import { type PublicationForm, ticked } from './record-form'

interface Props {
  value: PublicationForm
  /** channels that the item promises: they are ticked until somebody ticks others */ promised: readonly Channel[]
  /** what a day left open means */ today: string
  /** the refusals of a part, by the place the server names */ at: (place: string) => string[]
  /** in a correction 撤下 is asked too */ correcting?: boolean
  onChange: (value: PublicationForm) => void
}

/** Place and time of a publication, and who looked through it for secrets. */
export function PublicationFields(props: Props) {
  const { value, today, at, onChange } = props
  const set = (part: Partial<PublicationForm>) => onChange({ ...value, ...part })
  return (
    <View>
      <FieldFrame label="公开日期" issues={at('disclosure/publishedOn')}>
        <DateInput
          label="公开日期"
          value={value.publishedOn || today}
          invalid={at('disclosure/publishedOn').length > 0}
          onChange={(publishedOn) => set({ publishedOn })}
        />
      </FieldFrame>
      <ChannelField {...props} />
      <FilesField value={value.files} issues={at('disclosure/files')} onChange={(files) => set({ files })} />
      <Field
        label="保密审查人（条例第十七条）"
        placeholder="由谁作了保密审查，会记住"
        value={value.reviewedBy}
        issues={at('disclosure/reviewedBy')}
        onChange={(reviewedBy) => set({ reviewedBy })}
      />
      <MoreFields {...props} />
    </View>
  )
}

/** The address on a site; `label` says where a whole line with title and date may be pasted. */
export function LinkField({
  value,
  issues,
  label,
  onChange,
}: {
  value: string
  issues: string[]
  label: string
  onChange: (url: string) => void
}) {
  return (
    <FieldFrame label={label} issues={issues}>
      <TypedInput
        multiline
        label="网页链接"
        placeholder="https://"
        value={value}
        invalid={issues.length > 0}
        onChange={onChange}
      />
    </FieldFrame>
  )
}

/** The channels at hand first; the others when they are asked for. */
export function ChannelField({
  label = '公开渠道（没有公开到的请取消）',
  value,
  promised,
  at,
  onChange,
}: Pick<Props, 'value' | 'promised' | 'at' | 'onChange'> & { label?: string }) {
  const [all, setAll] = useState(false)
  const chosen = ticked(value, promised)
  const near = CHANNELS.filter(({ code }) => promised.includes(code) || chosen.includes(code))
  const options = all || near.length === 0 ? CHANNELS : near
  return (
    <FieldFrame label={label} issues={at('disclosure/channels')}>
      <ChoiceChips
        label="公开渠道"
        options={options}
        value={chosen}
        onChange={(channels) => onChange({ ...value, channels })}
      />
      {options.length < CHANNELS.length ? (
        <Button kind="link" onPress={() => setAll(true)}>
          其他渠道
        </Button>
      ) : null}
    </FieldFrame>
  )
}

/** Seldom needed: 公示 until when, another unit that published, 撤下. */
function MoreFields({ value, at, correcting, onChange }: Props) {
  const set = (part: Partial<PublicationForm>) => onChange({ ...value, ...part })
  const issues = [...at('disclosure/shownUntil'), ...at('disclosure/takenDownOn'), ...at('disclosure/publishedBy')]
  return (
    <Disclosure head={<Text className="muted">公示截止、由其他单位发布</Text>} name="更多" label="更多公开情况">
      <Day label="公示截止" value={value.shownUntil} onChange={(shownUntil) => set({ shownUntil })} />
      {correcting ? (
        <Day label="撤下日期" value={value.takenDownOn} onChange={(takenDownOn) => set({ takenDownOn })} />
      ) : null}
      <Publisher value={value.publishedBy} onPick={(publishedBy) => set({ publishedBy })} />
      {issues.map((text) => (
        <View key={text} className="note warn">
          {text}
        </View>
      ))}
    </Disclosure>
  )
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <FieldFrame label={label}>
      <DateInput label={label} value={value} onChange={onChange} />
      {value ? (
        <Button kind="link" label={`清除${label}`} onPress={() => onChange('')}>
          清除
        </Button>
      ) : null}
    </FieldFrame>
  )
}

/** 区局统一公开: another unit has put it up. */
function Publisher({ value, onPick }: { value: string; onPick: (code: string) => void }) {
  const units = useQuery('disclosure-publishers', facets).data?.organisations ?? []
  return (
    <PickField
      label="发布单位"
      value={value}
      choices={[{ code: '', name: '本单位' }, ...units.map(({ code, name }) => ({ code, name }))]}
      onPick={onPick}
    />
  )
}
