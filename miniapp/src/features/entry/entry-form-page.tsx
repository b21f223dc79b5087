import type { EntryDetail, EntrySummary, SaveEntryConflict } from '@gongkai/shared/assignment/assignment.contract'
import { type EntryField, type EntryFields, FIELD_LABELS } from '@gongkai/shared/entry/entry'
import {
  ATTRIBUTES,
  AUDIENCES,
  CHANNELS,
  LEVELS,
  STAGES,
  WAYS,
  WITHHOLD_GROUNDS,
} from '@gongkai/shared/entry/entry-template'
import { submitIssues } from '@gongkai/shared/entry/submit-issues'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { ApiError } from '@/platform/request'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field, FieldFrame } from '@/ui/field'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Loaded, Refused } from '@/ui/views'
import { entry, saveEntry } from './api'
import { BasesField } from './bases-field'
import { ConflictView } from './conflict-view'
import { dropDraft, keepDraft, readDraft } from './draft'
import { FieldPairs } from './field-pairs'
import { entryName, fieldsOf } from './words'

const STEPS: readonly { name: string; fields: readonly EntryField[] }[] = [
  {
    name: '名称与属性',
    fields: [
      'level1',
      'level2',
      'level3',
      'stages',
      'attribute',
      'withholdGround',
      'withholdLaw',
      'reassessOn',
      'matterCode',
    ],
  },
  { name: '内容与依据', fields: ['content', 'bases', 'subjects'] },
  {
    name: '时限与渠道',
    fields: ['timeLimit', 'channels', 'channelOther', 'audiences', 'audienceSpecific', 'ways', 'levels'],
  },
  { name: '核对', fields: [] },
]

/** Fields that are asked only because of another's answer. */
function asked(field: EntryField, fields: EntryFields): boolean {
  if (field === 'withholdGround' || field === 'reassessOn') return fields.attribute === 'withheld'
  if (field === 'withholdLaw') return fields.attribute === 'withheld' && fields.withholdGround === 'law'
  if (field === 'channelOther') return fields.channels.includes('other')
  if (field === 'audienceSpecific') return fields.audiences.includes('specific')
  return true
}

interface InputOf {
  field: EntryField
  fields: EntryFields
  change: (part: Partial<EntryFields>) => void
  disabled: boolean
  remarks: string[]
  issues: string[]
}

function FieldInput({ field, fields, change, disabled, remarks, issues }: InputOf) {
  const label = FIELD_LABELS[field]
  const framed = (input: JSX.Element) => (
    <FieldFrame label={label} remarks={remarks} issues={issues}>
      {input}
    </FieldFrame>
  )
  switch (field) {
    case 'stages':
      return framed(
        <ChoiceChips
          label={label}
          options={STAGES}
          value={fields.stages}
          disabled={disabled}
          onChange={(stages) => change({ stages })}
        />,
      )
    case 'channels':
      return framed(
        <ChoiceChips
          label={label}
          options={CHANNELS}
          value={fields.channels}
          disabled={disabled}
          onChange={(channels) => change({ channels })}
        />,
      )
    case 'audiences':
      return framed(
        <ChoiceChips
          label={label}
          options={AUDIENCES}
          value={fields.audiences}
          disabled={disabled}
          onChange={(audiences) => change({ audiences })}
        />,
      )
    case 'ways':
      return framed(
        <ChoiceChips
          label={label}
          options={WAYS}
          value={fields.ways}
          disabled={disabled}
          onChange={(ways) => change({ ways })}
        />,
      )
    case 'levels':
      return framed(
        <ChoiceChips
          label={label}
          options={LEVELS}
          value={fields.levels}
          disabled={disabled}
          onChange={(levels) => change({ levels })}
        />,
      )
    case 'attribute':
      return framed(
        <ChoiceChips
          single
          label={label}
          options={ATTRIBUTES}
          value={fields.attribute ? [fields.attribute] : []}
          disabled={disabled}
          onChange={(chosen) => change({ attribute: chosen[0] ?? '' })}
        />,
      )
    case 'withholdGround':
      return framed(
        <ChoiceChips
          single
          label={label}
          options={WITHHOLD_GROUNDS}
          value={fields.withholdGround ? [fields.withholdGround] : []}
          disabled={disabled}
          onChange={(chosen) => change({ withholdGround: chosen[0] ?? '' })}
        />,
      )
    case 'bases':
      return framed(<BasesField value={fields.bases} disabled={disabled} onChange={(bases) => change({ bases })} />)
    case 'subjects':
      return (
        <Field
          multiline
          label={label}
          placeholder="每行一个单位"
          value={fields.subjects.join('\n')}
          disabled={disabled}
          remarks={remarks}
          issues={issues}
          onChange={(text) => change({ subjects: text ? text.split('\n') : [] })}
        />
      )
    default:
      return (
        <Field
          label={label}
          multiline={field === 'content'}
          type={field === 'reassessOn' ? 'date' : 'text'}
          value={fields[field]}
          disabled={disabled}
          remarks={remarks}
          issues={issues}
          onChange={(text) => change({ [field]: text })}
        />
      )
  }
}

