import '@/styles/reading.scss'
import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { ChangeCard, changesInWords } from '@/features/publication/change-card'
import { open, useParam } from '@/platform/navigate'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { pageUrl } from '@/routes'
import { More } from '@/ui/more'
import { PageShell } from '@/ui/page-shell'
import { PickField } from '@/ui/pick-field'
import { Card, Empty, Loaded } from '@/ui/views'
import { changes, editions } from './api'

/** What an edition changed against the one before, or against any other, entry by entry and field by field. */
export function ChangesPage() {
  const [id, setId] = useState(useParam('id'))
  const [since, setSince] = useState(useParam('since'))
  const domain = useParam('domain')
  const all = useQuery('editions', editions)
  useShareAppMessage(() => ({
    title: '政务公开事项目录的变化',
    path: pageUrl('changes', { id, ...(since ? { since } : {}) }),
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
            </View>
          </Card>
        </View>
        <View className="column">
          <EditionChanges key={`${id} ${since} ${domain}`} id={id} since={since} domain={domain} />
        </View>
      </View>
    </PageShell>
  )
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
          <View className="stack">
            {[...items, ...more.items].map((change) => (
              <ChangeCard
                key={change.id}
                change={change}
                onPress={change.kind === 'withdraw' ? undefined : () => open('publicEntry', { id: change.id })}
              />
            ))}
          </View>
          <More shown={items.length + more.items.length} total={total} more={more} />
        </>
      )}
    </Loaded>
  )
}
