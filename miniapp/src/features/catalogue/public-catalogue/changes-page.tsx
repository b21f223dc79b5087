import '@/styles/reading.scss'
import type { EditionView, EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { ChangeCard, changesInWords } from '@/features/catalogue/publication/change-card'
import { open, useParam } from '@/platform/navigate'
import { useShareCard } from '@/platform/share'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { LongList } from '@/ui/long-list'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Empty, Loaded } from '@/ui/views'
import { changes, editions } from './api'
import { SiteFooter } from './site-footer'

const ROW_HEIGHT = 150

/** The changes of an edition against the one before, or against any other, entry by entry and field by field. */
export function ChangesPage() {
  const [id, setId] = useState(useParam('id'))
  const [since, setSince] = useState(useParam('since'))
  const [domain, setDomain] = useState(useParam('domain'))
  const all = useQuery('editions', editions)
  useShareCard(() => ({
    title: '政务公开事项目录的变化',
    path: pageUrl('changes', { id, ...(since ? { since } : {}), ...(domain ? { domain } : {}) }),
  }))
  const choices = (all.data ?? [])
    .filter(({ withdrawn }) => !withdrawn?.concealed)
    .map(({ id: code, name, withdrawn }) => ({ code: String(code), name: `${name}${withdrawn ? '（已撤回）' : ''}` }))
  return (
    <PageShell>
      <View className="columns facts-first">
        <View className="column">
          <Card>
            <View className="stack">
              <PickField label="这一版" value={id} choices={choices} onPick={setId} />
              <PickField
                label="与哪一版比"
                value={since}
                choices={[{ code: '', name: '上一版' }, ...choices.filter(({ code }) => code !== id)]}
                onPick={setSince}
              />
              <PickField
                label="试点领域"
                value={domain}
                choices={[{ code: '', name: '全部领域' }, ...domainsOf(all.data ?? [])]}
                onPick={setDomain}
              />
            </View>
          </Card>
        </View>
        <View className="column">
          <EditionChanges key={`${id} ${since} ${domain}`} id={id} since={since} domain={domain} />
        </View>
      </View>
      <SiteFooter />
    </PageShell>
  )
}

/** The domains of all editions, in the order in which the newest that has each lists them. */
function domainsOf(list: readonly EditionView[]) {
  const domains = new Map(list.flatMap((edition) => edition.domains.map((domain) => [domain.code, domain])))
  return [...domains.values()]
}

/** The changes unit by unit, in the order in which the units come; the first of each says whose they are. */
function byUnit(changes: readonly EntryChange[]): { change: EntryChange; heads: boolean }[] {
  const groups = new Map<string, EntryChange[]>()
  for (const change of changes) {
    const unit = `${change.domain.code}/${change.organisation.code}`
    groups.set(unit, [...(groups.get(unit) ?? []), change])
  }
  return [...groups.values()].flatMap((group) => group.map((change, at) => ({ change, heads: at === 0 })))
}

const titleOf = (edition: EditionView, since: EditionView | null) =>
  since ? `${edition.name}与${since.name}相比` : `${edition.name}（第一版）`

function EditionChanges({ id, since, domain }: { id: string; since: string; domain: string }) {
  const load = (page: number) => changes(id, { page, ...(since ? { since } : {}), ...(domain ? { domain } : {}) })
  const query = useQuery(`changes ${id} ${since} ${domain}`, () => load(1))
  const more = useMore(async (page) => (await load(page)).items, 50)
  return (
    <Loaded query={query}>
      {({ edition, since: other, counts, total, items }) => (
        <>
          <Text className="muted">
            {domain
              ? `${titleOf(edition, other)}：${total} 项变化`
              : `${titleOf(edition, other)}：${changesInWords(counts)}`}
          </Text>
          {total === 0 ? <Empty title="没有变化" /> : null}
          <View className="one">
            <LongList items={byUnit([...items, ...more.items])} rowHeight={ROW_HEIGHT}>
              {({ change, heads }) => (
                <View key={change.id} className="stack tight">
                  {heads ? <Heading level={2}>{`${change.organisation.name} · ${change.domain.name}`}</Heading> : null}
                  <ChangeCard change={change} onPress={() => open('publicEntry', { id: change.id })} />
                </View>
              )}
            </LongList>
          </View>
          <More shown={items.length + more.items.length} total={total} more={more} />
        </>
      )}
    </Loaded>
  )
}