const tidy = (fields: EntryFields): EntryFields => ({
  ...fields,
  subjects: fields.subjects.map((name) => name.trim()).filter(Boolean),
})

function Form({ id, detail, onSaved }: { id: string; detail: EntryDetail; onSaved: (detail: EntryDetail) => void }) {
  const [draft] = useState(() => readDraft(id))
  const [fields, setFields] = useState<EntryFields>(draft?.fields ?? detail.fields)
  const [version, setVersion] = useState(draft?.version ?? detail.version)
  const [dirty, setDirty] = useState(draft !== null)
  const [conflict, setConflict] = useState<EntrySummary | null>(null)
  const [step, setStep] = useState(0)
  const { busy, errors, run } = useAction()
  const { phase } = detail.assignment
  const disabled = detail.can.edit.length > 0
  const shown = fieldsOf(phase)
  const steps = STEPS.filter((each) => each.fields.length === 0 || each.fields.some((field) => shown.includes(field)))
  const at = steps[step] ?? steps[0]
  const issues = submitIssues(tidy(fields), phase)

  useEffect(() => {
    if (dirty && !disabled) keepDraft(id, { version, fields })
  }, [dirty, disabled, fields, id, version])

  const change = (part: Partial<EntryFields>) => {
    setFields((old) => ({ ...old, ...part }))
    setDirty(true)
  }
  const save = (wanted: EntryFields, onVersion: number) =>
    run(async () => {
      try {
        const saved = await saveEntry(id, { version: onVersion, fields: tidy(wanted) })
        dropDraft(id)
        setFields(saved.fields)
        setVersion(saved.version)
        setDirty(false)
        setConflict(null)
        onSaved(saved)
        done('已保存')
      } catch (error) {
        const current =
          error instanceof ApiError && error.status === 409
            ? (error.body as SaveEntryConflict | null)?.current
            : undefined
        if (!current) throw error
        setConflict(current)
        setFields(wanted)
      }
    })
  const discard = () => {
    dropDraft(id)
    setFields(detail.fields)
    setVersion(detail.version)
    setDirty(false)
  }

  const foot =
    disabled || conflict ? undefined : (
      <>
        {step > 0 ? (
          <Button kind="plain" onPress={() => setStep(step - 1)}>
            上一步
          </Button>
        ) : null}
        {step < steps.length - 1 ? (
          <Button kind="plain" onPress={() => setStep(step + 1)}>
            下一步
          </Button>
        ) : null}
        <Button disabled={busy} onPress={() => save(fields, version)}>
          保存
        </Button>
      </>
    )
  return (
    <PageShell foot={foot}>
      <View>
        <Heading level={1}>{entryName(fields)}</Heading>
        <Text className="muted">
          {detail.assignment.organisation.name} · {detail.assignment.domain.name}
        </Text>
      </View>
      {disabled ? <View className="note info">{detail.can.edit.map((refusal) => refusal.text).join('；')}</View> : null}
      {dirty && !conflict && !disabled ? (
        <View className="row between note info">
          <Text>有尚未保存的修改，已暂存在本机。</Text>
          <Button kind="link" onPress={discard}>
            放弃修改
          </Button>
        </View>
      ) : null}
      <Refused texts={errors} />
      {conflict ? (
        <ConflictView
          mine={fields}
          current={conflict}
          busy={busy}
          onSave={(merged) => save(merged, conflict.version)}
        />
      ) : (
        <>
          <View className="steps">
            {steps.map(({ name }, index) => (
              <Press
                key={name}
                className={`step ${index === step ? 'on' : ''}`}
                onPress={() => setStep(index)}
              >{`${index + 1} ${name}`}</Press>
            ))}
          </View>
          <View className="card">
            {at?.fields
              .filter((field) => shown.includes(field) && asked(field, fields))
              .map((field) => (
                <FieldInput
                  key={field}
                  field={field}
                  fields={fields}
                  change={change}
                  disabled={disabled}
                  remarks={detail.remarks.filter((remark) => remark.field === field).map((remark) => remark.text)}
                  issues={issues.filter((issue) => issue.at === field).map((issue) => issue.text)}
                />
              ))}
            {at?.fields.length === 0 ? (
              <>
                {issues.length === 0 ? (
                  <View className="note info">内容完整，可以报送。</View>
                ) : (
                  issues.map((issue) => (
                    <View key={issue.at + issue.text} className="note warn">
                      <Press
                        onPress={() =>
                          setStep(
                            Math.max(
                              0,
                              steps.findIndex((each) => each.fields.includes(issue.at as EntryField)),
                            ),
                          )
                        }
                      >
                        {issue.text}
                      </Press>
                    </View>
                  ))
                )}
                <View style={{ height: '12px' }} />
                <FieldPairs fields={fields} shown={shown} />
              </>
            ) : null}
          </View>
        </>
      )}
    </PageShell>
  )
}

export function EntryFormPage() {
  const id = useParam('id')
  const query = useQuery(`entry/${id}`, () => entry(id))
  if (query.data) return <Form key={id} id={id} detail={query.data} onSaved={query.set} />
  return (
    <PageShell>
      <Loaded query={query}>{() => null}</Loaded>
    </PageShell>
  )
}
