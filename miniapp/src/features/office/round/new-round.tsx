import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { PHASES } from '@gongkai/shared/base/words/phases'
import { ROUND_KINDS, type RoundKind } from '@gongkai/shared/base/words/round-kinds'
import { AUDIENCES, type RoundList, type RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, open } from '@/platform/navigate'
import { type Errors, useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PickField } from '@/ui/pick-field'
import { Card, Confirm, Refused } from '@/ui/views'
import { createRound, proposal } from './api'
import { EVERYTHING, type Scope, ScopeFields, worksOf } from './round-scope'

/** The meaning of each kind for the units, in one sentence. */
const KIND_WORDS: Readonly<Record<RoundKind, string>> = {
  renewal:
    '各单位从现行的事项出发，逐项说明与去年相同、有变化或取消；没有事项清单阶段。没有答复的单位，现行事项继续有效。',
  compilation: '从事项清单开始，重新编制目录。',
}

/** A former plan with its dates moved to the year, to be looked over before it is opened. */
export function NewRound({
  sources,
  offered,
  firstYear,
  onCreated = (code) => open('round', { code }),
}: Pick<RoundList, 'sources' | 'offered'> & {
  firstYear: number
  /** what comes then; the round's own page unless somebody says otherwise */ onCreated?: (code: string) => unknown
}) {
  const [kind, setKind] = useState<RoundKind>(offered)
  /** A renewal has no dates of the 事项清单 that a compilation could take over. */
  const usable = sources.filter((source) => kind === 'renewal' || source.kind === 'compilation')
  const [chosen, setSource] = useState('')
  const source = usable.some(({ key }) => key === chosen) ? chosen : (usable[0]?.key ?? '')
  const [year, setYear] = useState(String(firstYear))
  const [plan, setPlan] = useState<RoundProposal | null>(null)
  const [scope, setScope] = useState<Scope>(EVERYTHING)
  const [asking, setAsking] = useState(false)
  const { busy, run, at, rest, errors } = useAction()
  const propose = () =>
    run(async () => {
      setPlan(await proposal(source, Number(year), kind))
      setScope(EVERYTHING)
    })
  const create = async () => {
    if (!plan) return
    const { name, kind, year, milestones } = plan
    await run(async () => {
      const { code } = await createRound({ name, kind, year, milestones, ...scope })
      done('已新建')
      await onCreated(code)
    })
    setAsking(false)
  }
  return (
    <Card>
      <Heading level={2}>新建轮次</Heading>
      {offered === 'renewal' ? (
        <FieldFrame label="种类" issues={at('kind')}>
          <ChoiceChips
            single
            label="种类"
            options={ROUND_KINDS}
            value={[kind]}
            onChange={([code]) => {
              setKind(code ?? kind)
              setPlan(null)
            }}
          />
          <Text className="muted">{KIND_WORDS[kind]}</Text>
        </FieldFrame>
      ) : null}
      <PickField
        label="参照"
        value={source}
        choices={usable.map(({ key, name }) => ({ code: key, name }))}
        onPick={(key) => {
          setSource(key)
          setPlan(null)
        }}
      />
      <Field
        label="年份"
        value={year}
        issues={at('year')}
        onChange={(typed) => {
          setYear(typed)
          setPlan(null)
        }}
      />
      {plan ? (
        <>
          <PlanFields plan={plan} at={at} onChange={setPlan} />
          <ScopeFields plan={plan} scope={scope} at={at} onChange={setScope} />
          <Refused
            texts={rest(
              'name',
              'year',
              'domainCodes',
              'unitCodes',
              ...plan.milestones.map((_, index) => `milestones/${index}`),
            )}
          />
          <View className="row after">
            <Button disabled={busy} onPress={() => setAsking(true)}>
              新建这一轮
            </Button>
          </View>
        </>
      ) : (
        <>
          <Refused texts={rest('year')} />
          <View className="row after">
            <Button disabled={busy || !/^\d{4}$/.test(year)} onPress={propose}>
              生成时限方案
            </Button>
          </View>
        </>
      )}
      {asking && plan ? (
        <NewRoundConfirm
          plan={plan}
          works={worksOf(plan, scope)}
          busy={busy}
          errors={errors}
          onConfirm={create}
          onCancel={() => setAsking(false)}
        />
      ) : null}
    </Card>
  )
}

/** The proposed name and dates, with what is to be noted of them. */
function PlanFields({
  plan,
  at,
  onChange,
}: {
  plan: RoundProposal
  /** what was refused at a place */ at: (place: string) => string[]
  onChange: (plan: RoundProposal) => void
}) {
  return (
    <>
      <Field label="轮次名称" value={plan.name} issues={at('name')} onChange={(name) => onChange({ ...plan, name })} />
      {plan.milestones.map(({ phase, audience, date }, index) => {
        const label = `${labelOf(PHASES, phase)}：${labelOf(AUDIENCES, audience)}`
        return (
          <FieldFrame
            key={`${phase}/${audience}`}
            label={label}
            issues={[
              ...at(`milestones/${index}`),
              ...plan.notes.filter((note) => note.date === date).map(({ text }) => text),
            ]}
          >
            <DateInput
              label={label}
              value={date}
              onChange={(changed) =>
                onChange({
                  ...plan,
                  milestones: plan.milestones.map((milestone, place) =>
                    place === index ? { ...milestone, date: changed } : milestone,
                  ),
                })
              }
            />
          </FieldFrame>
        )
      })}
      {plan.notes
        .filter(({ date }) => date.length === 4)
        .map(({ text }) => (
          <View key={text} className="note warn">
            {text}
          </View>
        ))}
    </>
  )
}

/** Asks before the round is opened: how many tasks it makes, and what of a former one is unfinished. */
function NewRoundConfirm({
  plan,
  works,
  busy,
  errors,
  onConfirm,
  onCancel,
}: {
  plan: RoundProposal
  /** the tasks it makes */ works: number
  busy: boolean
  errors: Errors
  onConfirm: () => void
  onCancel: () => void
}) {
  return (
    <Confirm title={`新建“${plan.name}”？`} confirm="确认新建" busy={busy} onConfirm={onConfirm} onCancel={onCancel}>
      <Text>{`将生成 ${works} 项填报任务，各单位的工作台从此显示这一轮。还没有单位报送以前可以删除。`}</Text>
      {plan.unfinished.map(({ name, domains }) => (
        <View key={name} className="note warn">
          {`${name}还有 ${domains} 个领域没有办结，新建后不再显示在工作台上。`}
        </View>
      ))}
      <Refused texts={errors} />
    </Confirm>
  )
}
