import type {
  MergeEffect,
  OrganisationDetail,
  OrganisationSummary,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { PickField } from '@/ui/pick-field'
import { ReasonDialog } from '@/ui/reason-dialog'
import { Refused } from '@/ui/views'
import { mergeEffect, mergeOrganisation } from '../../district/organisation/api'
import { openWords } from './open-work-words'

/** The units that can take it over: of its kind, a village's within its town. */
const heirsOf = (organisation: OrganisationDetail, units: readonly OrganisationSummary[]) =>
  units.filter(
    (other) =>
      other.active &&
      other.code !== organisation.code &&
      other.kind === organisation.kind &&
      (other.kind !== 'village' || other.parent === organisation.parent),
  )

/** 并入: pick the heir, see what goes over, give the reason. */
export function Merge({
  unit: organisation,
  units,
  onMerged,
  onLook,
}: {
  unit: OrganisationDetail
  units: OrganisationSummary[]
  onMerged: (merged: OrganisationDetail) => void
  onLook: () => void
}) {
  const [into, setInto] = useState('')
  const [effect, setEffect] = useState<MergeEffect | null>(null)
  const [asking, setAsking] = useState(false)
  // The effect is read anew too, before the merger is offered again.
  const { busy, errors, run } = useAction(() => {
    setAsking(false)
    onLook()
    if (into) pick(into)
  })
  const pick = (code: string) => {
    setInto(code)
    setEffect(null)
    run(async () => setEffect(await mergeEffect(organisation.code, code)))
  }
  const merge = async (reason: string) => {
    const finished = await run(async () => {
      onMerged(await mergeOrganisation(organisation.code, { version: organisation.version, into, reason }))
      done('已并入')
    })
    if (finished) setAsking(false)
    return finished
  }
  return (
    <View className="stack tight after">
      <PickField
        label="并入"
        value={into}
        choices={heirsOf(organisation, units).map(({ code, name }) => ({ code, name }))}
        disabled={organisation.can.merge.length > 0}
        onPick={pick}
      />
      {organisation.can.merge.map(({ text }) => (
        <Text key={text} className="muted">
          {text}
        </Text>
      ))}
      {effect ? <Effect effect={effect} busy={busy} onMerge={() => setAsking(true)} /> : null}
      <Refused texts={asking ? [] : errors} />
      {asking && effect ? (
        <ReasonDialog
          place={`merge/${organisation.code}`}
          title={`并入${effect.into.name}？`}
          note={`${organisation.name}从此停用，并入以后不能撤销。`}
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

/** The effect of a merger: things that go over, things that stay, and hindrances. */
function Effect({ effect, busy, onMerge }: { effect: MergeEffect; busy: boolean; onMerge: () => void }) {
  const moving = openWords(effect.open)
  return (
    <>
      <Text>
        {`${effect.assignments.length} 项未办结的任务、${effect.accounts} 个账号、${effect.villages.length} 个村（社区）转到${effect.into.name}；${effect.finishedAssignments} 项已办结的任务留在原名下。`}
      </Text>
      {moving ? <Text>{`一并转去：${moving}。`}</Text> : null}
      {effect.published > 0 ? (
        <Text>{`现行目录里的 ${effect.published} 个公开事项照旧公开，编号不变，今后由${effect.into.name}更新。`}</Text>
      ) : null}
      <Refused texts={effect.refusals.map(({ text }) => text)} />
      {effect.refusals.length === 0 ? (
        <Button kind="danger" disabled={busy} onPress={onMerge}>{`并入${effect.into.name}`}</Button>
      ) : null}
    </>
  )
}
