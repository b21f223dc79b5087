import { labelOf } from '@gongkai/shared/base/template/entry-template'
import {
  type DeactivationEffect,
  type MergeEffect,
  ORGANISATION_KINDS,
  type OrganisationDetail,
  type OrganisationSummary,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave, open, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useTyped } from '@/platform/use-typed'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Loaded, Refused } from '@/ui/views'
import {
  deactivateOrganisation,
  deactivationEffect,
  deleteOrganisation,
  editOrganisation,
  mergeEffect,
  mergeOrganisation,
  organisation,
  organisations,
  reactivateOrganisation,
} from '../../district/organisation/api'
import { FillsChoice } from './fills-choice'
import { leftWords, openWords } from './open-work-words'

function Edit({
  the,
  onSaved,
  onLook,
}: {
  the: OrganisationDetail
  onSaved: (saved: OrganisationDetail) => void
  onLook: () => void
}) {
  const [name, setName, forgetName] = useTyped(the.name)
  const [fills, setFills, forgetFills] = useTyped(the.fills)
  const { busy, run, at, rest } = useAction(onLook)
  const locked = the.can.edit.length > 0
  return (
    <Card>
      <Heading level={2}>名称</Heading>
      <Field label="单位名称" value={name} issues={at('name')} disabled={locked} onChange={setName} />
      {the.kind === 'town' ? <FillsChoice fills={fills} disabled={locked} onChange={setFills} /> : null}
      <Text className="muted">更名后，原名称作为曾用名保留；已经发布的目录和留痕不变。</Text>
      <Refused texts={the.can.edit.map(({ text }) => text)} />
      <Refused texts={rest('name')} />
      <View className="row after">
        <Button
          disabled={busy || locked}
          onPress={() =>
            run(async () => {
              onSaved(await editOrganisation(the.code, { version: the.version, name, fills }))
              forgetName()
              forgetFills()
              done('已保存')
            })
          }
        >
          保存
        </Button>
      </View>
    </Card>
  )
}

