import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { LAW_KINDS, type LawDetail, type ShippedLaw } from '@gongkai/shared/district/law/law.contract'
import { Text, View } from '@tarojs/components'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { chooseShipped } from './api'
import { inBrackets } from './law-words'
import { forgetLaws } from './use-laws'

type Said = Omit<ShippedLaw, 'ended'> & { ended: boolean }

const LINES: readonly (readonly [string, (said: Said) => string])[] = [
  ['名称', ({ title }) => title],
  ['文号', ({ documentNumber }) => documentNumber],
  ['类别', ({ kind }) => (kind ? labelOf(LAW_KINDS, kind) : '')],
  ['制定机关', ({ issuer }) => issuer],
  ['施行日期', ({ effectiveFrom }) => effectiveFrom ?? ''],
  ['废止', ({ ended, endedOn }) => (ended ? (endedOn ?? '已经废止') : '')],
  ['取代它的', ({ replacedBy }) => inBrackets(replacedBy)],
  ['条文', ({ lastArticle }) => (lastArticle ? `共 ${lastArticle} 条` : '')],
  ['说明', ({ note }) => note],
  ['来源', ({ source }) => source],
]

/** 随产品更新的资料与本地不同: both, and the choice of one. */
export function Shipped({
  law,
  shipped,
  onChosen,
  onLook,
}: {
  law: LawDetail
  shipped: ShippedLaw
  onChosen: (law: LawDetail) => void
  onLook: () => void
}) {
  const { busy, errors, run } = useAction(onLook)
  const local: Said = { ...law, ended: law.status === 'repealed' || law.endedOn !== null }
  const choose = (take: 'shipped' | 'local') =>
    run(async () => {
      onChosen(await chooseShipped(law.id, { version: law.version, take }))
      forgetLaws()
      done(take === 'shipped' ? '已采用产品资料' : '已保留本地资料')
    })
  return (
    <Card>
      <Heading level={2}>随产品更新的资料与本地不同</Heading>
      <Text className="muted">本地修改过的不会被更新覆盖，请对照后采用其中一份。</Text>
      {LINES.map(([name, words]) => [name, words(local), words(shipped)] as const)
        .filter(([, here, there]) => here !== there)
        .map(([name, here, there]) => (
          <View key={name} className="answered">
            <Text className="answered-name">{name}</Text>
            <Text>{`本地：${here || '（空）'}`}</Text>
            <Text>{`产品：${there || '（空）'}`}</Text>
          </View>
        ))}
      <Refused texts={errors} />
      <View className="row after">
        <Button disabled={busy} onPress={() => choose('shipped')}>
          采用产品资料
        </Button>
        <Button kind="plain" disabled={busy} onPress={() => choose('local')}>
          保留本地资料
        </Button>
      </View>
    </Card>
  )
}
