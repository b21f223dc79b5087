import type {
  AssignmentDetail,
  ItemOfRow,
  PublishedItem,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Errors } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading, Region } from '@/ui/native'
import { Choices } from '@/ui/pick-field'
import { Refused } from '@/ui/views'

const NEW = 'new'
export const titleOf = ({ id, name }: PublishedItem) => `《${name}》（编号 ${id}）`

/** The published item that a row goes on with: said, asked where it might be one, and to be changed until 报送. */
export function ItemBox({
  item,
  task,
  readOnly,
  busy,
  errors,
  onConnect,
}: {
  item: ItemOfRow
  task: AssignmentDetail
  readOnly: boolean
  busy: boolean
  errors: Errors
  /** null: a new item */ onConnect: (id: string | null) => void
}) {
  const [changing, setChanging] = useState(false)
  const { continues, alike } = item
  const free = [...alike, ...task.published.kept, ...task.published.cancelled]
  const choices = [...new Map(free.map((candidate) => [candidate.id, candidate])).values()]
  const pick = (id: string | null) => {
    setChanging(false)
    onConnect(id)
  }
  if (readOnly) return continues ? <View className="note info">{`沿续现行目录中的${titleOf(continues)}`}</View> : null
  if (!continues && choices.length === 0) return <Refused texts={errors} />
  return (
    <>
      {alike.length > 0 && !continues ? (
        <Question alike={alike} busy={busy} onAnswer={onConnect} onOther={() => setChanging(true)} />
      ) : (
        <View className="notice note info">
          <Text>
            {continues ? `沿续现行目录中的${titleOf(continues)}，编号不变。` : '新的事项，发布时给新的编号。'}
          </Text>
          <Button kind="link" label="更改沿续的事项" disabled={busy} onPress={() => setChanging(true)}>
            更改
          </Button>
        </View>
      )}
      <Refused texts={errors} />
      {changing ? (
        <Choices
          label="沿续现行目录中的事项"
          choices={[
            { code: NEW, name: '都不是，是新的事项', note: '发布时给新的编号' },
            ...choices.map(({ id, name }) => ({ code: id, name, note: `编号 ${id}` })),
          ]}
          onPick={(code) => pick(code === NEW ? null : code)}
          onClose={() => setChanging(false)}
        />
      ) : null}
    </>
  )
}

/** Names that are only alike are never connected in silence: a number belongs to one item for life. */
function Question({
  alike,
  busy,
  onAnswer,
  onOther,
}: {
  alike: readonly PublishedItem[]
  busy: boolean
  onAnswer: (id: string | null) => void
  onOther: () => void
}) {
  const [only] = alike
  const one = alike.length === 1 && only
  return (
    <Region role="group" label="是不是现行目录里的事项" className="card">
      <View className="stack tight">
        <Heading level={2}>{one ? `这是不是现行目录里的${titleOf(one)}？` : '这是不是现行目录里的事项？'}</Heading>
        <Text className="muted">是同一个事项的，编号和变更记录接着用，群众收藏的网址不会失效。</Text>
        {alike.map((candidate) => (
          <Button key={candidate.id} kind="plain" disabled={busy} onPress={() => onAnswer(candidate.id)}>
            {one ? '是，沿续这个事项' : `是${titleOf(candidate)}`}
          </Button>
        ))}
        <Button kind="plain" disabled={busy} onPress={() => onAnswer(null)}>
          {one ? '不是，是新的事项' : '都不是，是新的事项'}
        </Button>
        <Button kind="link" disabled={busy} onPress={onOther}>
          是现行目录里的另一个事项
        </Button>
      </View>
    </Region>
  )
}
