import { personalKindLabel } from '@gongkai/shared/base/privacy/personal-data'
import type { PersonalAnswerPage, PersonalAnswerRow } from '@gongkai/shared/district/privacy/privacy.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useMore } from '@/platform/use-more'
import { type Query, useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { forgetSaid } from '@/ui/personal-said'
import { PickField } from '@/ui/pick-field'
import { SignInFirst } from '@/ui/sign-in-first'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { organisations } from '../organisation/api'
import { personalAnswers, takeBackAnswer } from './api'

/** As many as the server gives at once. */
const PAGE = 50

/** 个人信息确认记录: the answers of the unit, for the office of all units; who gave them and why, and the way to take one back. */
export function PersonalAnswersPage() {
  const person = useSession()
  const [unit, setUnit] = useState('')
  if (!person) return <SignInFirst title="登录后查看确认记录" />
  const office = person.organisation.kind === 'office'
  return (
    <PageShell>
      <Text className="muted">
        {`${office ? '各单位' : '本单位'}说明过“不是个人信息”和“依法公开”的，同样的内容不再询问。记录里只有遮盖后的样子；说错了可以收回。`}
      </Text>
      {office ? <UnitChoice unit={unit} onPick={setUnit} /> : null}
      <Answers key={unit} unit={unit} withUnit={office} />
    </PageShell>
  )
}

function UnitChoice({ unit, onPick }: { unit: string; onPick: (code: string) => void }) {
  const list = useQuery('organisations', organisations)
  return (
    <PickField
      label="单位"
      value={unit}
      choices={[{ code: '', name: '全部单位' }, ...(list.data?.items ?? []).map(({ code, name }) => ({ code, name }))]}
      onPick={onPick}
    />
  )
}

function Answers({ unit, withUnit }: { unit: string; withUnit: boolean }) {
  const [turn, setTurn] = useState(0)
  const read = (page: number) => personalAnswers({ ...(unit ? { unit } : {}), page })
  const query = useQuery<PersonalAnswerPage>(`personal-answers/${unit}/${turn}`, () => read(1))
  const more = useMore<PersonalAnswerRow>(async (page) => (await read(page)).items, PAGE, turn)
  const [asking, setAsking] = useState<PersonalAnswerRow | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const takeBack = ({ id }: PersonalAnswerRow) =>
    run(async () => {
      await takeBackAnswer(id)
      forgetSaid()
      setAsking(null)
      setTurn(turn + 1)
      done('已收回')
    })
  return (
    <>
      <AnswerList query={query} more={more} withUnit={withUnit} onTakeBack={setAsking} />
      {asking ? (
        <Confirm
          title="收回这条说明？"
          confirm="收回"
          busy={busy}
          onConfirm={() => takeBack(asking)}
          onCancel={() => setAsking(null)}
        >
          <Text>{`${asking.organisation.name}的${personalKindLabel(asking.kind)}（${asking.masked}）以后要重新遮盖或者说明。已经办结的不变。`}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </>
  )
}

function AnswerList({
  query,
  more,
  withUnit,
  onTakeBack,
}: {
  query: Query<PersonalAnswerPage>
  more: ReturnType<typeof useMore<PersonalAnswerRow>>
  withUnit: boolean
  onTakeBack: (row: PersonalAnswerRow) => void
}) {
  return (
    <Loaded query={query}>
      {({ total, items }) =>
        total === 0 ? (
          <Empty title="还没有确认记录">
            <Text className="muted">填写时点“不是个人信息”并写明理由的，记在这里。</Text>
          </Empty>
        ) : (
          <View className="list">
            {[...items, ...more.items].map((row) => (
              <Card key={row.id}>
                <View className="row between">
                  <Tag tone={row.answer === 'lawful' ? 'brand' : 'idle'}>
                    {row.answer === 'lawful' ? '依法公开' : '不是个人信息'}
                  </Tag>
                  {row.can.takeBack.length === 0 ? (
                    <Button
                      kind="link"
                      label={`收回 ${personalKindLabel(row.kind)} ${row.masked}`}
                      onPress={() => onTakeBack(row)}
                    >
                      收回
                    </Button>
                  ) : null}
                </View>
                <Heading level={3}>{`${personalKindLabel(row.kind)} ${row.masked}`}</Heading>
                <Text>{row.answer === 'lawful' ? `法律依据：${row.ground || row.reason}` : `理由：${row.reason}`}</Text>
                {row.until ? <Text className="muted">{`公示至 ${row.until}，期满以后不再放行`}</Text> : null}
                <Text className="muted">
                  {`${withUnit ? `${row.organisation.name} · ` : ''}${row.by} · ${chinaTime(row.at)}`}
                </Text>
              </Card>
            ))}
            <More shown={items.length + more.items.length} total={total} more={more} />
          </View>
        )
      }
    </Loaded>
  )
}
