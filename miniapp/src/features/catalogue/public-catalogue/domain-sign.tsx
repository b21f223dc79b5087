import { View } from '@tarojs/components'
import { LineDrawing } from '@/ui/line-drawing'
import { domainDrawing } from './domain-icons'

/** The drawing of a domain, in the colour of the text around it. */
export function DomainSign({ name }: { name: string }) {
  return (
    <View className="sign-tile" {...{ 'aria-hidden': 'true' }}>
      <LineDrawing path={domainDrawing(name)} />
    </View>
  )
}
