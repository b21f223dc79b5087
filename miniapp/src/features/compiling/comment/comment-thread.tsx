import '@/styles/notification.scss'
import { COMMENT_MAX_LENGTH } from '@gongkai/shared/compiling/comment/comment-policy'
import { Text, View } from '@tarojs/components'
import { EraseLink } from '@/features/district/privacy/erase-link'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { useQuery } from '@/platform/use-query'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Field } from '@/ui/field'
import { Heading } from '@/ui/native'
import { Loaded, Refused } from '@/ui/views'
import { addComment, comments } from './api'

/** 留言 on one entry, between those who fill it and those who review it. */
export function CommentThread({ entryId }: { entryId: number }) {
  const query = useQuery(`comments/${entryId}`, () => comments(entryId))
  const [text, setText, sent] = useKept(`comment/${entryId}`, '')
  const { busy, errors, run } = useAction()
  const send = () =>
    run(async () => {
      query.set(await addComment(entryId, text.trim()))
      sent()
    })
  return (
    <View className="card stack">
      <Heading level={3}>留言</Heading>
      <Loaded query={query}>
        {(list) =>
          list.length === 0 ? (
            <Text className="muted">填报和审核的单位可以在这里说明情况，对方会收到消息。</Text>
          ) : (
            <View className="stack tight">
              {list.map((comment) => (
                <View key={comment.id} className={`comment ${comment.own ? 'own' : ''}`}>
                  <Text className="muted">
                    {`${comment.organisation.name} ${comment.name} · ${chinaTime(comment.at)}`}
                  </Text>
                  <Text className="written">{comment.text}</Text>
                  <EraseLink place="comment" id={comment.id} about={`${comment.name}的留言`} />
                </View>
              ))}
            </View>
          )
        }
      </Loaded>
      <Field
        multiline
        label="写留言"
        value={text}
        issues={text.trim().length > COMMENT_MAX_LENGTH ? [`留言最多 ${COMMENT_MAX_LENGTH} 字`] : []}
        onChange={setText}
      />
      <Refused texts={errors} />
      <View className="row">
        <Button kind="plain" disabled={busy || !text.trim()} onPress={send}>
          发送留言
        </Button>
      </View>
    </View>
  )
}
