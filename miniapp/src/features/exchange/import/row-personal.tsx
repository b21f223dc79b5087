import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import type { ImportRowView, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { textAt } from '@gongkai/shared/exchange/import/mask-in-row'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useAction } from '@/platform/use-action'
import { Button } from '@/ui/button'
import { type GivenReason, PersonalAnswerDialog } from '@/ui/personal-answer-dialog'
import { PersonalLine } from '@/ui/personal-line'
import { Refused } from '@/ui/views'
import { answerImportFinding, editImportRow, maskImportRow } from './api'

type Finding = ImportRowView['personal'][number]

/** The 个人信息 in a row of a table: masked by one tap, which another takes back, or said to be none. */
export function RowPersonal({
  row,
  view,
  editable,
  onEdited,
}: {
  row: ImportRowView
  view: ImportView
  editable: boolean
  onEdited: (row: ImportRowView) => Promise<void>
}) {
  const [asked, setAsked] = useState<Finding | null>(null)
  const [before, setBefore] = useState<Pick<ImportRowView, 'fields' | 'values'> | null>(null)
  const { busy, errors, run } = useAction()
  const { fields, values, version } = row
  const texts = fields ?? values
  const at = ({ part, from, to }: Finding) => ({ version, part, from, to })
  const mask = (finding: Finding) =>
    run(async () => {
      await onEdited(await maskImportRow(view.id, row.id, at(finding)))
      setBefore({ fields, values })
    })
  const undo = () =>
    run(async () => {
      if (before)
        await onEdited(
          await editImportRow(view.id, row.id, {
            version,
            ...(before.fields ? { fields: before.fields } : { values: before.values ?? {} }),
          }),
        )
      setBefore(null)
    })
  const answer = async ({ reason }: GivenReason) => {
    if (!asked) return
    const { kind, gravity } = asked
    await onEdited(await answerImportFinding(view.id, row.id, { ...at(asked), kind, gravity, reason }))
  }
  if (!texts || (row.personal.length === 0 && !before)) return null
  return (
    <View className="personal">
      {row.personal.map((finding) => (
        <View key={`${finding.part}/${finding.from}`} className="stack tight">
          <Text className="muted">{labelOf(finding, view)}</Text>
          <PersonalLine
            text={textAt(texts, finding.part) ?? ''}
            mark={finding}
            onMask={editable && !busy && !finding.answered ? () => mask(finding) : undefined}
            onAnswer={
              editable && !busy && !finding.answered && finding.gravity === 'ask' ? () => setAsked(finding) : undefined
            }
          />
        </View>
      ))}
      {before && editable ? (
        <View className="row between personal-facts">
          <Text className="muted">已遮盖</Text>
          <Button kind="link" label="撤销遮盖" disabled={busy} onPress={undo}>
            撤销
          </Button>
        </View>
      ) : null}
      <Refused texts={errors} />
      {asked ? (
        <PersonalAnswerDialog place={`import/${row.id}`} mark={asked} onSend={answer} onClose={() => setAsked(null)} />
      ) : null}
    </View>
  )
}

const labelOf = ({ field }: Finding, { kind }: ImportView): string =>
  listColumns(kind).find(({ code }) => code === field)?.label ?? FIELD_LABELS[field as EntryField] ?? field
