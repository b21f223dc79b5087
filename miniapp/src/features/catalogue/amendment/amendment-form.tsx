import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { View } from '@tarojs/components'
import { Button } from '@/ui/button'
import { PageShell } from '@/ui/page-shell'
import { Refused } from '@/ui/views'
import { EntrySide } from '../../compiling/entry/entry-side'
import { FieldInput } from '../../compiling/entry/field-input'
import { shownFields, useFlagged } from '../../compiling/entry/flagged-fields'
import { saidOf } from '../../compiling/entry/row-marks'
import { RowTexts, storedTexts } from '../../compiling/entry/row-texts'
import type { Checks } from '../../compiling/entry/use-checks'
import { AmendedEntry } from './amended-entry'
import { EarlierWritten, FormConfirm, FormFoot, FormTop, LastLook } from './amendment-form-parts'
import { AmendmentHead } from './amendment-row'
import { CauseFields } from './cause-fields'
import { useAmendmentActs } from './use-amendment-acts'
import { useAmendmentChecks } from './use-amendment-checks'
import { CAUSES, useAmendmentSteps } from './use-amendment-steps'
import { useWritten } from './use-written'
import { tidied, type Written } from './written'

type Steps = ReturnType<typeof useAmendmentSteps>

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
  const steps = useAmendmentSteps(view.kind)
  const acts = useAmendmentActs({ account, view, send, onView, onReload })
  const { asking, setAsking, busy, errors } = acts
  const tidy = tidied(written)
  const checks = useAmendmentChecks(view, tidy, acts.at)
  const { step, current, isLast, goToField } = steps
  const { fields } = tidy

  // Every step is sent on the way.
  const go = (to: number) => {
    void acts.sendOn()
    steps.go(to)
  }
  const lacking = (place: string) =>
    steps.allAsked || acts.at(place).length > 0
      ? checks.missing.filter((issue) => issue.at === place).map(({ text }) => text)
      : []
  // A hindrance at no field concerns the reader: another's role, an entry that changed.
  const hindrances = view.can.propose.filter((refusal) => refusal.at === 'amendment')
  const foot = (
    <FormFoot
      step={step}
      isLast={isLast}
      busy={busy}
      hindered={hindrances.length > 0}
      complete={checks.missing.length === 0}
      onStep={go}
      onSave={acts.save}
      onPropose={() => setAsking('propose')}
    />
  )

  return (
    <PageShell foot={foot}>
      <View className="entry-form">
        <View className="entry-head">
          <AmendmentHead item={view} level={1} />
        </View>
        <FormTop busy={busy} unsent={unsent} steps={steps.steps} step={step} checks={checks} onPick={go} />
        {view.remark ? <View className="note bad">退回意见：{view.remark}</View> : null}
        {view.askedArticle ? (
          <View className="note warn">{`条款待核对：原引用${view.askedArticle}，请在公开依据中填写新法的条款`}</View>
        ) : null}
        {hindrances.map(({ text }) => (
          <View key={text} className="note info">
            {text}
          </View>
        ))}
        {earlier ? <EarlierWritten onUse={useEarlier} onDrop={dropEarlier} /> : null}
        {asking ? null : <Refused texts={acts.rest('fields', ...CAUSES)} />}
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
              {step === 0 ? <CauseFields written={written} lacking={lacking} onChange={change} /> : null}
              <EntryStep
                view={view}
                written={written}
                steps={steps}
                checks={checks}
                send={send}
                onAnswered={onReload}
                onChange={change}
              />
              {isLast ? (
                <LastLook missing={checks.missing} personal={checks.personal} onField={goToField} onStep={go} />
              ) : null}
            </View>
          </View>
          {fields ? (
            <EntrySide step={current} fields={fields} checks={checks} readOnly={false} onField={goToField} />
          ) : null}
        </View>
        {isLast ? <AmendedEntry kind={view.kind} before={view.before} fields={fields} /> : null}
        {step === 0 ? (
          <View className="row">
            <Button kind="link" disabled={busy} onPress={() => setAsking('delete')}>
              删除这件调整
            </Button>
          </View>
        ) : null}
      </View>
      {asking ? (
        <FormConfirm
          asking={asking}
          busy={busy}
          errors={errors}
          onPropose={acts.propose}
          onDelete={acts.remove}
          onCancel={() => setAsking(null)}
        />
      ) : null}
    </PageShell>
  )
}

/** The fields of the entry that the step asks for. */
function EntryStep({
  view,
  written: { fields },
  steps,
  checks,
  send,
  onAnswered,
  onChange,
}: {
  view: AmendmentView
  written: Written
  steps: Steps
  checks: Checks
  send: () => Promise<AmendmentView>
  onAnswered: () => void
  onChange: (part: Partial<Written>) => void
}) {
  const flagged = useFlagged(checks.personal, '')
  if (!fields) return null
  const typed = (part: Partial<EntryFields>) => {
    steps.askFor(part)
    onChange({ fields: { ...fields, ...part } })
  }
  return (
    <RowTexts
      place={`amendment/${view.id}`}
      unitCode={view.organisation.code}
      fields={fields}
      said={view.fields && saidOf(view.fields, view.findings)}
      store={async () => {
        const stored = await send()
        return stored.fields ? storedTexts(stored.fields) : []
      }}
      onAnswered={onAnswered}
    >
      {shownFields(steps.current, 'catalogue', fields, flagged).map((field) => (
        <FieldInput
          key={field}
          field={field}
          fields={fields}
          change={typed}
          notes={checks.notes(field)}
          told={steps.isAskedFor(field)}
          readOnly={false}
          ownName={view.organisation.name}
          phase="catalogue"
        />
      ))}
    </RowTexts>
  )
}
