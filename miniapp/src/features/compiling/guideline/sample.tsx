import { View } from '@tarojs/components'
import { Tag } from '@/ui/status-tag'

/** One for a domain: its rows came with the product, and so many of them have been checked by its lead. Nothing once all are. */
export function SampleBanner({ checked, total }: { checked: number; total: number }) {
  if (checked >= total) return null
  return (
    <View className="note warn">
      {`示例 · 已核对 ${checked}/${total}：标“示例”的行是产品附带的，未经牵头单位核对，请对照上级文件使用。`}
    </View>
  )
}

/** The quiet mark at a row. */
export const SampleTag = ({ unchecked }: { unchecked: boolean }) => (unchecked ? <Tag tone="warn">示例</Tag> : null)