/** 并入: pick the heir, see what goes over, give the reason. */
function Merge({
  the,
  units,
  onMerged,
  onLook,
}: {
  the: OrganisationDetail
  units: OrganisationSummary[]
  onMerged: (merged: OrganisationDetail) => void
  onLook: () => void
}) {
  const [into, setInto] = useState('')
  const [effect, setEffect] = useState<MergeEffect | null>(null)
  const [asking, setAsking] = useState(false)
  // The work that goes over is looked at anew too, before the act is offered again.
  const { busy, errors, run } = useAction(() => {
    setAsking(false)
    onLook()
    if (into) pick(into)
  })
  const heirs = units.filter(
    (unit) =>
      unit.active &&
      unit.code !== the.code &&
      unit.kind === the.kind &&
      (unit.kind !== 'village' || unit.parent === the.parent),
  )
  const pick = (code: string) => {
    setInto(code)
    setEffect(null)
    run(async () => setEffect(await mergeEffect(the.code, code)))
  }
  const merge = async (reason: string) => {
    const finished = await run(async () => {
      onMerged(await mergeOrganisation(the.code, { version: the.version, into, reason }))
      done('已并入')
    })
    if (finished) setAsking(false)
  }
  return (
    <View className="stack tight after">
      <PickField
        label="并入"
        value={into}
        choices={heirs.map(({ code, name }) => ({ code, name }))}
        disabled={the.can.merge.length > 0}
        onPick={pick}
      />
      {the.can.merge.map(({ text }) => (
        <Text key={text} className="muted">
          {text}
        </Text>
      ))}
      {effect ? (
        <>
          <Text>
            {`${effect.assignments.length} 项未办结的任务、${effect.accounts} 个账号、${effect.villages.length} 个村（社区）转到${effect.into.name}；${effect.finishedAssignments} 项已办结的任务留在原名下。`}
          </Text>
          {openWords(effect.open) ? <Text>{`一并转去：${openWords(effect.open)}。`}</Text> : null}
          <Refused texts={effect.refusals.map(({ text }) => text)} />
          {effect.refusals.length === 0 ? (
            <Button kind="danger" disabled={busy} onPress={() => setAsking(true)}>{`并入${effect.into.name}`}</Button>
          ) : null}
        </>
      ) : null}
      <Refused texts={asking ? [] : errors} />
      {asking && effect ? (
        <ReasonDialog
          title={`并入${effect.into.name}？`}
          note={`${the.name}从此停用，并入以后不能撤销。`}
          label="理由"
          ready={['行政区划调整', '机构改革']}
          confirm="确认并入"
          busy={busy}
          errors={errors}
          onConfirm={merge}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </View>
  )
}

function Existence({
  the,
  units,
  onChanged,
  onLook,
}: {
  the: OrganisationDetail
  units: OrganisationSummary[]
  onChanged: (changed: OrganisationDetail) => void
  onLook: () => void
}) {
  const [switching, setSwitching] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const { busy, errors, run } = useAction(onLook)
  const act = the.active ? 'deactivate' : 'reactivate'
  const word = the.active ? '停用' : '恢复'
  const [left, setLeft] = useState<DeactivationEffect | null>(null)
  const [feedbackTo, setFeedbackTo] = useState('')
  // The unit's open work is shown before the reason is asked.
  const look = (to = feedbackTo) =>
    run(async () => {
      setFeedbackTo(to)
      setLeft(await deactivationEffect(the.code, to))
    })
  const turn = async (reason: string) => {
    const finished = await run(async () => {
      const request = { version: the.version, reason }
      onChanged(
        the.active
          ? await deactivateOrganisation(the.code, { ...request, ...(feedbackTo ? { feedbackTo } : {}) })
          : await reactivateOrganisation(the.code, request),
      )
    })
    if (finished) setSwitching(false)
  }
  const remove = async () => {
    const finished = await run(async () => void (await deleteOrganisation(the)))
    if (!finished) return
    done('已删除')
    leave('todo')
  }
  const whyNot = (refusals: readonly { text: string }[]) =>
    refusals.map(({ text }) => (
      <Text key={text} className="muted">
        {text}
      </Text>
    ))
  return (
    <Card>
      <Heading level={2}>合并、停用和删除</Heading>
      <Merge the={the} units={units} onMerged={onChanged} onLook={onLook} />
      <View className="stack tight after">
        <Button
          kind={the.active ? 'danger' : 'plain'}
          disabled={the.can[act].length > 0}
          onPress={() => (the.active ? look() : setSwitching(true))}
        >
          {word}
        </Button>
        {whyNot(the.can[act])}
        {left && the.active ? (
          <View className="stack tight">
            <View className="note warn">{leftWords(the.name, left)}</View>
            {left.open.feedback > 0 ? (
              <PickField
                label="群众反馈由谁接办"
                value={feedbackTo}
                choices={units
                  .filter(({ active, kind, code }) => active && kind !== 'village' && code !== the.code)
                  .map(({ code, name }) => ({ code, name }))}
                onPick={look}
              />
            ) : null}
            <Refused texts={left.refusals.map(({ text }) => text)} />
            {left.refusals.length === 0 ? (
              <Button kind="danger" disabled={busy} onPress={() => setSwitching(true)}>
                继续停用
              </Button>
            ) : null}
          </View>
        ) : null}
        <Refused texts={switching || deleting ? [] : errors} />
      </View>
      {the.can.delete.length === 0 ? (
        <View className="stack tight after">
          <Button kind="danger" onPress={() => setDeleting(true)}>
            删除
          </Button>
        </View>
      ) : null}
      {switching ? (
        <ReasonDialog
          title={`${word}${the.name}？`}
          note={
            the.active
              ? `${the.accounts.length} 个账号立即退出登录；新一轮编制不再有它的任务，办过的事都保留，以后可以恢复。`
              : '恢复后，它的账号可以登录，新一轮编制有它的任务。'
          }
          label="理由"
          ready={the.active ? ['机构撤销', '行政区划调整'] : ['恢复建制']}
          confirm={`确认${word}`}
          busy={busy}
          errors={errors}
          onConfirm={turn}
          onCancel={() => setSwitching(false)}
        />
      ) : null}
      {deleting ? (
        <Confirm
          title={`删除${the.name}？`}
          confirm="确认删除"
          danger
          busy={busy}
          onConfirm={remove}
          onCancel={() => setDeleting(false)}
        >
          <Text className="muted">它没有任何记录，删除后不能恢复。</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </Card>
  )
}

function Facts({ the }: { the: OrganisationDetail }) {
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('、')
  const facts: readonly [string, string][] = [
    ['所属', the.parentUnit?.name ?? ''],
    ['代码', the.code],
    ['曾用名', the.formerNames.map(({ name, until }) => `${name}（到 ${until}）`).join('、')],
    ['并入的', names(the.absorbed)],
    ['牵头领域', names(the.leads)],
    ['未办结', the.openAssignments > 0 ? `${the.openAssignments} 项任务` : ''],
    ['村（社区）', the.villages.map(({ name, active }) => (active ? name : `${name}（停用）`)).join('、')],
  ]
  return (
    <Card>
      <Heading level={2}>情况</Heading>
      <View className="pairs after">
        {facts
          .filter(([, value]) => value)
          .flatMap(([name, value]) => [
            <Text key={name} className="pair-name">
              {name}
            </Text>,
            <Text key={`${name}/`} className="pair-value">
              {value}
            </Text>,
          ])}
      </View>
      <View className="row after">
        <Button kind="plain" onPress={() => open('accounts', { organisation: the.code })}>
          {`账号（${the.accounts.length}）`}
        </Button>
      </View>
    </Card>
  )
}

/** One unit: its names, what belongs to it, and whether it goes on. */
export function OrganisationPage() {
  const code = useParam('code')
  const query = useQuery(`organisation/${code}`, () => organisation(code))
  const units = useQuery('organisations', organisations)
  return (
    <PageShell>
      <Loaded query={query}>
        {(the) => (
          <>
            <View className="row between">
              <View>
                <Heading level={1}>{the.name}</Heading>
                <Text className="muted">{labelOf(ORGANISATION_KINDS, the.kind)}</Text>
              </View>
              {the.mergedInto ? <Tag>{`已并入${the.mergedInto.name}`}</Tag> : null}
              {the.mergedInto ? null : the.active ? <Tag tone="ok">在用</Tag> : <Tag tone="bad">已停用</Tag>}
            </View>
            <View className="columns">
              <View className="column">
                <Facts the={the} />
                <Edit the={the} onSaved={query.set} onLook={query.reload} />
              </View>
              <View className="column">
                {the.mergedInto ? null : (
                  <Loaded query={units}>
                    {({ items }) => <Existence the={the} units={items} onChanged={query.set} onLook={query.reload} />}
                  </Loaded>
                )}
              </View>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
