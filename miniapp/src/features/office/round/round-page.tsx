import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { type FillingPhase, PHASES } from '@gongkai/shared/base/words/phases'
import {
  AUDIENCES,
  type ExtensionView,
  type PhaseStanding,
  type RoundDetail,
} from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { type Query, useQuery } from '@/platform/use-query'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Loaded, Refused } from '@/ui/views'
import { phaseStanding, renameRound, round, turnPhase, withdrawExtension } from './api'
import { ExtensionForm } from './extension-form'
import { MilestoneForm } from './milestone-form'

const FILLING: readonly FillingPhase[] = ['inventory', 'catalogue']

function Milestones({
  the,
  onChanged,
  onLook,
}: {
  the: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [moving, setMoving] = useState<RoundDetail['milestones'][number] | null>(null)
  return (
    <Card>
      <Heading level={2}>时限节点</Heading>
      {the.milestones.map((each) => {
        const what = `${labelOf(PHASES, each.phase)}：${labelOf(AUDIENCES, each.audience)}`
        return (
          <View key={`${each.phase}/${each.audience}`} className="row between answered">
            <View className="answered-name">
              <Text className="fact">{each.date}</Text>
              <Text className="muted">{what}</Text>
              {the.notes
                .filter(({ date }) => date === each.date)
                .map(({ text }) => (
                  <View key={text} className="note warn">
                    {text}
                  </View>
                ))}
            </View>
            <Button kind="plain" label={`调整 ${what}`} onPress={() => setMoving(each)}>
              调整
            </Button>
          </View>
        )
      })}
      {the.notes
        .filter(({ date }) => date.length === 4)
        .map(({ text }) => (
          <View key={text} className="note warn">
            {text}
          </View>
        ))}
      {moving ? (
        <MilestoneForm
          round={the}
          milestone={moving}
          onClose={() => setMoving(null)}
          onLook={onLook}
          onMoved={(changed) => {
            setMoving(null)
            onChanged(changed)
          }}
        />
      ) : null}
    </Card>
  )
}

function Phases({
  the,
  onChanged,
  onLook,
}: {
  the: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [turning, setTurning] = useState<PhaseStanding | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const closed = turning ? the.closedPhases.includes(turning.phase) : false
  const turn = async (reason: string) => {
    if (!turning) return
    const finished = await run(async () => {
      const request = { version: the.version, reason }
      onChanged(await turnPhase(the.code, turning.phase, closed ? 'reopening' : 'closure', request))
      done(closed ? '已重新开放' : '已关闭')
    })
    if (finished) setTurning(null)
  }
  return (
    <Card>
      <Heading level={2}>阶段</Heading>
      {FILLING.map((phase) => {
        const closure = the.closures.find((each) => each.phase === phase)
        const name = labelOf(PHASES, phase)
        return (
          <View key={phase} className="row between answered">
            <View className="answered-name">
              <View className="row">
                <Text className="fact">{name}</Text>
                {closure ? <Tag tone="bad">已关闭</Tag> : <Tag tone="ok">开放</Tag>}
              </View>
              {closure ? <Text className="muted">{`${closure.by}，${closure.at.slice(0, 10)}`}</Text> : null}
            </View>
            <Button
              kind="plain"
              label={`${closure ? '重新开放' : '关闭'} ${name}`}
              disabled={busy}
              onPress={() => run(async () => setTurning(await phaseStanding(the.code, phase)))}
            >
              {closure ? '重新开放' : '关闭'}
            </Button>
          </View>
        )
      })}
      <Refused texts={turning ? [] : errors} />
      {turning ? (
        <ReasonDialog
          title={`${closed ? '重新开放' : '关闭'}“${labelOf(PHASES, turning.phase)}”？`}
          note={
            closed
              ? '开放后，还没有报送的单位可以继续报送。'
              : `还有 ${turning.open} 项任务没有报送，关闭后不能再报送；待审核的 ${turning.waiting} 项照常审核。`
          }
          label="理由"
          ready={closed ? ['个别单位需要补报'] : ['本阶段已经结束，开始汇总']}
          confirm={closed ? '确认开放' : '确认关闭'}
          busy={busy}
          errors={errors}
          onConfirm={turn}
          onCancel={() => setTurning(null)}
        />
      ) : null}
    </Card>
  )
}

function Extensions({
  the,
  onChanged,
  onLook,
}: {
  the: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [granting, setGranting] = useState(false)
  const [taking, setTaking] = useState<ExtensionView | null>(null)
  const { busy, errors, run } = useAction(onLook)
  const take = async (reason: string) => {
    if (!taking) return
    const finished = await run(async () =>
      onChanged(await withdrawExtension(taking.id, { version: the.version, reason })),
    )
    if (finished) setTaking(null)
  }
  return (
    <Card>
      <View className="row between">
        <Heading level={2}>延期</Heading>
        <Button kind="plain" onPress={() => setGranting(true)}>
          批准延期
        </Button>
      </View>
      {the.extensions.length === 0 ? <Text className="muted">本轮还没有批准过延期。</Text> : null}
      {the.extensions.map((each) => (
        <View key={each.id} className="row between answered">
          <View className="answered-name">
            <Text className="fact">{each.organisation.name}</Text>
            <Text className="muted">
              {`${labelOf(PHASES, each.phase)}，${each.domain?.name ?? '全部领域'}，延期到 ${each.dueOn}`}
            </Text>
            <Text className="muted">{`${each.reason}（${each.by}，${each.at.slice(0, 10)}）`}</Text>
          </View>
          {each.withdrawn ? (
            <Tag>已收回</Tag>
          ) : (
            <Button kind="plain" label={`收回${each.organisation.name}的延期`} onPress={() => setTaking(each)}>
              收回
            </Button>
          )}
        </View>
      ))}
      {granting ? (
        <ExtensionForm
          round={the}
          onClose={() => setGranting(false)}
          onLook={onLook}
          onGranted={(changed) => {
            setGranting(false)
            onChanged(changed)
          }}
        />
      ) : null}
      {taking ? (
        <ReasonDialog
          title="收回延期？"
          note={`${taking.organisation.name}恢复按本轮的时限计算，可能因此逾期。`}
          label="理由"
          ready={['延期的情形已经消除']}
          confirm="确认收回"
          busy={busy}
          errors={errors}
          onConfirm={take}
          onCancel={() => setTaking(null)}
        />
      ) : null}
    </Card>
  )
}

function Rename({
  the,
  onChanged,
  onLook,
}: {
  the: RoundDetail
  onChanged: (round: RoundDetail) => void
  onLook: () => void
}) {
  const [name, setName, forget] = useTyped(the.name)
  const { busy, run, at, rest } = useAction(onLook)
  return (
    <Card>
      <Heading level={2}>名称</Heading>
      <Field label="轮次名称" value={name} issues={at('name')} onChange={setName} />
      <Refused texts={rest('name')} />
      <View className="row after">
        <Button
          kind="plain"
          disabled={busy || name.trim() === the.name}
          onPress={() =>
            run(async () => {
              onChanged(await renameRound(the.code, { version: the.version, name }))
              forget()
              done('已保存')
            })
          }
        >
          保存名称
        </Button>
      </View>
    </Card>
  )
}

/** One round: its dates, phases and extensions. */
export function RoundPage() {
  const code = useParam('code')
  const query: Query<RoundDetail> = useQuery(`round/${code}`, () => round(code))
  return (
    <PageShell>
      <Loaded query={query}>
        {(the) => (
          <>
            <View>
              <Heading level={1}>{the.name}</Heading>
              <Text className="muted">
                {`${the.domainCount} 个领域、${the.assignmentCount} 项任务，已审定 ${the.finishedDomains} 个领域`}
              </Text>
            </View>
            <View className="columns">
              <View className="column">
                <Milestones the={the} onChanged={query.set} onLook={query.reload} />
                <Extensions the={the} onChanged={query.set} onLook={query.reload} />
              </View>
              <View className="column">
                <Phases the={the} onChanged={query.set} onLook={query.reload} />
                <Rename the={the} onChanged={query.set} onLook={query.reload} />
              </View>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
