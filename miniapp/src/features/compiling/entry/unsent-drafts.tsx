import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { Card } from '@/ui/views'
import { usePendingDrafts } from './use-pending-drafts'

/** The drafts that this phone holds and the server does not, each leading to its entry; nothing when all is sent. */
export function UnsentDrafts() {
  const drafts = usePendingDrafts()
  if (drafts.length === 0) return null
  return (
    <>
      <Heading>{`还在本机的填写内容（${drafts.length}）`}</Heading>
      <View className="list">
        {drafts.map(({ entryId, name, sign }) => (
          <Card key={entryId} onPress={() => open('entry', { id: entryId })}>
            <View className="row between">
              <Text>{name}</Text>
              <Tag tone={sign.tone}>{sign.text}</Tag>
            </View>
          </Card>
        ))}
      </View>
    </>
  )
}
