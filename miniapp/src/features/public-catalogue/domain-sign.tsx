import { View } from '@tarojs/components'
import { domainDrawing } from './domain-icons'

const svg = (path: string) =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'><path d='${path}'/></svg>`
const dataUri = (text: string) => `data:image/svg+xml,${text.replace(/[<>#]/g, encodeURIComponent)}`

/** The drawing of a domain, in the colour of the text around it. WeChat has no inline svg: it is a mask. */
export function DomainSign({ name }: { name: string }) {
  const drawing = { '--drawing': `url("${dataUri(svg(domainDrawing(name)))}")` } as object
  return (
    <View className="sign-tile" {...{ 'aria-hidden': 'true' }}>
      <View className="domain-sign" style={drawing} />
    </View>
  )
}
