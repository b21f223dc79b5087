import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { StatusTag } from '@/ui/status-tag'
import { Confirm, Refused } from '@/ui/views'
import { delegate } from './api'

/** A town's villages in this domain: the work delegated and the work that came back; a tap on one leads to its rows. */
export function VillageWorks({
  detail,
  onChanged,
  onLook,
}: {
  detail: AssignmentDetail
  onChanged: (detail: AssignmentDetail) => void
  /** reads the assignment anew */ onLook: () => void
}) {
  const given = detail.villages.filter(({ assignmentId }) => assignmentId !== null)
  const [chosen, setChosen] = useState<string[] | null>(null)
  const { busy, errors, run } = useAction(onLook)
  if (detail.villages.length === 0) return null
  const save = () =>
    run(async () => {
      onChanged(await delegate(detail.id, { version: detail.version, villageCodes: chosen ?? [] }))
      setChosen(null)
      done('已保存委托')
    })
  return (
    <View className="card">
      <View className="row between">
        <Heading level={2}>村（社区）填报</Heading>
        {given.some(({ state }) => state === 'draft' || state === 'returned') ? (
          <Button kind="link" onPress={() => open('nudges')}>
            催办
          </Button>
        ) : null}
        {detail.can.delegate.length === 0 ? (
          <Button kind="link" onPress={() => setChosen(given.map(({ organisation }) => organisation.code))}>
            委托填报
          </Button>
        ) : null}
      </View>
      {given.length === 0 ? <Text className="muted">本领域没有委托村（社区）填报。</Text> : null}
      {given.map(({ organisation, assignmentId, state, entryCount }) => (
        <View key={organisation.code} className="row between village">
          <View>
            <Text>{organisation.name}</Text>
            <Text className="muted">{entryCount} 个事项</Text>
          </View>
          <View className="row">
            {state ? <StatusTag list={SUBMISSION_STATES} code={state} /> : null}
            {state === 'submitted' ? (
              <Button
                kind="link"
                label={`审核 ${organisation.name}`}
                onPress={() => open('submission', { id: assignmentId ?? 0 })}
              >
                审核
              </Button>
            ) : null}
          </View>
        </View>
      ))}
      {chosen ? (
        <Confirm
          title="委托村（社区）填报"
          confirm="保存"
          busy={busy}
          onConfirm={save}
          onCancel={() => setChosen(null)}
        >
          <Text className="muted">所选的村（社区）填写本领域的事项，报给本单位审核后并入本单位的事项。</Text>
          <View className="stack ready">
            {detail.villages.map(({ organisation: { code, name } }) => (
              <Check
                key={code}
                className="pick"
                label={name}
                checked={chosen.includes(code)}
                onChange={(on) => setChosen(on ? [...chosen, code] : chosen.filter((item) => item !== code))}
              >
                <Text>{name}</Text>
              </Check>
            ))}
          </View>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </View>
  )
}
