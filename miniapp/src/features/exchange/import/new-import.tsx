import { MOST_FILE_BYTES } from '@gongkai/shared/base/file-size'
import { IMPORT_KINDS, type ImportKind } from '@gongkai/shared/base/words/import-kinds'
import { type ImportChoices, type ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { pickFile, TABLE_FILES } from '@/platform/files'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { ChoiceChips } from '@/ui/choice-chips'
import { FieldFrame } from '@/ui/field-frame'
import { Heading } from '@/ui/native'
import { PasteBox } from '@/ui/paste-box'
import { PickField } from '@/ui/pick-field'
import { Card, Refused } from '@/ui/views'
import { importFile, importPasted } from './api'

/** kinds whose rows belong to a domain, and what the choice means there */
const OF_A_DOMAIN: readonly ImportKind[] = ['entries', 'guideline']

/** Brings a table in: its kind, its domain if the table does not say it, and the file or the paste itself. */
export function NewImport({ choices, onBegun }: { choices: ImportChoices; onBegun: (view: ImportView) => void }) {
  const [kind, setKind] = useState<ImportKind>(choices.kinds[0] ?? 'entries')
  const [onlyDomain, ...others] = choices.domains
  const [domain, setDomain] = useState(others.length === 0 ? (onlyDomain?.code ?? '') : '')
  const [pasting, setPasting] = useState(false)
  const [pasted, setPasted] = useState<{ text: string; html?: string }>({ text: '' })
  const { busy, errors, run } = useAction()
  const ofADomain = OF_A_DOMAIN.includes(kind)
  const of = { kind, domain: ofADomain && domain ? domain : undefined }

  const upload = () =>
    run(async () => {
      const file = await pickFile(TABLE_FILES, MOST_FILE_BYTES)
      if (file) onBegun(await importFile({ ...of, name: file.name }, file.data))
    })
  const paste = () => run(async () => onBegun(await importPasted({ ...of, ...pasted })))
  return (
    <Card>
      <View className="stack">
        <Heading level={2}>导入表格</Heading>
        {choices.kinds.length > 1 ? (
          <FieldFrame label="表里是什么">
            <ChoiceChips
              single
              label="表里是什么"
              options={IMPORT_KINDS.filter(({ code }) => choices.kinds.includes(code))}
              value={[kind]}
              onChange={([chosen]) => chosen && setKind(chosen)}
            />
          </FieldFrame>
        ) : null}
        {ofADomain ? (
          <PickField
            label="属于哪个试点领域"
            value={domain}
            choices={[{ code: '', name: '表里写明了领域', note: '标题、工作表名称或一列里有' }, ...choices.domains]}
            onPick={setDomain}
          />
        ) : null}
        <Text className="muted">
          可以是 Excel（xlsx）、Word（docx）、csv，最大 20 MB，最多 20,000 行。先核对，再导入，读不准的会逐行说明。
        </Text>
        <View className="row">
          <Button disabled={busy} onPress={upload}>
            {busy && !pasting ? '正在上传…' : '选择文件'}
          </Button>
          <Button kind="plain" disabled={busy} onPress={() => setPasting(!pasting)}>
            {pasting ? '收起' : '粘贴表格'}
          </Button>
        </View>
        {pasting ? (
          <>
            <PasteBox
              label="粘贴的表格"
              placeholder="在 Excel、WPS 或 Word 里选中整张表（连同表头），复制后粘贴到这里"
              value={pasted.text}
              onChange={(text, html) => setPasted({ text, html })}
            />
            <View className="row">
              <Button disabled={busy || pasted.text.trim() === ''} onPress={paste}>
                {busy ? '正在上传…' : '读取'}
              </Button>
            </View>
          </>
        ) : null}
        <Refused texts={errors} />
      </View>
    </Card>
  )
}
