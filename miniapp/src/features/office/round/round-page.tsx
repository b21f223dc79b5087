import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { Text, View } from '@tarojs/components'
import { useParam } from '@/platform/navigate'
import { type Query, useQuery } from '@/platform/use-query'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Loaded } from '@/ui/views'
import { round } from './api'
import { Delete } from './delete'
import { Extensions } from './extensions'
import { Join } from './join'
import { Milestones } from './milestones'
import { Phases } from './phases'
import { Rename } from './rename'

/** One round: its dates, phases and extensions. */
export function RoundPage() {
  const code = useParam('code')
  const query: Query<RoundDetail> = useQuery(`round/${code}`, () => round(code))
  return (
    <PageShell>
      <Loaded query={query}>
        {(found) => (
          <>
            <View>
              <Heading level={1}>{found.name}</Heading>
              <Text className="muted">
                {`${found.domainCount} 个领域、${found.assignmentCount} 项任务，已审定 ${found.finishedDomains} 个领域`}
              </Text>
            </View>
            <View className="columns">
              <View className="column">
                <Milestones round={found} onChanged={query.set} onLook={query.reload} />
                <Extensions round={found} onChanged={query.set} onLook={query.reload} />
                <Join round={found} onChanged={query.set} onLook={query.reload} />
              </View>
              <View className="column">
                <Phases round={found} onChanged={query.set} onLook={query.reload} />
                <Rename round={found} onChanged={query.set} onLook={query.reload} />
                <Delete round={found} onLook={query.reload} />
              </View>
            </View>
          </>
        )}
      </Loaded>
    </PageShell>
  )
}
