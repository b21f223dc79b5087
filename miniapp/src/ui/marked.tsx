import { markedParts } from '@gongkai/shared/catalogue/public-catalogue/marked-parts'
import { Text } from '@tarojs/components'

/** A text whose found words are bold on a ground of their own. */
export function Marked({ text }: { text: string }) {
  return markedParts(text).map((part, index) => (
    <Text key={index} className={part.marked ? 'mark' : ''}>
      {part.text}
    </Text>
  ))
}
