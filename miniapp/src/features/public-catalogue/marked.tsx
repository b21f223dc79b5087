import { Text } from '@tarojs/components'

/** A text with its found words marked (public-catalogue.contract.ts). */
export function Marked({ text, className = '' }: { text: string; className?: string }) {
  const [first = '', ...rest] = text.split('\u0002')
  return (
    <Text className={className}>
      {first}
      {rest.map((part, index) => {
        const [found = '', after = ''] = part.split('\u0003')
        return (
          <Text key={index}>
            <Text className="mark">{found}</Text>
            {after}
          </Text>
        )
      })}
    </Text>
  )
}
