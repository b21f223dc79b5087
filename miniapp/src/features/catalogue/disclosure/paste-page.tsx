import '@/styles/disclosure.scss'
import type { Channel } from '@gongkai/shared/base/template/entry-template'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave } from '@/platform/navigate'
import { randomKey } from '@/platform/random-key'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { TypedInput } from '@/ui/form-native'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Refused } from '@/ui/views'
import { disclosureDesk, proposeLines, recordMany } from './api'
import { DoubtsSheet } from './doubts-sheet'
import { PasteRowCard } from './paste-row'
import { manyOf, missingOf, type PasteFacts, type PasteRow, refusedOf, rowsOf, takenOf } from './paste-rows'
import { ChannelField } from './publication-fields'
import { EMPTY_PUBLICATION } from './record-form'
import { useDoubtful } from './use-doubtful'

/** Many at once: lines copied from a site are understood, looked through, and stored only when they are confirmed. */
export function PastePage() {
  const person = useSession()
  if (!person) return <SignInFirst title="登录后登记公开" />
  return <Paste key={person.account} />
}

/** Channels that lines of a site are likely to be in too. */
const USUAL: readonly Channel[] = ['website', 'newMedia', 'noticeBoard']

interface Pasted {
  text: string
  rows: PasteRow[]
  /** so many lines more than are taken at once */ left: number
  channels: PasteFacts['channels']
}
const EMPTY: Pasted = { text: '', rows: [], left: 0, channels: ['website'] }

function Paste() {
  const [pasted, set, sent] = useKept<Pasted>('disclosure/paste', EMPTY)
  const [reviewedBy, setReviewedBy] = useKept('disclosure/reviewer', '')
  const desk = useQuery('disclosure-paste', disclosureDesk)
  const reading = useAction()
  const { busy, errors, run, question } = useDoubtful()
  const [missing, setMissing] = useState<Map<string, string[]>>(new Map())
  const { text, rows, left, channels } = pasted
  const taken = takenOf(rows).length
  const understand = () =>
    reading.run(async () => {
      const answer = await proposeLines(text)
      if (answer.lines.length === 0) throw new Error('没有看出标题和链接，请一行粘贴一条')
      set({ ...pasted, rows: rowsOf(answer.lines, randomKey), left: answer.left })
    })
  const change = (row: PasteRow) => set({ ...pasted, rows: rows.map((one) => (one.intent === row.intent ? row : one)) })
  const save = () => {
    const found = missingOf(rows)
    setMissing(found)
    if (found.size > 0) return
    return run(async (confirmed) => {
      const { recorded } = await recordMany(manyOf(rows, { channels, reviewedBy }, confirmed))
      sent()
      done(`已登记 ${recorded.length} 条`)
      leave('todo')
    })
  }
  const refused = refusedOf(rows, errors.refusals ?? [])
  const ofLines = [...refused.values()].flat()
  const others = errors.filter((reason) => !ofLines.includes(reason))
  const read = rows.length > 0
  return (
    <PageShell
      foot={
        read ? (
          <>
            <Button kind="plain" disabled={busy} onPress={() => set({ ...pasted, rows: [], left: 0 })}>
              重新粘贴
            </Button>
            <Button disabled={busy || taken === 0} onPress={save}>
              {busy ? '正在登记…' : `确认登记 ${taken} 条`}
            </Button>
          </>
        ) : (
          <Button disabled={reading.busy || text.trim() === ''} onPress={understand}>
            {reading.busy ? '正在识别…' : '识别'}
          </Button>
        )
      }
    >
      <Heading level={1}>粘贴登记</Heading>
      {read ? (
        <>
          <Text className="muted">{`识别出 ${rows.length} 条，请逐条核对；确认以前什么都不会登记。`}</Text>
          {left > 0 ? <View className="note warn">{`一次最多识别 200 条，还有 ${left} 条请另外粘贴。`}</View> : null}
          <Card>
            <ChannelField
              label="公开渠道（每一条都是）"
              value={{ ...EMPTY_PUBLICATION, channels }}
              promised={USUAL}
              at={() => []}
              onChange={({ channels: chosen }) => set({ ...pasted, channels: chosen ?? [] })}
            />
            <Field label="保密审查人（条例第十七条）" value={reviewedBy} onChange={setReviewedBy} />
          </Card>
          <View className="list">
            {rows.map((row, index) => (
              <PasteRowCard
                key={row.intent}
                row={row}
                number={index + 1}
                recent={desk.data?.recent ?? []}
                issues={missing.get(row.intent) ?? refused.get(row.intent) ?? []}
                onChange={change}
              />
            ))}
          </View>
          {missing.size > 0 ? <View className="note warn">{`有 ${missing.size} 条还没有填全`}</View> : null}
          {ofLines.length > 0 ? (
            <View className="note bad">{`有 ${refused.size} 条不能登记，请改好再确认`}</View>
          ) : null}
          <Refused texts={others} />
        </>
      ) : (
        <Card>
          <FieldFrame label="从网站复制的内容，一行一条：标题、链接、日期，顺序不限">
            <TypedInput
              multiline
              label="从网站复制的内容"
              placeholder="低保对象名单公示 https://… 2026-07-10"
              value={text}
              onChange={(typed) => set({ ...pasted, text: typed })}
            />
          </FieldFrame>
          <Refused texts={reading.errors} />
        </Card>
      )}
      <DoubtsSheet question={question} />
    </PageShell>
  )
}
