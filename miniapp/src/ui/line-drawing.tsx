import { View } from '@tarojs/components'

const svg = (path: string) =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'><path d='${path}'/></svg>`
const dataUri = (text: string) => `data:image/svg+xml,${text.replace(/[<>#]/g, encodeURIComponent)}`

/** Lines on a field of 24×24 in the colour of the text around them. WeChat has no inline svg: it is a mask. */
export function LineDrawing({ path }: { path: string }) {
  return <View className="line-drawing masked" style={{ '--drawing': `url("${dataUri(svg(path))}")` } as object} />
}
