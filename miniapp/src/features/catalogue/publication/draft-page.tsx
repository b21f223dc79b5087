import '@/styles/reading.scss'
import type {
  EntryChange,
  PreviewedDomain,
  PublicationChanges,
  PublicationDraft,
  PublicationUnits,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { entryName } from '@/features/compiling/entry/words'
import { done, leave, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useMore } from '@/platform/use-more'
import { type Query, useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { Pairs } from '../../compiling/entry/field-pairs'
import { plainWords } from '../public-catalogue/plain-words'
import { draftChanges, draftEntries, draftUnits, publication, publish, reviewsOf } from './api'
import { ChangeCard, changesInWords } from './change-card'
import { DoubtedRows } from './doubted-rows'
import { LawDoubtsView } from './law-doubts'
import { PersonalRows } from './personal-rows'
import { ReviewsCard } from './reviews-card'
import { UnansweredRows, UnitsView, WithdrawnItems } from './units-view'

type DraftEntry = PublicationDraft['items'][number]

/** 预览: exactly what the public will read and what it changes; then 发布. */
export function DraftPage() {
  const domains = useParam('domains')
  const round = useQuery('publication', publication)
  const entries = useQuery(`entries ${domains}`, () => draftEntries(domains, 1))
  const changes = useQuery(`changes ${domains}`, () => draftChanges(domains, 1))
  const units = useQuery(`units ${domains}`, () => unitsOf(domains.split(',')))
  const roundCode = round.data?.round.code ?? ''
  const contentHash = entries.data?.contentHash ?? ''
  const reviews = useQuery(roundCode && contentHash ? `reviews ${contentHash}` : null, () =>
    reviewsOf(roundCode, domains, contentHash),
  )
  const [view, setView] = useState<Shown>('changes')
  const [note, setNote, sent] = useKept('edition-note', '')
  const [chosenDay, setChosenDay] = useState('')
  // Not the phone's own day, which may be set to anything.
  const effectiveOn = chosenDay || (round.data?.today ?? '')
  const [asking, setAsking] = useState(false)
  const look = () => {
    for (const query of [round, entries, changes, units]) query.reload()
  }
  const { busy, errors, run } = useAction(look)
  const planned = round.data?.domains.filter(({ code }) => domains.split(',').includes(code)) ?? []

  const act = () =>
    run(async () => {
      if (!round.data || !entries.data) return
      const edition = await publish({
        roundCode: round.data.round.code,
        domainCodes: domains.split(','),
        note: note.trim(),
        effectiveOn,
        contentHash: entries.data.contentHash,
      })
      sent()
      done(`已发布${edition.name}`)
      leave('todo')
    }).then((published) => published && setAsking(false))

  return (
    <PageShell
      foot={
        <Button
          disabled={busy || !entries.data || !round.data}
          onPress={() => {
            reviews.reload()
            setAsking(true)
          }}
        >
          发布
        </Button>
      }
    >
      <View className="columns">
        <View className="column">
          <ChoiceChips
            single
            label="查看"
            options={[
              { code: 'changes', label: '与现行目录的变化' },
              { code: 'units', label: '各单位' },
              { code: 'entries', label: '公众将看到的内容' },
            ]}
            value={[view]}
            onChange={([chosen]) => setView(chosen ?? view)}
          />
          {view === 'changes' ? <Changes query={changes} domains={domains} /> : null}
          {view === 'units' ? (
            <UnitsView
              query={units}
              roundCode={round.data?.round.code ?? ''}
              onChosen={() => {
                for (const query of [round, entries, changes]) query.reload()
              }}
            />
          ) : null}
          {view === 'entries' ? (
            <Loaded query={entries}>
              {(draft) => <Entries key={draft.contentHash} draft={draft} domains={domains} />}
            </Loaded>
          ) : null}
        </View>
        <View className="column">
          <Card>
            <Heading level={2}>{entries.data?.name ?? '新版本'}</Heading>
            <Text className="muted">
              {entries.data && changes.data
                ? `${entries.data.total} 个公开事项；${changesInWords(changes.data.counts)}`
                : entries.error || changes.error
                  ? '没有读到内容，不能发布'
                  : '正在读取…'}
            </Text>
            <FieldFrame label="施行日期">
              <DateInput label="施行日期" value={effectiveOn} onChange={setChosenDay} />
            </FieldFrame>
            <Field
              multiline
              label="版本说明"
              placeholder="公众会看到，如：2026 年首次发布"
              value={note}
              onChange={setNote}
            />
            {entries.data ? (
              <Text className="muted">{`内容校验码 ${entries.data.contentHash.slice(0, 16)}`}</Text>
            ) : null}
          </Card>
          <PersonalRows domains={planned} />
          <ReviewsCard
            query={reviews}
            plan={{ roundCode, domainCodes: domains.split(','), contentHash }}
            onLook={look}
          />
          <LawDoubtsView domains={domains} effectiveOn={effectiveOn} />
          <WithdrawnItems items={units.data?.flatMap(({ withdrawn }) => withdrawn) ?? []} />
          <DoubtedRows domains={planned} />
          <UnansweredRows rows={units.data?.flatMap(({ unanswered }) => unanswered) ?? []} />
        </View>
      </View>
      {asking ? (
        <Confirm title="确认发布" confirm="确认发布" busy={busy} onConfirm={act} onCancel={() => setAsking(false)}>
          <Text>
            {`将发布${entries.data?.name ?? ''}，含 ${domains.split(',').length} 个领域、${entries.data?.total ?? 0} 个公开事项，自 ${effectiveOn} 起施行。发布后任何人都可以查看，内容不能再改；发错了只能撤回并说明原因。`}
          </Text>
          {(reviews.data?.missing ?? []).map((text) => (
            <View key={text} className="note warn">
              {text}
            </View>
          ))}
          <Effect domains={planned} />
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}

type Shown = 'changes' | 'units' | 'entries'

/** One domain after the other: each is composed anew for the question. */
async function unitsOf(codes: readonly string[]): Promise<PublicationUnits[]> {
  const list: PublicationUnits[] = []
  for (const code of codes) list.push(await draftUnits(code))
  return list
}

/** The items that residents lose, and those that they read on as they were, before it is done. */
function Effect({ domains }: { domains: readonly PreviewedDomain[] }) {
  const sum = (countOf: (domain: PreviewedDomain) => number) =>
    domains.reduce((total, domain) => total + countOf(domain), 0)
  const withdrawn = sum(({ changes }) => changes.withdrawn)
  const kept = sum((domain) => domain.kept)
  const unanswered = sum((domain) => domain.unanswered)
  const doubted = sum((domain) => domain.doubtedCount)
  return (
    <>
      {withdrawn > 0 ? <View className="note warn">{`撤销 ${withdrawn} 项：群众将看不到，会看到原因。`}</View> : null}
      {kept > 0 ? <View className="note info">{`沿用 ${kept} 项：单位没有报送，照旧公开，注明未更新。`}</View> : null}
      {doubted > 0 ? <View className="note warn">{`${doubted} 项的栏目之间对不上，请先看一看提醒。`}</View> : null}
      {unanswered > 0 ? (
        <View className="note warn">{`${unanswered} 项没有确认是不是现行事项，将得到新的编号。`}</View>
      ) : null}
    </>
  )
}

function Changes({ query, domains }: { query: Query<PublicationChanges>; domains: string }) {
  const more = useMore<EntryChange>(async (page) => (await draftChanges(domains, page)).items, 50)
  return (
    <Loaded query={query}>
      {({ total, items }) =>
        total === 0 ? (
          <Empty title="与现行目录相比没有变化" />
        ) : (
          <View className="list">
            {[...items, ...more.items].map((change) => (
              <ChangeCard key={change.id} change={change} />
            ))}
            <More shown={items.length + more.items.length} total={total} more={more} />
          </View>
        )
      }
    </Loaded>
  )
}

function Entries({ draft, domains }: { draft: PublicationDraft; domains: string }) {
  const more = useMore<DraftEntry>(async (page) => (await draftEntries(domains, page)).items, 20)
  const [opened, setOpened] = useState<DraftEntry | null>(null)
  const all = [...draft.items, ...more.items]
  if (all.length === 0) return <Empty title="所选领域不再有公开事项" />
  return (
    <View className="list">
      {all.map((entry) => (
        <Card key={entry.id} label={`查看${entryName(entry)}`} onPress={() => setOpened(entry)}>
          <View className="row">
            <Tag tone="brand">{entry.domain.name}</Tag>
            <Tag>{entry.organisation.name}</Tag>
          </View>
          <Heading level={3}>{entryName(entry)}</Heading>
          <Text className="muted">{entry.timeLimit}</Text>
        </Card>
      ))}
      <More shown={all.length} total={draft.total} more={more} />
      {opened ? (
        <Sheet title={entryName(opened)} onClose={() => setOpened(null)}>
          <Text className="muted">{`编号 ${opened.id} · ${opened.domain.name} · ${opened.organisation.name}`}</Text>
          <Pairs pairs={plainWords(opened)} />
        </Sheet>
      ) : null}
    </View>
  )
}
