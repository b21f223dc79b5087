import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { MATTER_KINDS, type MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { pasteMatterRows } from '@gongkai/shared/district/matter/paste-matter-rows'
import { readMatterRows } from '@gongkai/shared/district/matter/read-matter-rows'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { useKept } from '@/platform/use-kept'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { Heading, Region } from '@/ui/native'
import { Card, Refused } from '@/ui/views'
import { importMatters } from './api'

const SHOWN = 5

/** A list pasted from a spreadsheet: shown as it was understood before anything is stored. */
export function MatterImport({ kind, onImported }: { kind: MatterKind; onImported: () => void }) {
  const [text, setText, sent] = useKept(`matters/${kind}`, '')
  const [outcome, setOutcome] = useState('')
  const { busy, errors, run } = useAction()
  const { rows, refusals } = readMatterRows(pasteMatterRows(text))
  const send = () =>
    run(async () => {
      const { added, updated, unchanged } = await importMatters({ kind, rows })
      setOutcome(`已导入：新增 ${added} 项，更名 ${updated} 项，没有变化 ${unchanged} 项。`)
      sent()
      onImported()
    })
  return (
    <Card>
      <Heading level={2}>{`导入${labelOf(MATTER_KINDS, kind)}`}</Heading>
      <Text className="muted">在表格里复制“编码”“名称”两列，粘贴到这里。编码已有的，名称以这次为准。</Text>
      <Field
        multiline
        label="粘贴的内容"
        placeholder="350505-XK-0012　最低生活保障对象认定"
        value={text}
        onChange={(pasted) => {
          setOutcome('')
          setText(pasted)
        }}
      />
      {rows.length > 0 ? <Text>{`读出 ${rows.length} 行：`}</Text> : null}
      {rows.slice(0, SHOWN).map((row, index) => (
        <Text
          key={`${index}/${row.code}`}
          className="muted"
        >{`${row.code || '（缺编码）'}　${row.name || '（缺名称）'}`}</Text>
      ))}
      {rows.length > SHOWN ? <Text className="muted">……</Text> : null}
      {refusals.length > 0 ? (
        <View className="note warn">
          {refusals.slice(0, 20).map((refusal) => (
            <View key={refusal.at}>{refusal.text}</View>
          ))}
          {refusals.length > 20 ? <View>{`还有 ${refusals.length - 20} 处`}</View> : null}
        </View>
      ) : null}
      <Refused texts={errors} />
      {outcome ? (
        <Region role="status" className="note info">
          {outcome}
        </Region>
      ) : null}
      <Button disabled={busy || rows.length === 0 || refusals.length > 0} onPress={send}>
        导入
      </Button>
    </Card>
  )
}
