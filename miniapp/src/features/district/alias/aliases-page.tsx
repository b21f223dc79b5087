import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { ALIAS_KINDS, type LearntAlias } from '@gongkai/shared/district/alias/alias.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { Tag } from '@/ui/status-tag'
import { Card, Confirm, Empty, Loaded, Refused } from '@/ui/views'
import { aliases, forgetAlias } from './api'

/** 别名: what imports and search have learnt from corrections; each can be forgotten. */
export function AliasesPage() {
  const query = useQuery('aliases', aliases)
  const [asking, setAsking] = useState<LearntAlias | null>(null)
  const { busy, errors, run } = useAction(query.reload)
  const forget = ({ id }: LearntAlias) =>
    run(async () => {
      await forgetAlias(id)
      setAsking(null)
      done('已删除')
      query.reload()
    })
  return (
    <PageShell>
      <Text className="muted">
        核对导入的表格时改正了没有读懂的领域、单位或渠道，可以记住这种写法，下次导入直接读懂。区信息公开办记住的对全区有效，群众搜索也用得上。
      </Text>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <Empty title="还没有记住别名">
              <Text className="muted">导入表格时改正一处，就会问要不要记住。</Text>
            </Empty>
          ) : (
            <View className="list">
              {list.map((one) => (
                <Card key={one.id}>
                  <View className="row between">
                    <Text className="muted">{`${labelOf(ALIAS_KINDS, one.kind)} · ${one.by} · ${chinaTime(one.at)}`}</Text>
                    <Tag tone={one.scope === 'district' ? 'brand' : 'idle'}>
                      {one.scope === 'district' ? '全区' : '本单位'}
                    </Tag>
                  </View>
                  <View className="row between">
                    <Heading level={3}>{`“${one.alias}”就是“${one.means.name}”`}</Heading>
                    {one.can.forget.length === 0 ? (
                      <Button kind="link" label={`删除 ${one.alias}`} onPress={() => setAsking(one)}>
                        删除
                      </Button>
                    ) : null}
                  </View>
                </Card>
              ))}
            </View>
          )
        }
      </Loaded>
      {asking ? (
        <Confirm
          title="删除这个别名？"
          confirm="删除"
          busy={busy}
          onConfirm={() => forget(asking)}
          onCancel={() => setAsking(null)}
        >
          <Text>{`以后导入时，“${asking.alias}”不再读作“${asking.means.name}”。已经导入的不变。`}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </PageShell>
  )
}
