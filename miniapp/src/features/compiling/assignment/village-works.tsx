import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type { AssignmentDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PickMany } from '@/ui/pick-many'
import { StatusTag } from '@/ui/status-tag'
import { Confirm, Refused } from '@/ui/views'
import { delegate } from './api'

const WORDS = {
  villages: {
    head: '村（社区）填报',
    none: '本领域没有委托村（社区）填报。',
    ask: '委托填报',
    title: '委托村（社区）填报',
    note: '所选的村（社区）填写本领域的事项，报给本单位审核后并入本单位的事项。',
    saved: '已保存委托',
  },
  departments: {
    head: '其他部门协助填报',
    none: '本领域没有请其他部门协助填报。',
    ask: '请其他部门协助填报',
    title: '请其他部门协助填报',
    note: '所选的部门填写本领域由它掌握的事项，报给本单位审核后并入本单位的事项，以本单位的名义公布。',
    saved: '已保存',
  },
} as const

/** The units asked to fill this domain: the work delegated and the work that came back; a tap on one leads to its rows. */
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
  if (detail.villages.length === 0 || detail.asks === null) return null
  const words = WORDS[detail.asks]
  const save = () =>
    run(async () => {
      onChanged(await delegate(detail.id, { version: detail.version, villageCodes: chosen ?? [] }))
      setChosen(null)
      done(words.saved)
    })
  return (
    <View className="card">
      <View className="row between">
        <Heading level={2}>{words.head}</Heading>
        {given.some(({ state }) => state === 'draft' || state === 'returned') ? (
          <Button kind="link" onPress={() => open('nudges')}>
            催办
          </Button>
        ) : null}
        {detail.can.delegate.length === 0 ? (
          <Button kind="link" onPress={() => setChosen(given.map(({ organisation }) => organisation.code))}>
            {words.ask}
          </Button>
        ) : null}
      </View>
      {given.length === 0 ? <Text className="muted">{words.none}</Text> : null}
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
        <Confirm title={words.title} confirm="保存" busy={busy} onConfirm={save} onCancel={() => setChosen(null)}>
          <Text className="muted">{words.note}</Text>
          <PickMany
            label={detail.asks === 'villages' ? '村（社区）' : '部门'}
            choices={detail.villages.map(({ organisation }) => organisation)}
            value={chosen}
            onChange={setChosen}
          />
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </View>
  )
}
