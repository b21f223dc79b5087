import type { DisclosureItem } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { isOnline } from '@/platform/network'
import { CAN_SCAN, scanCode } from '@/platform/scan'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { TypedInput } from '@/ui/form-native'
import { Press } from '@/ui/native'
import { useSearch } from '@/ui/use-search'
import { Refused, SearchFailed } from '@/ui/views'
import { disclosureItem, disclosureItems } from './api'
import { knownItem, knownItems } from './known-items'
import { itemOfPoster } from './poster-code'
import { StateTag } from './states'

/** So many are drawn; of more a longer word finds the one. */
const SHOWN = 20
const AT_FIRST = 8

/** By a word, by a number, by a poster's address; without a network among those this phone has read. */
async function found(text: string): Promise<DisclosureItem[]> {
  const q = itemOfPoster(text) || text
  if (isOnline()) return (await disclosureItems({ q })).items
  return knownItems()
    .map(({ item }) => item)
    .filter(({ name, publicNumber }) => `${name} ${publicNumber}`.includes(q))
}

/** The item that something came into being under: one of the last ones, by a word of its name, or by the code on its poster. */
export function ItemPicker({
  recent,
  taken = [],
  onPick,
}: {
  recent: readonly DisclosureItem[]
  /** chosen already */ taken?: readonly string[]
  onPick: (item: DisclosureItem) => void
}) {
  const search = useSearch<DisclosureItem>(found)
  const { busy, errors, run } = useAction()
  const searching = search.text.trim() !== ''
  const listed = searching || recent.length === 0 ? (search.found ?? []) : recent
  const items = listed.filter(({ publicNumber }) => !taken.includes(publicNumber))
  const shown = items.slice(0, searching ? SHOWN : AT_FIRST)
  const scan = () =>
    run(async () => {
      const scanned = await scanCode()
      if (scanned === '') return
      const publicNumber = itemOfPoster(scanned)
      if (!publicNumber) throw new Error('这不是公开事项的海报，请按名称查找')
      const item = isOnline() ? (await disclosureItem(publicNumber)).item : knownItem(publicNumber)?.item
      if (!item) throw new Error('没有网络，本机还没有读过这个事项，请按名称查找')
      onPick(item)
      done(item.name)
    })
  return (
    <View className="stack">
      <View className="search">
        <TypedInput
          search
          label="查找公开事项"
          placeholder={CAN_SCAN ? '名称或编号' : '名称、编号或海报上的网址'}
          value={search.text}
          onChange={search.setText}
        />
        {CAN_SCAN ? (
          <Button kind="plain" disabled={busy} onPress={scan}>
            扫海报
          </Button>
        ) : null}
      </View>
      <Refused texts={errors} />
      {search.failed && searching ? <SearchFailed what="公开事项" onRetry={search.again} /> : null}
      {searching && search.found?.length === 0 ? <Text className="muted">没有找到，可以换个词。</Text> : null}
      {searching || recent.length === 0 ? null : <Text className="muted">最近登记过的</Text>}
      {shown.map((item) => (
        <Press key={item.publicNumber} className="found" onPress={() => onPick(item)}>
          <View className="row between">
            <Text className="found-name">{item.name}</Text>
            <StateTag state={item.state} />
          </View>
          <Text className="muted">{`${item.domain.name} · ${item.unit.name} · ${item.publicNumber}`}</Text>
        </Press>
      ))}
      {items.length > shown.length ? <Text className="muted">还有其他事项，写出名称的一部分更好找。</Text> : null}
    </View>
  )
}
