import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { localDateAt } from '@gongkai/shared/base/time/local-date'
import { type AmendmentView, TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { incomplete } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { draftIssues } from '@gongkai/shared/compiling/entry/draft-issues'
import { isAsked } from '@gongkai/shared/compiling/entry/is-asked'
import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field'
import { DateInput, StepChips, showPart, showTop, TypedInput } from '@/ui/form-native'
import { Heading, Region } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Confirm, Refused } from '@/ui/views'
import { fieldAt } from '../../compiling/entry/draft'
import { EntrySide } from '../../compiling/entry/entry-side'
import { type FieldNotes, fieldId } from '../../compiling/entry/field-box'
import { FieldInput } from '../../compiling/entry/field-input'
import { type FormStep, stepsOf } from '../../compiling/entry/form-steps'
import { IssueList } from '../../compiling/entry/issue-list'
import type { Checks } from '../../compiling/entry/use-checks'
import { useRepealedTitles } from '../../district/law/use-repealed-titles'
import { AmendedEntry } from './amended-entry'
import { AmendmentHead } from './amendment-row'
import { actOn, deleteAmendment } from './api'
import { useWritten } from './use-written'
import { forget, tidied } from './written'

const CAUSE: FormStep = { name: '缘由', fields: [] }
/** its fields, as refusals name them */
const CAUSES = ['trigger', 'triggerOn', 'reason']

