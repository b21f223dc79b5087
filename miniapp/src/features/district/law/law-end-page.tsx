import type { Law, LawDetail } from '@gongkai/shared/district/law/law.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Sheet, TypedInput } from '@/ui/form-native'
import { Heading, Press } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { useSearch } from '@/ui/use-search'
import { Card, Loaded, Refused } from '@/ui/views'
import { endLaw, laws, law as readLaw } from './api'
import { DayField } from './law-facts-fields'
import { timesOf, whatOf } from './law-words'
import { forgetLaws } from './use-laws'

/** A law that takes the place: one of the library, or one to be added. */
interface Chosen {
  key: string
  lawId?: number
  title: string
  documentNumber: string
  effectiveFrom: string | null
  articles: string
}

/** The form as far as it is filled. */
interface Typed {
  endedOn: string | null
  endedBy: string
  reason: string
  chosen: Chosen[]
}
const NOTHING: Typed = { endedOn: null, endedBy: '', reason: '', chosen: [] }

/** 第五十条 → 第四十七条 as it is typed, a line for each. */
function articlesOf(text: string): { from: string; to: string }[] {
  return text
    .split('\n')
    .map((line) => line.split(/→|->|—>|＝|=|，|\s+改为\s*/).map((part) => part.trim()))
    .flatMap(([from, to]) => (from && to ? [{ from, to }] : []))
}

const find = async (q: string) => (await laws({ q })).items

function Pick({ onPick, onClose }: { onPick: (law: Law) => void; onClose: () => void }) {
  const { text, setText, found, failed } = useSearch<Law>(find)
  return (
    <Sheet title="选择取代它的规定" onClose={onClose}>
      <TypedInput search label="搜索法规" placeholder="名称或文号" value={text} onChange={setText} />
      {failed ? <Text className="muted">现在查不到法规库，请稍后再试。</Text> : null}
      {found?.length === 0 ? <Text className="muted">没有找到。可以关闭后填写一条新的。</Text> : null}
      {found?.map((law) => (
        <Press key={law.id} className="found" onPress={() => onPick(law)}>
          <Text className="found-name">{`《${law.title}》`}</Text>
          <Text className="muted">{[whatOf(law), timesOf(law)].filter(Boolean).join(' · ')}</Text>
        </Press>
      ))}
    </Sheet>
  )
}

function Successor({
  chosen,
  at,
  onChange,
  onRemove,
}: {
  chosen: Chosen
  at: (place: string) => string[]
  onChange: (chosen: Chosen) => void
  onRemove: () => void
}) {
  const set = (change: Partial<Chosen>) => onChange({ ...chosen, ...change })
  return (
    <View className="answered">
      <View className="row between">
        <Text className="answered-name">
          {chosen.lawId ? `《${chosen.title}》${chosen.documentNumber && `（${chosen.documentNumber}）`}` : '新的一条'}
        </Text>
        <Button kind="link" label={`去掉《${chosen.title}》`} onPress={onRemove}>
          去掉
        </Button>
      </View>
      {chosen.lawId ? null : (
        <>
          <Field
            label="名称"
            placeholder="不用加书名号"
            value={chosen.title}
            issues={at('added/title')}
            onChange={(title) => set({ title })}
          />
          <Field
            label="文号（没有可不填）"
            value={chosen.documentNumber}
            issues={at('added/documentNumber')}
            onChange={(documentNumber) => set({ documentNumber })}
          />
          <DayField
            label="施行日期"
            value={chosen.effectiveFrom}
            issues={at('added/effectiveFrom')}
            onChange={(effectiveFrom) => set({ effectiveFrom })}
          />
        </>
      )}
      <Field
        multiline
        label="条款对照（知道多少写多少，一行一条）"
        placeholder="如 第九条 → 第十二条"
        value={chosen.articles}
        issues={at('articles')}
        onChange={(articles) => set({ articles })}
      />
    </View>
  )
}

