import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ROLES } from '@gongkai/shared/base/words/roles'
import type { Post } from '@gongkai/shared/district/wechat/wechat.contract'
import { Text, View } from '@tarojs/components'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** The posts of one person, each to be entered by a tap. */
export function PostList({
  posts,
  current = '',
  onPick,
}: {
  posts: readonly Post[]
  /** account signed in with */ current?: string
  onPick: (account: string) => void
}) {
  return (
    <View className="stack">
      {posts.map(({ account, name, organisation, roles }) => (
        <Card
          key={account}
          label={`${organisation.name} ${name}${account === current ? ' 正在使用' : ''}`}
          onPress={account === current ? undefined : () => onPick(account)}
        >
          <Text className="strong">{organisation.name}</Text>
          <Text className="muted">
            {name} · {roles.map((role) => labelOf(ROLES, role)).join('、')}
          </Text>
          {account === current ? <Tag tone="ok">正在使用</Tag> : null}
        </Card>
      ))}
    </View>
  )
}
