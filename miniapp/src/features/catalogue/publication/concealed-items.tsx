import type { EntryChange } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useMore } from '@/platform/use-more'
import { useQuery } from '@/platform/use-query'
import { ChoiceChips } from '@/ui/choice-chips'
import { More } from '@/ui/more'
import { Check } from '@/ui/native'
import { Loaded } from '@/ui/views'
import { editionChanges } from './api'

type Which = 'all' | 'some'

/** For which items an edition is concealed; null: all that it added or changed. */
export function ConcealedItems({
  editionId,
  chosen,
  onChange,
}: {
  editionId: number
  chosen: string[] | null
  onChange: (items: string[] | null) => void
}) {
  return (
    <View className="stack">
      <Text className="muted">
        选中的事项撤下后，在改好以前不会再随目录发布；以前版本里内容相同的也一并撤下，所属单位会收到通知。
      </Text>
      <ChoiceChips<Which>
        single
        label="撤下哪些公开事项"
        options={[
          { code: 'all', label: '这一版新增和修改的全部事项' },
          { code: 'some', label: '只是其中几项' },
        ]}
        value={[chosen ? 'some' : 'all']}
        onChange={([which]) => onChange(which === 'some' ? (chosen ?? []) : null)}
      />
      {chosen ? <Choice editionId={editionId} chosen={chosen} onChange={onChange} /> : null}
    </View>
  )
}

function Choice({
  editionId,
  chosen,
  onChange,
}: {
  editionId: number
  chosen: string[]
  onChange: (items: string[]) => void
}) {
  const query = useQuery(`changes of ${editionId}`, () => editionChanges(editionId, 1))
  const more = useMore<EntryChange>(async (page) => (await editionChanges(editionId, page)).items, 50)
  return (
    <Loaded query={query}>
      {({ total, items }) => {
        const all = [...items, ...more.items]
        return (
          <View className="list">
            {all
              .filter(({ kind }) => kind !== 'withdraw')
              .map(({ id, name, organisation }) => (
                <Check
                  key={id}
                  className="pick"
                  label={`${name}（${organisation.name}）`}
                  checked={chosen.includes(id)}
                  onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((item) => item !== id))}
                >
                  <Text className="domain-name">{name}</Text>
                  <Text className="muted">{`${organisation.name} · ${id}`}</Text>
                </Check>
              ))}
            <More shown={all.length} total={total} more={more} />
          </View>
        )
      }}
    </Loaded>
  )
}
