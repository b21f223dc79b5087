import { FIELD_LABELS, fieldLabel } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useMemo, useState } from 'react'
import { leave } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { StepChips, showPart, showTop } from '@/ui/form-native'
import { Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { CommentThread } from '../comment/comment-thread'
import { answerAmended } from './api'
import { AskedFieldChoice } from './asked-field'
import { ConflictView } from './conflict-view'
import { tidy } from './draft'
import { EntryCheck } from './entry-check'
import { EntrySide } from './entry-side'
import { fieldId } from './field-box'
import { FieldInput } from './field-input'
import { shownFields, useFlagged } from './flagged-fields'
import { ACCESS, stepOf, stepsOf } from './form-steps'
import { Gone } from './gone'
import { ItemPart } from './item-part'
import { KeptText } from './kept-text'
import { goToEntry, Neighbours, placeOf } from './neighbours'
import { saidOf } from './row-marks'
import { RowTexts } from './row-texts'
import { storedEntry } from './stored-entry'
import { TemplateTicks } from './template-ticks'
import { useChecks } from './use-checks'
import { useDraft } from './use-draft'
import { useItemActs } from './use-item-acts'
import { entryName, fieldsOf } from './words'

interface Props {
  account: string
  id: string
  detail: EntryDetail
  /** the task with its other entries; null while it is not read */ task: AssignmentDetail | null
  /** the server could not be asked: `detail` is the phone's */ offline: boolean
  /** the field to open at, '' for the first step */ wanted: string
  /** reads the entry anew */ onLook: () => void
  /** an act upon the row may have changed the task around it */ onChanged: () => void
}

/** One entry, step by step. Every sign typed is kept at once (use-draft), so nothing here asks before leaving. */
export function EntryForm({ account, id, detail, task, offline, wanted, onLook, onChanged }: Props) {
  const { draft, sign, change, sendNow, resolve, discard, acknowledge } = useDraft(account, id, detail)
  const acts = useItemActs(account, id, onLook, onChanged)
  const { fields } = draft
  const { phase, organisation, domain } = detail.assignment
  const readOnly = detail.can.edit.length > 0
  const steps = stepsOf(phase)
  const [step, setStep] = useState(() => (wanted in FIELD_LABELS ? stepOf(phase, wanted as EntryField) : 0))
  // The fields whose lack is said in a sentence: those changed or led to, and all once the check was seen.
  const [commenting, setCommenting] = useState(false)
  const [told, setTold] = useState<EntryField[] | 'all'>([])
  const checks = useChecks({ draft, phase, task, readOnly })
  const flagged = useFlagged(checks.personal, wanted)
  const said = useMemo(() => saidOf(draft.detail.fields, draft.detail.findings), [draft.detail])
  const place = task ? placeOf(task.entries, Number(id)) : null
  const name = entryName(fields)
  const current = steps[step] ?? { name: '', fields: [] }
  const isLast = step === steps.length - 1

  useEffect(() => void Taro.setNavigationBarTitle({ title: name }), [name])
  useEffect(() => {
    if (wanted in FIELD_LABELS) showPart(fieldId(wanted as EntryField))
  }, [wanted])
  useEffect(() => {
    if (isLast) setTold('all')
  }, [isLast])

  const go = (to: number) => {
    setStep(to)
    showTop()
  }
  const goToField = (field: EntryField) => {
    setTold((old) => (old === 'all' ? old : [...old, field]))
    setStep(stepOf(phase, field))
    showPart(fieldId(field))
  }
  const typed: typeof change = (part) => {
    setTold((old) => (old === 'all' ? old : [...new Set([...old, ...(Object.keys(part) as EntryField[])])]))
    change(part)
  }

  if (draft.problem?.kind === 'gone') {
    return (
      <PageShell>
        <Gone account={account} id={id} draft={draft} />
      </PageShell>
    )
  }

  const askedAt = (field: EntryField) => {
    const asked =
      readOnly || offline ? undefined : draft.detail.item.asked.find((candidate) => candidate.field === field)
    return asked ? (
      <AskedFieldChoice
        field={field}
        asked={asked}
        fields={fields}
        busy={acts.busy}
        errors={acts.errors}
        onAnswer={(take) => acts.act(({ detail: { version } }) => answerAmended(id, { version, field, take }))}
      />
    ) : null
  }
  const after = place?.after ?? null
  const foot = draft.conflict ? undefined : (
    <>
      {step > 0 ? (
        <Button kind="plain" onPress={() => go(step - 1)}>
          上一步
        </Button>
      ) : null}
      {isLast ? (
        <Button onPress={() => (after === null ? leave('todo') : goToEntry(after))}>
          {after === null ? '完成，返回' : '下一项'}
        </Button>
      ) : (
        <Button onPress={() => go(step + 1)}>下一步</Button>
      )}
    </>
  )

  return (
    <PageShell foot={foot}>
      <View className="entry-form">
        <View className="entry-head">
          <Heading level={2} className="entry-name">
            {name}
          </Heading>
          <Text className="muted">
            {organisation.name} · {domain.name}
          </Text>
          {place ? <Neighbours place={place} /> : null}
        </View>
        <View className="entry-top">
          {readOnly ? null : (
            <View className="row between sign">
              <Region role="status" className="sign-text">
                <Tag tone={sign.tone}>{sign.text}</Tag>
              </Region>
              {sign.state === 'kept' || sign.state === 'failed' ? (
                <Button kind="link" onPress={sendNow}>
                  立即上传
                </Button>
              ) : null}
            </View>
          )}
          {draft.conflict ? null : (
            <StepChips
              label="填写步骤"
              current={step}
              steps={steps.map((candidate) => ({ name: candidate.name, ...checks.step(candidate) }))}
              onPick={go}
            />
          )}
        </View>
        {readOnly ? (
          <View className="note info">{detail.can.edit.map((refusal) => refusal.text).join('；')}</View>
        ) : null}
        {offline ? <View className="note info">现在连不上服务器，显示的是本机保存的内容，可以继续填写。</View> : null}
        {draft.merged.length > 0 ? (
          <View className="notice note info">
            <Text>{`同事刚修改过${draft.merged.map((field) => `“${fieldLabel(field)}”`).join('、')}，已自动并入；您填写的内容没有变。`}</Text>
            <Button kind="link" onPress={acknowledge}>
              知道了
            </Button>
          </View>
        ) : null}
        {draft.conflict || offline ? null : (
          <ItemPart account={account} id={id} draft={draft} task={task} readOnly={readOnly} acts={acts} />
        )}
        {checks.general.map((text) => (
          <View key={text} className="note bad">
            退回意见：{text}
          </View>
        ))}
        {readOnly && checks.unsent.length > 0 ? (
          <KeptText
            draft={draft}
            fields={checks.unsent}
            why="这些修改没有来得及上传，任务已不能修改。可以复制留用。"
            onDiscard={discard}
          />
        ) : null}
        {draft.conflict ? (
          <ConflictView draft={draft} onResolve={resolve} />
        ) : (
          <View className="columns entry-columns">
            <View className="entry-main">
              <View className="card">
                {current.name === ACCESS && !readOnly ? <TemplateTicks fields={fields} change={typed} /> : null}
                <RowTexts
                  place={`entry/${id}`}
                  unitCode={organisation.code}
                  fields={fields}
                  said={said}
                  store={() => storedEntry(account, id)}
                  onAnswered={onLook}
                >
                  {shownFields(current, phase, fields, flagged).map((field) => (
                    <FieldInput
                      key={field}
                      field={field}
                      fields={fields}
                      change={typed}
                      notes={checks.notes(field)}
                      told={told === 'all' || told.includes(field)}
                      readOnly={readOnly}
                      ownName={organisation.name}
                      phase={phase}
                    >
                      {askedAt(field)}
                    </FieldInput>
                  ))}
                </RowTexts>
                {isLast ? (
                  <EntryCheck fields={tidy(fields)} shown={fieldsOf(phase)} checks={checks} onField={goToField} />
                ) : null}
              </View>
            </View>
            <EntrySide step={current} fields={fields} checks={checks} readOnly={readOnly} onField={goToField} />
          </View>
        )}
        {commenting ? <CommentThread entryId={Number(id)} /> : null}
        {commenting || offline ? null : (
          <View className="row">
            <Button kind="link" onPress={() => setCommenting(true)}>
              给审核单位留言
            </Button>
          </View>
        )}
      </View>
    </PageShell>
  )
}
