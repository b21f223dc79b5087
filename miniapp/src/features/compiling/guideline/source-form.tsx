import type { GuidelineVersionDetail } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { done } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { FieldFrame } from '@/ui/field-frame'
import { DateInput, Sheet } from '@/ui/form-native'
import { Refused } from '@/ui/views'
import { nameSource } from './api'

/** The document that a version follows. */
export function SourceForm({
  detail,
  onDone,
  onLook,
  onClose,
}: {
  detail: GuidelineVersionDetail
  onDone: (detail: GuidelineVersionDetail) => void
  onLook: () => void
  onClose: () => void
}) {
  const [source, setSource] = useState(detail.source)
  const { busy, run, at, rest } = useAction(onLook)
  const write = (part: Partial<typeof source>) => setSource({ ...source, ...part })
  const save = async () => {
    const finished = await run(async () => {
      onDone(await nameSource(detail.id, { version: detail.version, source }))
      done('已保存')
    })
    if (finished) onClose()
  }
  return (
    <Sheet title="来源文件" onClose={onClose}>
      <Field
        label="发文机关"
        placeholder="如 民政部办公厅"
        value={source.issuer}
        issues={at('source/issuer')}
        onChange={(issuer) => write({ issuer })}
      />
      <Field label="文件名称" value={source.title} issues={at('source/title')} onChange={(title) => write({ title })} />
      <Field
        label="文号"
        placeholder="如 民办函〔2019〕52号"
        value={source.documentNumber}
        issues={at('source/documentNumber')}
        onChange={(documentNumber) => write({ documentNumber })}
      />
      <FieldFrame label="发文日期" issues={at('source/date')}>
        <DateInput label="发文日期" value={source.date} onChange={(date) => write({ date })} />
      </FieldFrame>
      <Refused texts={rest('source')} />
      <View className="row">
        <Button disabled={busy} onPress={save}>
          保存来源
        </Button>
      </View>
    </Sheet>
  )
}