/** Writing a 动态调整: why and since when, then the entry by the steps of its own form, then a last look. */
export function AmendmentForm({
  account,
  view,
  onView,
  onReload,
}: {
  account: string
  view: AmendmentView
  onView: (view: AmendmentView) => void
  onReload: () => void
}) {
  const { written, change, send, unsent, earlier, useEarlier, dropEarlier } = useWritten(account, view, onView)
  const [step, setStep] = useState(0)
  const [told, setTold] = useState<EntryField[] | 'all'>([])
  const [asking, setAsking] = useState<'propose' | 'delete' | null>(null)
  const { busy, errors, run, at, rest } = useAction(onReload)
  const repealed = useRepealedTitles()

  const catalogue = stepsOf('catalogue')
  const steps = [CAUSE, ...(view.kind === 'withdraw' ? catalogue.slice(-1) : catalogue)]
  const current = steps[step] ?? CAUSE
  const isLast = step === steps.length - 1
  useEffect(() => {
    if (isLast) setTold('all')
  }, [isLast])

  const { kind, before } = view
  const { fields, ...cause } = tidied(written)
  const issues = incomplete({ kind, before, fields, ...cause }, localDateAt(new Date()))
  const warnings = fields
    ? draftIssues(
        fields,
        { organisationName: view.organisation.name, villageNames: [], siblings: [], repealedTitles: repealed },
        'catalogue',
      )
    : []
  const textsAt = (list: typeof issues, field: EntryField) =>
    list.filter((issue) => fieldAt(issue.at) === field).map(({ text }) => text)
  const notes = (field: EntryField): FieldNotes => ({
    remarks: [],
    refused: at(`fields/${field}`).filter((text) => !textsAt(issues, field).includes(text)),
    missing: textsAt(issues, field),
    warnings: textsAt(warnings, field),
  })
  /** of the cause, once it was asked for */
  const lacking = (place: string) =>
    told === 'all' || at(place).length > 0 ? issues.filter((issue) => issue.at === place).map(({ text }) => text) : []
  const checks: Checks = {
    notes,
    missing: issues,
    warnings,
    general: [],
    unsent: [],
    step: (of) => {
      const lack = issues.filter(({ at }) => {
        const field = fieldAt(at)
        if (of === CAUSE) return CAUSES.includes(at)
        return of.fields.length === 0 || (field !== undefined && of.fields.includes(field))
      })
      return lack.length > 0 ? { mark: '', hint: `还缺 ${lack.length} 项` } : { mark: '✓', hint: '已填完' }
    },
  }

  // Every step is sent on the way; without network it stays on the phone, and the sign says so.
  const go = (to: number) => {
    void run(async () => void (await send()))
    setStep(to)
    showTop()
  }
  const goToField = (field: EntryField) => {
    setTold('all')
    setStep(steps.findIndex((each) => each.fields.includes(field)))
    showPart(fieldId(field))
  }
  const typed = (part: Partial<EntryFields>) => {
    if (!written.fields) return
    setTold((old) => (old === 'all' ? old : [...new Set([...old, ...(Object.keys(part) as EntryField[])])]))
    change({ fields: { ...written.fields, ...part } })
  }
  const save = () =>
    run(async () => {
      await send()
      done('已保存')
    })
  const propose = () =>
    run(async () => {
      onView(await actOn(await send(), 'proposal'))
      done('已提出')
    }).then(() => setAsking(null))
  const remove = () =>
    run(async () => {
      await deleteAmendment(view)
      forget(account, view.id)
      done('已删除')
      leave('todo')
    }).then(() => setAsking(null))

  // A refusal at no field hinders every reader: another's role, an entry that changed.
  const hindrances = view.can.propose.filter((refusal) => refusal.at === 'amendment')
  const foot = (
    <>
      {step > 0 ? (
        <Button kind="plain" onPress={() => go(step - 1)}>
          上一步
        </Button>
      ) : null}
      {!isLast ? (
        <Button onPress={() => go(step + 1)}>下一步</Button>
      ) : hindrances.length > 0 ? (
        <Button disabled={busy} onPress={save}>
          保存
        </Button>
      ) : (
        <Button disabled={busy || issues.length > 0} onPress={() => setAsking('propose')}>
          提出
        </Button>
      )}
    </>
  )

  return (
    <PageShell foot={foot}>
      <View className="entry-form">
        <View className="entry-head">
          <AmendmentHead item={view} level={1} />
        </View>
        <View className="entry-top">
          <View className="row between sign">
            <Region role="status" className="sign-text">
              <Tag tone={unsent ? 'warn' : 'ok'}>
                {busy ? '正在上传…' : unsent ? '已存在本机，下一步时上传' : '已上传'}
              </Tag>
            </Region>
          </View>
          <StepChips
            label="填写步骤"
            current={step}
            steps={steps.map((each) => ({ name: each.name, ...checks.step(each) }))}
            onPick={go}
          />
        </View>
        {view.remark ? <View className="note bad">退回意见：{view.remark}</View> : null}
        {hindrances.map(({ text }) => (
          <View key={text} className="note info">
            {text}
          </View>
        ))}
        {earlier ? (
          <View className="notice note warn">
            <Text>本机还有没有上传的内容，是在同事修改以前写的。</Text>
            <View className="row">
              <Button kind="link" onPress={useEarlier}>
                改用本机的
              </Button>
              <Button kind="link" onPress={dropEarlier}>
                不要了
              </Button>
            </View>
          </View>
        ) : null}
        {asking ? null : <Refused texts={rest('fields', ...CAUSES)} />}
        {errors.length > 0 && !asking ? (
          <View className="row">
            <Button kind="link" onPress={onReload}>
              重新读取
            </Button>
          </View>
        ) : null}
        <View className="columns entry-columns">
          <View className="entry-main">
            <View className="card">
              {step === 0 ? (
                <>
                  <FieldFrame label="调整缘由" issues={lacking('trigger')}>
                    <ChoiceChips
                      single
                      label="调整缘由"
                      options={TRIGGERS}
                      value={written.trigger ? [written.trigger] : []}
                      onChange={([trigger]) => change({ trigger: trigger ?? '' })}
                    />
                  </FieldFrame>
                  <FieldFrame label="情形发生的日期" issues={lacking('triggerOn')}>
                    <DateInput
                      label="情形发生的日期"
                      value={written.triggerOn}
                      onChange={(triggerOn) => change({ triggerOn })}
                    />
                    <Text className="muted">新规定施行、机构或职权变动的日期；从次日起 20 个工作日内应当公开。</Text>
                  </FieldFrame>
                  <FieldFrame label="调整理由" issues={lacking('reason')}>
                    <TypedInput
                      multiline
                      label="调整理由"
                      placeholder="依据哪份文件、变化了什么。发布后群众可以看到"
                      value={written.reason}
                      onChange={(reason) => change({ reason: reason.slice(0, 500) })}
                    />
                  </FieldFrame>
                </>
              ) : null}
              {written.fields
                ? current.fields
                    .filter((field) => written.fields && isAsked(field, written.fields))
                    .map((field) => (
                      <FieldInput
                        key={field}
                        field={field}
                        fields={written.fields as EntryFields}
                        change={typed}
                        notes={notes(field)}
                        told={told === 'all' || told.includes(field)}
                        readOnly={false}
                        ownName={view.organisation.name}
                        phase="catalogue"
                      />
                    ))
                : null}
              {isLast ? (
                issues.length > 0 ? (
                  <>
                    <Heading level={3}>{`还缺 ${issues.length} 项`}</Heading>
                    <IssueList issues={issues} onField={goToField} onOther={({ at }) => go(at === 'fields' ? 1 : 0)} />
                  </>
                ) : (
                  <View className="note info">内容完整，可以提出。</View>
                )
              ) : null}
            </View>
          </View>
          {fields ? (
            <EntrySide step={current} fields={fields} checks={checks} readOnly={false} onField={goToField} />
          ) : null}
        </View>
        {isLast ? <AmendedEntry kind={kind} before={before} fields={fields} /> : null}
        {step === 0 ? (
          <View className="row">
            <Button kind="link" disabled={busy} onPress={() => setAsking('delete')}>
              删除这件调整
            </Button>
          </View>
        ) : null}
      </View>
      {asking ? (
        <Confirm
          title={asking === 'propose' ? '提出这件动态调整？' : '删除这件动态调整？'}
          confirm={asking === 'propose' ? '确认提出' : '确认删除'}
          danger={asking === 'delete'}
          busy={busy}
          onConfirm={asking === 'propose' ? propose : remove}
          onCancel={() => setAsking(null)}
        >
          <Text>
            {asking === 'propose'
              ? '提出后由牵头单位审核、区信息公开办审定，随下一版目录发布；发布以前，群众看到的仍是原来的内容。'
              : '写好的内容不能恢复，已发布的目录不受影响。'}
          </Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}
