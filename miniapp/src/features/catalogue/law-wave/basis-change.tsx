import type { Basis } from '@gongkai/shared/base/template/fields'
import { Text, View } from '@tarojs/components'

/** 《A》（文号）第三条 */
export const basisText = ({ title, documentNumber, article }: Basis): string =>
  `${title.startsWith('《') ? title : `《${title}》`}${documentNumber ? `（${documentNumber}）` : ''}${article}`

/** The basis before and after, and what is still to be asked about it. */
export function BasisChange({
  cited,
  becomes,
  asked,
}: {
  cited: readonly Basis[]
  becomes: readonly Basis[]
  asked: string
}) {
  return (
    <View className="stack tight">
      {cited.length > 0 ? <View className="was">{`原为：${cited.map(basisText).join('；')}`}</View> : null}
      {becomes.length > 0 ? <View className="pre">{`改为：${becomes.map(basisText).join('；')}`}</View> : null}
      {asked ? <Text className="muted">{`条款待核对：原引用${asked}`}</Text> : null}
    </View>
  )
}
