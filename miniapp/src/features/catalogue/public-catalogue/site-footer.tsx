import { footerLines } from '@gongkai/shared/base/region/region-facts'
import { Text, View } from '@tarojs/components'
import { useQuery } from '@/platform/use-query'
import { publicRegion } from './api'

/** The foot of a public page: who runs it and under which numbers, as a government website owes it. Nothing where nothing is said. */
export function SiteFooter() {
  const { data } = useQuery('region', publicRegion)
  const lines = data ? footerLines(data.footer) : []
  if (lines.length === 0) return null
  return (
    <View className="site-foot">
      {lines.map((line) => (
        <Text key={line} className="muted">
          {line}
        </Text>
      ))}
    </View>
  )
}
