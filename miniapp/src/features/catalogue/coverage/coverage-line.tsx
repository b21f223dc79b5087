import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { COVERAGE_KINDS, type CoverageLine } from '@gongkai/shared/catalogue/coverage/coverage.contract'
import { Text, View } from '@tarojs/components'
import { open } from '@/platform/navigate'
import { Button } from '@/ui/button'
import { chinaTime } from '@/ui/china-time'
import { Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'

export type LineAct = 'start' | 'public' | 'keep' | 'mark' | 'unmark'

/** One gap with the acts that close it. */
export function CoverageRow({
  line,
  busy,
  onAct,
}: {
  line: CoverageLine
  busy: boolean
  onAct: (act: LineAct) => void
}) {
  const { kind, unit, domain, title, text, marked, can } = line
  const act = (name: LineAct, words: string) => (
    <Button kind="link" label={`${words} ${title}`} disabled={busy} onPress={() => onAct(name)}>
      {words}
    </Button>
  )
  return (
    <View className="card coverage-line">
      <View className="stack tight">
        <View className="row between">
          <Text className="muted">{[unit?.name ?? '全区', domain?.name].filter(Boolean).join(' · ')}</Text>
          <Tag tone={kind === 'reassess' ? 'warn' : 'idle'}>{labelOf(COVERAGE_KINDS, kind)}</Tag>
        </View>
        <Heading level={3}>{title}</Heading>
        <Text>{text}</Text>
        {marked ? (
          <View className="note info">{`不适用：${marked.reason}（${marked.by}，${chinaTime(marked.at)}）`}</View>
        ) : null}
      </View>
      <View className="row coverage-acts">
        {marked ? (
          can.mark.length === 0 ? (
            act('unmark', '恢复提示')
          ) : null
        ) : (
          <>
            {kind === 'reassess' && can.reassess.length === 0 ? (
              <>
                {act('keep', '继续不予公开')}
                {act('public', '改为公开')}
              </>
            ) : null}
            {kind !== 'reassess' && can.start.length === 0 ? act('start', '新增公开事项') : null}
            {kind === 'stage' && can.start.length === 0 ? <Look line={line} /> : null}
            {kind !== 'reassess' && can.mark.length === 0 ? act('mark', '标为不适用') : null}
          </>
        )}
      </View>
    </View>
  )
}

/** The row that has some of the stages: a stage may only have been left unticked there. */
function Look({ line: { entryId, entryOpen, publicNumber, title } }: { line: CoverageLine }) {
  if (entryOpen && entryId !== null)
    return (
      <Button kind="link" label={`打开事项 ${title}`} onPress={() => open('entry', { id: entryId })}>
        打开事项
      </Button>
    )
  return publicNumber ? (
    <Button kind="link" label={`查看事项 ${title}`} onPress={() => open('publicEntry', { id: publicNumber })}>
      查看事项
    </Button>
  ) : null
}
