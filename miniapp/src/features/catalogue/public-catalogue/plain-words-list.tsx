import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'
import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'
import { plainWords } from './plain-words'
import { useDeadlineExample } from './use-deadline-example'

/** An entry's plain words; for an entry that stands now, its 公开时限 with an example of today. */
export function PlainWords({ item, current }: { item: PublicEntry; current: boolean }) {
  const example = useDeadlineExample(current ? item.id : '', item.timeLimit)
  return (
    <View className="pairs">
      {plainWords(item)
        .filter(([, text]) => text)
        .map(([name, text]) => (
          <Fragment key={name}>
            <Text className="pair-name">{name}</Text>
            <View className="pair-value">
              <Text>{text}</Text>
              {name === '什么时候' && example ? <Text className="muted">{example}</Text> : null}
            </View>
          </Fragment>
        ))}
    </View>
  )
}
