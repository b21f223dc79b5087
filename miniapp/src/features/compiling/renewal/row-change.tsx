import { labelOf } from '@gongkai/shared/base/template/entry-template'
import type { RenewalOfWork, RenewalRow } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { CONCERN_KINDS } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading, Press } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'

/** By a word: how a row stands to what is published. */
export function ChangeTag({ row }: { row: RenewalRow }) {
  if (row.change === 'new') return <Tag tone="brand">新增</Tag>
  if (row.change === 'changed') return <Tag tone="brand">有变化</Tag>
  return row.confirmed ? <Tag tone="ok">与去年相同</Tag> : <Tag tone="warn">待确认</Tag>
}

/** Reasons to look again before the row is said to be the same. */
export function Concerns({ concerns }: { concerns: RenewalRow['concerns'] }) {
  return (
    <>
      {concerns.map(({ kind, text }) => (
        <View key={`${kind}/${text}`} className="note warn">
          {`${labelOf(CONCERN_KINDS, kind)}：${text}`}
        </View>
      ))}
    </>
  )
}

/** 不予公开 of the unit: it is in no catalogue, and is looked at again by its date. */
export function Withheld({ renewal }: { renewal: RenewalOfWork | null }) {
  if (!renewal || renewal.withheld.length === 0) return null
  return (
    <Card>
      <Heading level={3}>不予公开的事项</Heading>
      {renewal.withheld.map(({ entryId, name, reassessOn, concerns }) => (
        <View key={entryId}>
          <Press label={`不予公开 ${name}`} onPress={() => open('entry', { id: entryId })}>
            <Text>{`${name}${reassessOn ? `（${reassessOn} 前重新评估）` : ''}`}</Text>
          </Press>
          <Concerns concerns={concerns} />
        </View>
      ))}
    </Card>
  )
}
