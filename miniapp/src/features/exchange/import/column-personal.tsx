import type { ImportView, PersonalColumn } from '@gongkai/shared/exchange/import/import.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { Card, Confirm, Refused } from '@/ui/views'
import { maskImportColumn } from './api'

/** The 个人信息 of the whole table, column by column: 遮盖整列 where nobody wants to go through it row by row. */
export function ColumnPersonal({ view, onMasked }: { view: ImportView; onMasked: () => Promise<void> }) {
  const [asking, setAsking] = useState<PersonalColumn | null>(null)
  const { busy, errors, run } = useAction()
  const { personal, can, id, version } = view
  if (personal.length === 0) return null
  const mask = async () => {
    if (!asking) return
    const { field, kind } = asking
    const masked = await run(async () => {
      await maskImportColumn(id, { version, field, kind })
      await onMasked()
      done('已遮盖')
    })
    if (masked) setAsking(null)
  }
  return (
    <Card>
      <Heading level={2}>表里的个人信息</Heading>
      <Text className="muted">
        {view.kind === 'disclosures'
          ? '群众看得到这些内容：遮盖，或者说明不是个人信息以后，才能导入。'
          : '可以先导入，草稿不会丢；报送前必须遮盖，或者说明不是个人信息。'}
      </Text>
      {personal.map((column) => (
        <View key={`${column.field}/${column.kind}`} className="row between">
          <Text className={`personal-kind ${column.gravity}`}>{column.text}</Text>
          {column.field !== 'aside' && can.edit.length === 0 ? (
            <Button kind="link" label={`遮盖：${column.text}`} onPress={() => setAsking(column)}>
              {column.rows > 1 ? '遮盖整列' : '遮盖'}
            </Button>
          ) : null}
        </View>
      ))}
      {asking ? (
        <Confirm
          title={`遮盖 ${asking.count} 处？`}
          confirm="遮盖"
          busy={busy}
          onConfirm={mask}
          onCancel={() => setAsking(null)}
        >
          <Text className="muted">{`${asking.text}。号码只留前后几位，原文也一起遮盖；要恢复，请重新上传文件。`}</Text>
          <Refused texts={errors} />
        </Confirm>
      ) : null}
    </Card>
  )
}
