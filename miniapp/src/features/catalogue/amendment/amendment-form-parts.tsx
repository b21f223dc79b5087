import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'
import type { Errors } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { StepChips } from '@/ui/form-native'
import { Heading, Region } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Confirm, Refused } from '@/ui/views'
import type { FormStep } from '../../compiling/entry/form-steps'
import { IssueList } from '../../compiling/entry/issue-list'
import type { Checks } from '../../compiling/entry/use-checks'

/** Whether what is typed is on the server, and the steps. */
export function FormTop({
  busy,
  unsent,
  steps,
  step,
  checks,
  onPick,
}: {
  busy: boolean
  unsent: boolean
  steps: readonly FormStep[]
  step: number
  checks: Checks
  onPick: (step: number) => void
}) {
  return (
    <View className="entry-top">
      <View className="row between sign">
        <Region role="status" className="sign-text">
          <Tag tone={unsent ? 'warn' : 'ok'}>{busy ? '正在上传…' : unsent ? '已存在本机，下一步时上传' : '已上传'}</Tag>
        </Region>
      </View>
      <StepChips
        label="填写步骤"
        current={step}
        steps={steps.map((of) => ({ name: of.name, ...checks.step(of) }))}
        onPick={onPick}
      />
    </View>
  )
}

/** The text that this phone keeps from before a colleague's change. */
export function EarlierWritten({ onUse, onDrop }: { onUse: () => void; onDrop: () => void }) {
  return (
    <View className="notice note warn">
      <Text>本机还有没有上传的内容，是在同事修改以前写的。</Text>
      <View className="row">
        <Button kind="link" onPress={onUse}>
          改用本机的
        </Button>
        <Button kind="link" onPress={onDrop}>
          不要了
        </Button>
      </View>
    </View>
  )
}

/** Back and on by steps; at the last one 提出, or 保存 where something hinders it. */
export function FormFoot({
  step,
  isLast,
  busy,
  hindered,
  complete,
  onStep,
  onSave,
  onPropose,
}: {
  step: number
  isLast: boolean
  busy: boolean
  hindered: boolean
  complete: boolean
  onStep: (step: number) => void
  onSave: () => void
  onPropose: () => void
}) {
  return (
    <>
      {step > 0 ? (
        <Button kind="plain" onPress={() => onStep(step - 1)}>
          上一步
        </Button>
      ) : null}
      {!isLast ? (
        <Button onPress={() => onStep(step + 1)}>下一步</Button>
      ) : hindered ? (
        <Button disabled={busy} onPress={onSave}>
          保存
        </Button>
      ) : (
        <Button disabled={busy || !complete} onPress={onPropose}>
          提出
        </Button>
      )}
    </>
  )
}

/** The last step: what is still missing and what must not be published, each line leading to its field. */
export function LastLook({
  missing,
  personal,
  onField,
  onStep,
}: {
  missing: readonly Refusal[]
  /** 个人信息 */ personal: readonly Refusal[]
  onField: (field: EntryField) => void
  onStep: (step: number) => void
}) {
  if (missing.length + personal.length === 0) return <View className="note info">内容完整，可以提出。</View>
  return (
    <>
      {personal.length > 0 ? (
        <>
          <Heading level={3}>{`个人信息（${personal.length}）`}</Heading>
          <IssueList issues={personal} onField={onField} />
        </>
      ) : null}
      {missing.length > 0 ? (
        <>
          <Heading level={3}>{`还缺 ${missing.length} 项`}</Heading>
          <IssueList issues={missing} onField={onField} onOther={({ at }) => onStep(at === 'fields' ? 1 : 0)} />
        </>
      ) : null}
    </>
  )
}

/** Asks before the 动态调整 is proposed or deleted. */
export function FormConfirm({
  asking,
  busy,
  errors,
  onPropose,
  onDelete,
  onCancel,
}: {
  asking: 'propose' | 'delete'
  busy: boolean
  errors: Errors
  onPropose: () => void
  onDelete: () => void
  onCancel: () => void
}) {
  return (
    <Confirm
      title={asking === 'propose' ? '提出这件动态调整？' : '删除这件动态调整？'}
      confirm={asking === 'propose' ? '确认提出' : '确认删除'}
      danger={asking === 'delete'}
      busy={busy}
      onConfirm={asking === 'propose' ? onPropose : onDelete}
      onCancel={onCancel}
    >
      <Text>
        {asking === 'propose'
          ? '提出后由牵头单位审核、区信息公开办审定，随下一版目录发布；发布以前，群众看到的仍是原来的内容。'
          : '写好的内容不能恢复，已发布的目录不受影响。'}
      </Text>
      <Refused texts={errors} />
    </Confirm>
  )
}
