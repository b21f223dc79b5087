import type { EditionLosses } from '@gongkai/shared/catalogue/publication/publication.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { Loaded } from '@/ui/views'
import { losses } from './api'

const KINDS: readonly [kind: 'unread' | 'older' | 'back', tone: string, words: (count: number) => string][] = [
  ['unread', 'warn', (count) => `${count} 个公开事项群众将看不到`],
  ['older', 'warn', (count) => `${count} 个公开事项将显示以前的内容`],
  ['back', 'info', (count) => `${count} 个已撤销的公开事项将重新公开`],
]

/** The public's loss by taking an edition back, before it is done. */
export function Losses({ editionId }: { editionId: number }) {
  const query = useQuery(`losses of ${editionId}`, () => losses(editionId))
  return (
    <Loaded query={query}>
      {(found) => (
        <View className="stack tight">
          {found.domains.length === 0 ? <Text>各领域都已有更新的版本，撤回后群众看到的内容不变。</Text> : null}
          {KINDS.map(([kind, tone, words]) =>
            found[kind].total > 0 ? (
              <Items key={kind} tone={tone} words={words(found[kind].total)} found={found[kind]} />
            ) : null,
          )}
          {found.domains.map(({ code, name, readIn }) => (
            <Text key={code} className="muted">
              {readIn ? `${name}：恢复为${readIn}的内容` : `${name}：没有更早的版本，不再公开`}
            </Text>
          ))}
        </View>
      )}
    </Loaded>
  )
}

function Items({ tone, words, found }: { tone: string; words: string; found: EditionLosses['unread'] }) {
  const [unfolded, setUnfolded] = useState(false)
  const rest = found.total - found.items.length
  return (
    <View>
      <View className={`note ${tone}`}>{words}</View>
      <Button kind="link" label={`${unfolded ? '收起' : '查看'}：${words}`} onPress={() => setUnfolded(!unfolded)}>
        {unfolded ? '收起' : '查看是哪些事项'}
      </Button>
      {unfolded
        ? found.items.map(({ id, name, organisation }) => (
            <View key={id} className="muted">{`${name}（${organisation.name}，编号 ${id}）`}</View>
          ))
        : null}
      {unfolded && rest > 0 ? <View className="muted">{`另有 ${rest} 项`}</View> : null}
    </View>
  )
}
