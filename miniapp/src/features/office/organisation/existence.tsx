import type {
  DeactivationEffect,
  OrganisationDetail,
  OrganisationSummary,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PickField } from '@/ui/pick-field'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Card, Confirm, Refused } from '@/ui/views'
import { Merge } from './merge'
import { leftWords } from './open-work-words'
import { useExistence } from './use-existence'

const turnWord = ({ active }: OrganisationDetail) => (active ? '停用' : '恢复')

/** Whether a unit goes on: 并入, 停用 or 恢复, 删除. */
export function Existence({
  unit: organisation,
  units,
  onChanged,
  onLook,
}: {
  unit: OrganisationDetail
  units: OrganisationSummary[]
  onChanged: (changed: OrganisationDetail) => void
  onLook: () => void
}) {
  const work = useExistence(organisation, onChanged, onLook)
  const { switching, setSwitching, deleting, setDeleting, busy, errors, left, look } = work
  const whyNot = organisation.can[organisation.active ? 'deactivate' : 'reactivate']
  return (
    <Card>
      <Heading level={2}>合并、停用和删除</Heading>
      <Merge unit={organisation} units={units} onMerged={onChanged} onLook={onLook} />
      <View className="stack tight after">
        <Button
          kind={organisation.active ? 'danger' : 'plain'}
          disabled={whyNot.length > 0}
          onPress={() => (organisation.active ? look() : setSwitching(true))}
        >
          {turnWord(organisation)}
        </Button>
        {whyNot.map(({ text }) => (
          <Text key={text} className="muted">
            {text}
          </Text>
        ))}
        {left && organisation.active ? (
          <Left
            unit={organisation}
            units={units}
            left={left}
            feedbackTo={work.feedbackTo}
            busy={busy}
            onFeedbackTo={look}
            onGoOn={() => setSwitching(true)}
          />
        ) : null}
        <Refused texts={switching || deleting ? [] : errors} />
      </View>
      {organisation.can.delete.length === 0 ? (
        <View className="stack tight after">
          <Button kind="danger" onPress={() => setDeleting(true)}>
            删除
          </Button>
        </View>
      ) : null}
      {switching ? (
        <TurnDialog
          unit={organisation}
          busy={busy}
          errors={errors}
          onConfirm={work.turn}
          onCancel={() => setSwitching(false)}
        />
      ) : null}
      {deleting ? (
        <Confirm
          title={`删除${organisation.name}？`}
          confirm="确认删除"
          danger
          busy={busy}
          onConfirm={work.remove}
          onCancel={() => setDeleting(false)}
        >
          <Text className="muted">它没有任何记录，删除后不能恢复。</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </Card>
  )
}

/** The work left undone by closing a unit, and the heir of the public's feedback to it. */
function Left({
  unit: organisation,
  units,
  left,
  feedbackTo,
  busy,
  onFeedbackTo,
  onGoOn,
}: {
  unit: OrganisationDetail
  units: readonly OrganisationSummary[]
  left: DeactivationEffect
  feedbackTo: string
  busy: boolean
  onFeedbackTo: (code: string) => void
  onGoOn: () => void
}) {
  return (
    <View className="stack tight">
      <View className="note warn">{leftWords(organisation.name, left)}</View>
      {left.published > 0 ? (
        <View className="note info">{`${organisation.name}在现行目录里有 ${left.published} 个公开事项。停用不会撤下它们：以后的版本按“沿用”照旧公开，注明未更新；要撤销的，发布时在“各单位”里写明原因。`}</View>
      ) : null}
      {left.open.feedback > 0 ? (
        <PickField
          label="群众反馈由谁接办"
          value={feedbackTo}
          choices={units
            .filter(({ active, kind, code }) => active && kind !== 'village' && code !== organisation.code)
            .map(({ code, name }) => ({ code, name }))}
          onPick={onFeedbackTo}
        />
      ) : null}
      <Refused texts={left.refusals.map(({ text }) => text)} />
      {left.refusals.length === 0 ? (
        <Button kind="danger" disabled={busy} onPress={onGoOn}>
          继续停用
        </Button>
      ) : null}
    </View>
  )
}

/** Asks for the reason of 停用 or 恢复. */
function TurnDialog({
  unit: organisation,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  unit: OrganisationDetail
  busy: boolean
  errors: Errors
  onConfirm: (reason: string) => Promise<boolean>
  onCancel: () => void
}) {
  const word = turnWord(organisation)
  return (
    <ReasonDialog
      place={`turn/${organisation.code}`}
      title={`${word}${organisation.name}？`}
      note={
        organisation.active
          ? `${organisation.accounts.length} 个账号立即退出登录；新一轮编制不再有它的任务，办过的事都保留，以后可以恢复。`
          : '恢复后，它的账号可以登录，新一轮编制有它的任务。'
      }
      label="理由"
      ready={organisation.active ? ['机构撤销', '行政区划调整'] : ['恢复建制']}
      confirm={`确认${word}`}
      busy={busy}
      errors={errors}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  )
}
