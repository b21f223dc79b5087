import {
  REMEDIES_ON_A_PAGE,
  type RemedyPage,
  type RemedyQuery,
} from '@gongkai/shared/catalogue/spot-check/spot-check.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Empty, Loaded } from '@/ui/views'
import { remedies } from './api'
import { LineCard } from './line-card'
import { RemedyDialog } from './remedy-dialog'

type State = NonNullable<RemedyQuery['state']>
const STATES: readonly { code: State; label: string }[] = [
  { code: 'open', label: '未完成' },
  { code: 'overdue', label: '已逾期' },
  { code: 'closed', label: '已销号' },
]

/** 整改: of one's own unit, of a lead's domains, of all for the office. */
export function RemediesPage() {
  const [state, setState] = useState<State>('open')
  const [turn, setTurn] = useState(0)
  const query = useQuery(`remedies/${state}`, () => remedies(state, 1))
  const more = useMore(async (page) => (await remedies(state, page)).items, REMEDIES_ON_A_PAGE, `${state} ${turn}`)
  const [saying, setSaying] = useState<RemedyPage['items'][number] | null>(null)
  const reload = () => {
    setTurn((old) => old + 1)
    query.reload()
  }
  const listed = [...(query.data?.items ?? []), ...more.items]
  const said = saying && (listed.find(({ id }) => id === saying.id) ?? saying)
  return (
    <PageShell>
      <View>
        <Heading level={1}>整改清单</Heading>
        <Text className="muted">抽查发现的问题。补公开并登记后自动销号。</Text>
      </View>
      <ChoiceChips
        single
        label="整改情况"
        options={STATES}
        value={[state]}
        onChange={([chosen]) => setState(chosen ?? state)}
      />
      <Loaded query={query}>
        {({ total, items }) =>
          total === 0 ? (
            <Empty title={state === 'closed' ? '还没有销号的整改' : '没有要整改的问题'} />
          ) : (
            <>
              <View className="list">
                {listed.map((line) => (
                  <LineCard key={line.id} line={line} checkedBy={line.checkedBy} onSay={() => setSaying(line)} />
                ))}
              </View>
              <More shown={items.length + more.items.length} total={total} more={more} />
            </>
          )
        }
      </Loaded>
      {said ? (
        <RemedyDialog
          checkId={said.checkId}
          line={said}
          look={reload}
          onDone={() => {
            setSaying(null)
            reload()
          }}
          onCancel={() => setSaying(null)}
        />
      ) : null}
    </PageShell>
  )
}
