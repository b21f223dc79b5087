import { Text, View } from '@tarojs/components'
import { LineDrawing } from '@/ui/line-drawing'
import { domainDrawing } from './domain-icons'

/** The drawing of a domain, in the colour of the text around it; the first character of its name where there is none. */
export function DomainSign({ name, sign = '' }: { name: string; sign?: string }) {
  const path = domainDrawing(name, sign)
  return (
    <View className="sign-tile" {...{ 'aria-hidden': 'true' }}>
      {path ? <LineDrawing path={path} /> : <Text className="sign-letter">{name.slice(0, 1)}</Text>}
    </View>
  )
}
