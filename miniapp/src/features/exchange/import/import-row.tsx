import { FIELD_LABELS } from '@gongkai/shared/base/template/entry'
import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { type ImportRowView, type ImportView, LINE_KINDS } from '@gongkai/shared/exchange/import/import.contract'
import { type Learnable, learnable } from '@gongkai/shared/exchange/import/learnable'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { FieldPairs, Pairs } from '@/features/compiling/entry/field-pairs'
import { fieldsOf } from '@/features/compiling/entry/words'
import { Button } from '@/ui/button'
import { Check, Heading } from '@/ui/native'
import { Tag } from '@/ui/status-tag'
import { ImportRowForm } from './import-row-form'
import { MATCH_TONES, matchWords } from './import-states'
import { Remember } from './remember'
import { RowPersonal } from './row-personal'

/** One line of the source: its reading, the doubts and their reasons, the changes. */
export function ImportRow({
  row,
  view,
  editable,
  busy,
  onChoose,
  onEdited,
}: {
  row: ImportRowView
  view: ImportView
  editable: boolean
  busy: boolean
  onChoose: (chosen: boolean) => void
  onEdited: (row: ImportRowView) => Promise<void>
}) {
  const [offered, setOffered] = useState<Learnable[]>([])
  const [unfolded, setUnfolded] = useState<'no' | 'read' | 'edit'>('no')
  const name = nameOf(row, view)
  if (row.line !== 'row')
    return (
      <View className="card import-row">
        <View className="row between">
          <Text className="muted">{row.place}</Text>
          <Tag>{labelOf(LINE_KINDS, row.line)}</Tag>
        </View>
        {row.said ? <Text>{row.said}</Text> : null}
        <Text className="muted written">
          {row.source
            .map(({ text }) => text)
            .filter(Boolean)
            .join('　')}
        </Text>
      </View>
    )
  return (
    <View className="card import-row">
      <View className="import-found">
        <View className="stack tight">
          <View className="row between">
            <Text className="muted">{row.place}</Text>
            {row.match ? <Tag tone={MATCH_TONES[row.match]}>{matchWords(view.kind, row.match)}</Tag> : null}
          </View>
          {editable && row.faults.length === 0 ? (
            <Check className="pick" label={`选中 ${name}`} checked={row.chosen} disabled={busy} onChange={onChoose}>
              <Text className="found-name">{name}</Text>
            </Check>
          ) : (
            <Heading level={3}>{name}</Heading>
          )}
          {row.domain ? <Text className="muted">{row.domain.name}</Text> : null}
        </View>
        {hasRemarks(row) ? (
          <View className="stack tight">
            {row.faults.map(({ at, text }) => (
              <View key={at + text} className="note bad">{`不能导入${cellOf(at, row, view)}：${text}`}</View>
            ))}
            {row.doubts
              .filter((doubt) => !isShownAsFinding(doubt, row))
              .map(({ at, text }) => (
                <View key={at + text} className="note warn">{`存疑：${text}`}</View>
              ))}
            {row.missing.length > 0 ? (
              <Text className="muted">{`报送前还要补：${row.missing.map(({ text }) => text).join('；')}`}</Text>
            ) : null}
            {row.changes.map(({ field, before, after }) => (
              <View key={field} className="import-change">
                <Text className="muted import-change-about">{labelOfField(field, view)}</Text>
                <Text className="was written">{before || '（空）'}</Text>
                <Text className="written">{after || '（空）'}</Text>
              </View>
            ))}
          </View>
        ) : null}
      </View>
      <RowPersonal row={row} view={view} editable={editable} onEdited={onEdited} />
      {offered.map((one) => (
        <Remember key={one.kind} offered={one} onDone={() => setOffered(offered.filter((other) => other !== one))} />
      ))}
      {unfolded === 'edit' ? (
        <ImportRowForm
          row={row}
          view={view}
          onCancel={() => setUnfolded('no')}
          onEdited={async (edited) => {
            await onEdited(edited)
            setOffered(learnable(row, edited))
            setUnfolded('no')
          }}
        />
      ) : (
        <>
          {unfolded === 'read' ? <Understood row={row} view={view} /> : null}
          <View className="row">
            <Button
              kind="link"
              label={`${unfolded === 'read' ? '收起' : '查看'} ${name}`}
              onPress={() => setUnfolded(unfolded === 'read' ? 'no' : 'read')}
            >
              {unfolded === 'read' ? '收起' : '查看全部和原文'}
            </Button>
            {editable ? (
              <Button kind="link" label={`修改 ${name}`} onPress={() => setUnfolded('edit')}>
                修改
              </Button>
            ) : null}
          </View>
        </>
      )}
    </View>
  )
}

/** Findings stand below with what can be done about them. */
const isShownAsFinding = ({ code }: ImportRowView['doubts'][number], { personal }: ImportRowView) =>
  personal.length > 0 && (code === 'personal.block' || code === 'personal.ask')
const hasRemarks = (row: ImportRowView) =>
  [row.faults, row.missing, row.changes, row.doubts.filter((doubt) => !isShownAsFinding(doubt, row))].some(
    ({ length }) => length > 0,
  )

function Understood({ row, view }: { row: ImportRowView; view: ImportView }) {
  return (
    <View className="import-both">
      <View className="stack tight">
        <Heading level={3}>读作</Heading>
        {row.fields ? <FieldPairs fields={row.fields} shown={fieldsOf('catalogue')} /> : null}
        {row.values ? (
          <Pairs
            pairs={Object.entries(row.values).map(([column, text]) => [labelOfField(column, view), text] as const)}
          />
        ) : null}
      </View>
      <View className="stack tight">
        <Heading level={3}>原文</Heading>
        <Pairs pairs={row.source.map(({ head, text }) => [head || '（没有表头）', text] as const)} />
      </View>
    </View>
  )
}

function nameOf({ fields, values }: ImportRowView, view: ImportView): string {
  if (fields) return entryName(fields) || '（没有名称）'
  return (
    (values &&
      ((view.kind === 'disclosures' && values.title) ||
        values.name ||
        values.title ||
        Object.values(values).find(Boolean))) ||
    `（${labelOfField('name', view)}为空）`
  )
}

/** The cell of a list that a fault is about. */
function cellOf(at: string, { values }: ImportRowView, { kind }: ImportView): string {
  const label = values ? listColumns(kind).find(({ code }) => code === at)?.label : undefined
  return label ? `（${label}）` : ''
}

function labelOfField(field: string, { kind }: ImportView): string {
  return (
    listColumns(kind).find(({ code }) => code === field)?.label ??
    (FIELD_LABELS as Readonly<Record<string, string>>)[field] ??
    field
  )
}
