import { fieldLabel } from '@gongkai/shared/base/template/entry'
import type { PublicationItem } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { Sheet } from '@/ui/form-native'
import { More } from '@/ui/more'
import { Empty, Loaded } from '@/ui/views'
import { draftItems } from './api'

const ON_A_PAGE = 50

/** The items behind one of a unit's counts. */
export function UnitItems({
  title,
  domain,
  unit,
  kind,
  onClose,
}: {
  title: string
  domain: string
  unit: string
  kind: PublicationItem['kind']
  onClose: () => void
}) {
  const load = (page: number) => draftItems({ domain, unit, kind, page })
  const query = useQuery(`items ${domain} ${unit} ${kind}`, () => load(1))
  const more = useMore<PublicationItem>(async (page) => (await load(page)).items, ON_A_PAGE)
  return (
    <Sheet title={title} onClose={onClose}>
      <Loaded query={query}>
        {({ total, items }) => (
          <View>
            {total === 0 ? <Empty title="没有事项" /> : null}
            {[...items, ...more.items].map((item) => (
              <View key={item.id} className="told">
                <Text>{item.name}</Text>
                <Text className="muted">{`编号 ${item.id}`}</Text>
                {item.reason ? <Text>{`原因：${item.reason}`}</Text> : null}
                {item.fields.map(({ field, before, after }) => (
                  <View key={field} className="changed-field">
                    <Text className="field-name">{fieldLabel(field)}</Text>
                    <View className="was">{`原为：${before || '（空）'}`}</View>
                    <View className="pre">{`现为：${after || '（空）'}`}</View>
                  </View>
                ))}
              </View>
            ))}
            <More shown={items.length + more.items.length} total={total} more={more} />
          </View>
        )}
      </Loaded>
    </Sheet>
  )
}