function End({ law, onLook }: { law: LawDetail; onLook: () => void }) {
  const [typed, setTyped, sent] = useKept(`law-end/${law.id}`, NOTHING)
  const { endedOn, endedBy, reason, chosen } = typed
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })
  const [picking, setPicking] = useState(false)
  const { busy, run, at, rest } = useAction(onLook)
  const add = (more: Partial<Chosen>) => {
    const blank = { title: '', documentNumber: '', effectiveFrom: null, articles: '' }
    set({ chosen: [...chosen, { key: `${chosen.length}/${more.lawId ?? Date.now()}`, ...blank, ...more }] })
  }
  const end = () =>
    run(async () => {
      const replacements = chosen.map(({ lawId, title, documentNumber, effectiveFrom, articles }) => ({
        ...(lawId ? { lawId } : { added: { title, documentNumber, effectiveFrom } }),
        articles: articlesOf(articles),
      }))
      await endLaw(law.id, { version: law.version, endedOn: endedOn ?? '', endedBy, replacements, reason })
      sent()
      forgetLaws()
      done('已办理')
      leave('me')
    })
  const itself = (place: string) =>
    at(place).filter((text) => chosen.every((_, index) => !inside(index).includes(text)))
  const inside = (index: number) =>
    ['added/title', 'added/documentNumber', 'added/effectiveFrom', 'articles'].flatMap((part) =>
      at(`replacements/${index}/${part}`),
    )
  return (
    <Card>
      <Heading level={1}>{`《${law.title}》的废止与取代`}</Heading>
      <Text className="muted">
        办理后，填报、报送和发布预览会按日期提醒引用它的事项；有现行事项引用的领域，牵头单位会收到一条消息。
      </Text>
      <DayField
        label="自哪一天起废止"
        value={endedOn}
        issues={at('endedOn')}
        onChange={(day) => set({ endedOn: day })}
      />
      <Heading level={2}>由什么取代</Heading>
      {chosen.length === 0 ? <Text className="muted">没有取代它的规定可以不选。</Text> : null}
      {chosen.map((one, index) => (
        <View key={one.key}>
          <Successor
            chosen={one}
            at={(place) => at(`replacements/${index}/${place}`)}
            onChange={(changed) => set({ chosen: chosen.map((other) => (other.key === one.key ? changed : other)) })}
            onRemove={() => set({ chosen: chosen.filter(({ key }) => key !== one.key) })}
          />
          <Refused texts={itself(`replacements/${index}`)} />
        </View>
      ))}
      <View className="row">
        <Button kind="plain" onPress={() => setPicking(true)}>
          从法规库选择
        </Button>
        <Button kind="plain" onPress={() => add({})}>
          填写一条新的
        </Button>
      </View>
      <Field
        label="由什么废止（决定或条文，有取代的可不填）"
        placeholder="如 生态环境法典第一千二百四十二条"
        value={endedBy}
        issues={at('endedBy')}
        onChange={(text) => set({ endedBy: text })}
      />
      <Field
        multiline
        label="办理理由"
        value={reason}
        issues={at('reason')}
        onChange={(text) => set({ reason: text })}
      />
      <Refused texts={law.can.end.map(({ text }) => text)} />
      <Refused texts={rest('endedOn', 'endedBy', 'reason', 'replacements')} />
      <View className="row after">
        <Button disabled={busy || law.can.end.length > 0} onPress={end}>
          办理废止
        </Button>
      </View>
      {picking ? (
        <Pick
          onClose={() => setPicking(false)}
          onPick={({ id: lawId, title, documentNumber }) => {
            setPicking(false)
            add({ lawId, title, documentNumber })
          }}
        />
      ) : null}
    </Card>
  )
}

/** 废止与取代: 《A》自 D 起由《B》取代. */
export function LawEndPage() {
  const id = useParam('id')
  const query = useQuery(`law/${id}`, () => readLaw(id))
  return (
    <PageShell>
      <View className="columns">
        <View className="column">
          <Loaded query={query}>{(law) => <End law={law} onLook={query.reload} />}</Loaded>
        </View>
      </View>
    </PageShell>
  )
}
