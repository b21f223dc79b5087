import { addDays } from '@gongkai/shared/base/time/local-date'
import type { OverdueThing, SupervisionCandidates } from '@gongkai/shared/catalogue/supervision/supervision.contract'
import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { done, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Check, Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Empty, Loaded, Refused } from '@/ui/views'
import { candidates, issueSupervision } from './api'

const USUAL_DAYS = 10
const USUAL = '请立即公开，并登记公开的时间和链接；确实不应公开的，说明理由。'
const keyOf = ({ occurrenceId, publicNumber }: OverdueThing) => `${occurrenceId ?? publicNumber}`

/** 发出督办: a unit, what of it is overdue, what is asked, and by when. */
export function SupervisionIssuePage() {
  const [unit, setUnit] = useState(useParam('unit'))
  const query = useQuery(`supervision-candidates/${unit}`, () => candidates(unit))
  return (
    <PageShell>
      <Heading level={1}>发出督办</Heading>
      <Loaded query={query}>
        {(found) =>
          found.units.length === 0 ? (
            <Empty title="没有可以督办的">
              <Text className="muted">没有逾期未公开的，或者都已在督办中。</Text>
            </Empty>
          ) : (
            <>
              <PickField
                label="督办哪个单位"
                value={unit}
                choices={found.units.map(({ code, name, count }) => ({ code, name, note: `逾期 ${count} 项` }))}
                onPick={setUnit}
              />
              {found.things.length > 0 ? (
                <IssueForm key={unit} unit={unit} found={found} onReload={query.reload} />
              ) : unit ? (
                <Empty title="这个单位没有逾期未公开的" />
              ) : null}
            </>
          )
        }
      </Loaded>
    </PageShell>
  )
}

function IssueForm({ unit, found, onReload }: { unit: string; found: SupervisionCandidates; onReload: () => void }) {
  const { things, today } = found
  const [left, setLeft] = useState<readonly string[]>([])
  const [demand, setDemand, sent] = useKept(`supervision/${unit}`, '')
  const [dueOn, setDueOn] = useState(addDays(today, USUAL_DAYS))
  const { busy, at, rest, run } = useAction(onReload)
  const named = things.filter((thing) => !left.includes(keyOf(thing)))
  const act = () =>
    run(async () => {
      const { id } = await issueSupervision({
        unit,
        demand,
        dueOn,
        occurrenceIds: named.flatMap(({ occurrenceId }) => occurrenceId ?? []),
        publicNumbers: named.flatMap(({ occurrenceId, publicNumber }) => (occurrenceId === null ? publicNumber : [])),
      })
      sent()
      done('已发出')
      await Taro.redirectTo({ url: pageUrl('supervision', { id }) })
    })
  return (
    <>
      <View className="list">
        {things.map((thing) => (
          <Check
            key={keyOf(thing)}
            className="pick"
            label={thing.title || thing.itemName}
            checked={!left.includes(keyOf(thing))}
            onChange={(on) =>
              setLeft((old) => (on ? old.filter((key) => key !== keyOf(thing)) : [...old, keyOf(thing)]))
            }
          >
            <View className="stack tight">
              <Text>{thing.title || thing.itemName}</Text>
              <Text className="muted">
                {thing.title
                  ? `${thing.domain.name} · ${thing.itemName}，应于 ${thing.dueOn} 前公开`
                  : `${thing.domain.name} · 应当定期公开或核对`}
              </Text>
            </View>
          </Check>
        ))}
      </View>
      <View className="chips ready">
        <Press className={`chip ${demand === USUAL ? 'on' : ''}`} onPress={() => setDemand(USUAL)}>
          {USUAL}
        </Press>
      </View>
      <Field multiline label="督办要求" value={demand} issues={at('demand')} onChange={setDemand} />
      <Field type="date" label="办结期限" value={dueOn} issues={at('dueOn')} onChange={setDueOn} />
      <Refused texts={rest('demand', 'dueOn')} />
      <Button disabled={busy || named.length === 0} onPress={act}>
        {`发出督办（${named.length} 项）`}
      </Button>
    </>
  )
}
