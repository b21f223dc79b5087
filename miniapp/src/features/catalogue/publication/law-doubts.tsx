import type { LawDoubtOfItem } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { More } from '@/ui/more'
import { Heading } from '@/ui/native'
import { Card } from '@/ui/views'
import { lawDoubts } from './api'

/** As many as the server gives at once. */
const PAGE = 50

/** Items whose 公开依据 are not in force on the 施行日期: told, and no hindrance. */
export function LawDoubtsView({ domains, effectiveOn }: { domains: string; effectiveOn: string }) {
  const asked = `law-doubts ${domains} ${effectiveOn}`
  const { data } = useQuery(effectiveOn ? asked : null, () => lawDoubts(domains, effectiveOn, 1))
  const more = useMore<LawDoubtOfItem>(
    async (page) => (await lawDoubts(domains, effectiveOn, page)).items,
    PAGE,
    `${asked}/${data?.total}`,
  )
  if (!data || data.total === 0) return null
  const listed = [...data.items, ...more.items]
  return (
    <Card>
      <Heading level={2}>{`依据在施行日期不适用（${data.total}）`}</Heading>
      <Text className="muted">{`按 ${effectiveOn} 核对。不影响发布；可以退回修改，或发布后动态调整。`}</Text>
      {listed.map(({ id, name, domain, organisation, texts }) => (
        <View key={id} className="answered">
          <Text className="answered-name">{name}</Text>
          <Text className="muted">{`${domain.name} · ${organisation.name} · 编号 ${id}`}</Text>
          {texts.map((text) => (
            <View key={text} className="note warn">
              {text}
            </View>
          ))}
        </View>
      ))}
      <More shown={listed.length} total={data.total} more={more} />
    </Card>
  )
}
