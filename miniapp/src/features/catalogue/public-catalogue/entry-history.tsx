import { fieldLabel } from '@gongkai/shared/base/template/entry'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { AMENDMENT_KINDS } from '@gongkai/shared/base/words/amendment-kinds'
import { TRIGGERS } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { useQuery } from '@/platform/use-query'
import { chinaTime } from '@/ui/china-time'
import { Heading, Press } from '@/ui/native'
import { Card, Loaded } from '@/ui/views'
import { history } from './api'

/** 变更记录: the editions that changed an entry; each leads to how it read then. */
export function EntryHistory({ id }: { id: string }) {
  const query = useQuery(`history ${id}`, () => history(id))
  return (
    <Card>
      <Heading level={2}>变更记录</Heading>
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <Text className="muted">没有变更。</Text>
          ) : (
            items.map(({ edition, kind, fields, cause, reason, successor }) => (
              <View key={edition.id} className="told">
                <Press
                  className="link-line"
                  label={`查看${edition.name}中的内容`}
                  onPress={() => open('publicEntry', { id, edition: edition.id })}
                >
                  {`${edition.name} · ${chinaTime(edition.publishedAt).slice(0, 10)} · ${labelOf(AMENDMENT_KINDS, kind)}${edition.withdrawn ? '（该版本已撤回）' : ''}`}
                </Press>
                {fields.map(({ field, before, after }) => (
                  <View key={field}>
                    <Text>{`${fieldLabel(field)}改为：${after || '（空）'}`}</Text>
                    <View className="was">{`原为：${before || '（空）'}`}</View>
                  </View>
                ))}
                {cause ? <Text className="muted">{`${labelOf(TRIGGERS, cause.trigger)}：${cause.reason}`}</Text> : null}
                {reason && reason !== cause?.reason ? <Text className="muted">{`原因：${reason}`}</Text> : null}
                {successor ? (
                  <Press
                    className="link-line"
                    label={`查看接替它的事项，编号 ${successor}`}
                    onPress={() => open('publicEntry', { id: successor })}
                  >
                    {`由编号 ${successor} 的事项接替`}
                  </Press>
                ) : null}
              </View>
            ))
          )
        }
      </Loaded>
    </Card>
  )
}
