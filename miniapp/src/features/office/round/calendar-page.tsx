import type { CalendarYear } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Card, Empty, Loaded, Refused } from '@/ui/views'
import { calendarYear, removeCalendarDay, rounds, setCalendarDays } from './api'

const KINDS = [
  { code: 'off', label: '放假' },
  { code: 'on', label: '上班（调休）' },
] as const

const dayOf = (date: string) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`

/** `10月1日至10月7日`: neighbouring days in one piece. */
function spans(days: readonly string[]): string[] {
  const pieces: string[][] = []
  for (const day of days) {
    const piece = pieces[pieces.length - 1]
    const last = piece?.[piece.length - 1]
    const follows = last && Date.parse(day) - Date.parse(last) <= 86_400_000
    if (piece && follows) piece.push(day)
    else pieces.push([day])
  }
  return pieces.map((piece) => {
    const [first = '', last = ''] = [piece[0], piece[piece.length - 1]]
    return first === last ? dayOf(first) : `${dayOf(first)}至${dayOf(last)}`
  })
}

/** No line breaks within a date. */
function Spans({ days }: { days: readonly string[] }) {
  return (
    <View className="pair-value">
      {days.length === 0 ? '无' : null}
      {days.map((day, index) => (
        <Text key={day} className="whole">
          {index < days.length - 1 ? `${day}、` : day}
        </Text>
      ))}
    </View>
  )
}

function Entry({
  version,
  onSet,
  onLook,
}: {
  /** of the calendar that is shown */ version: number
  onSet: (year: CalendarYear) => void
  onLook: () => void
}) {
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [kind, setKind] = useState<'off' | 'on'>('off')
  const [note, setNote] = useState('')
  const { busy, run, at, rest } = useAction(onLook)
  const save = () =>
    run(async () => {
      onSet(await setCalendarDays({ version, from, to: to || from, working: kind === 'on', note: note.trim() }))
      done('已录入')
    })
  return (
    <Card>
      <Heading level={2}>录入放假和调休</Heading>
      <FieldFrame label="从" issues={at('from')}>
        <DateInput label="从" value={from} onChange={setFrom} />
      </FieldFrame>
      <FieldFrame label="到（一天的可以不填）" issues={at('to')}>
        <DateInput label="到" value={to} onChange={setTo} />
      </FieldFrame>
      <FieldFrame label="这些天">
        <ChoiceChips
          single
          label="这些天"
          options={KINDS}
          value={[kind]}
          onChange={([chosen]) => setKind(chosen ?? kind)}
        />
      </FieldFrame>
      <Field label="说明" placeholder="如：国庆节" value={note} issues={at('note')} onChange={setNote} />
      <Refused texts={rest('from', 'to', 'note')} />
      <View className="row after">
        <Button disabled={busy || !from} onPress={save}>
          录入
        </Button>
      </View>
    </Card>
  )
}

function Year({
  calendarYear,
  onChanged,
  onLook,
}: {
  calendarYear: CalendarYear
  onChanged: (year: CalendarYear) => void
  onLook: () => void
}) {
  const { busy, errors, run } = useAction(onLook)
  const differing = (working: boolean) =>
    spans(calendarYear.exceptions.filter((exception) => exception.working === working).map(({ date }) => date))
  return (
    <>
      {calendarYear.warning ? <View className="note warn">{calendarYear.warning}</View> : null}
      <Card>
        <Heading level={2}>{`${calendarYear.year} 年`}</Heading>
        {calendarYear.exceptions.length === 0 ? (
          <Text className="muted">周一至周五上班，没有另外的放假和调休。</Text>
        ) : null}
        <View className="pairs">
          <Text className="pair-name">工作日放假</Text>
          <Spans days={differing(false)} />
          <Text className="pair-name">周末上班</Text>
          <Spans days={differing(true)} />
        </View>
      </Card>
      {calendarYear.days.length > 0 ? (
        <Card>
          <Heading level={2}>区信息公开办录入的</Heading>
          {calendarYear.days.map(({ date, working, note }) => (
            <View key={date} className="row between answered">
              <View className="answered-name">
                <Text className="fact">{`${date} ${working ? '上班' : '放假'}`}</Text>
                <Text className="muted">{note}</Text>
              </View>
              <Button
                kind="plain"
                label={`取消 ${date}`}
                disabled={busy}
                onPress={() => run(async () => onChanged(await removeCalendarDay(date, calendarYear.version)))}
              >
                取消
              </Button>
            </View>
          ))}
          <Refused texts={errors} />
        </Card>
      ) : null}
    </>
  )
}

/** 工作日历: the built-in days, and the office's entries over them. */
export function CalendarPage() {
  const all = useQuery('rounds', rounds)
  const [chosen, setChosen] = useState<number | null>(null)
  const year = chosen ?? all.data?.items[0]?.year ?? null
  const query = useQuery(year === null ? null : `calendar/${year}`, () => calendarYear(year ?? 0))
  return (
    <PageShell>
      <Loaded query={all}>
        {() =>
          year === null ? (
            <Empty title="还没有编制轮次" />
          ) : (
            <>
              <View className="row">
                <Button kind="plain" label="上一年" onPress={() => setChosen(year - 1)}>
                  {`${year - 1}`}
                </Button>
                <Heading level={1}>{`${year} 年`}</Heading>
                <Button kind="plain" label="下一年" onPress={() => setChosen(year + 1)}>
                  {`${year + 1}`}
                </Button>
              </View>
              <View className="columns">
                <View className="column">
                  <Loaded query={query}>
                    {(calendarYear) => <Year calendarYear={calendarYear} onChanged={query.set} onLook={query.reload} />}
                  </Loaded>
                </View>
                <View className="column">
                  <Entry
                    version={query.data?.version ?? 0}
                    onLook={query.reload}
                    onSet={(set) => {
                      setChosen(set.year)
                      query.set(set)
                    }}
                  />
                </View>
              </View>
            </>
          )
        }
      </Loaded>
    </PageShell>
  )
}
