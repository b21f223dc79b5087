import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { isAsked } from '@gongkai/shared/compiling/entry/is-asked'
import type { ImportRowView, ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { listColumns } from '@gongkai/shared/exchange/import/list-columns'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { fieldAt } from '@/features/compiling/entry/draft'
import { FieldInput } from '@/features/compiling/entry/field-input'
import { fieldsOf } from '@/features/compiling/entry/words'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Field } from '@/ui/field'
import { PickField } from '@/ui/pick-field'
import { Refused } from '@/ui/views'
import { editImportRow, importChoices } from './api'

/** Corrects the reading of one line; the corrected row is stored, not the line. */
export function ImportRowForm({
  row,
  view,
  onEdited,
  onCancel,
}: {
  row: ImportRowView
  view: ImportView
  /** the row counts as saved once the page knows what has become of the import */ onEdited: (
    row: ImportRowView,
  ) => Promise<void>
  onCancel: () => void
}) {
  const person = useSession()
  const [fields, setFields] = useState(row.fields)
  const [values, setValues] = useState(row.values)
  const [domain, setDomain] = useState(row.domain?.code ?? '')
  const choices = useQuery(row.fields ? 'imports/choices' : null, importChoices)
  const { busy, errors, run, at, rest } = useAction()
  const save = () =>
    run(async () => {
      await onEdited(
        await editImportRow(view.id, row.id, {
          version: row.version,
          ...(fields ? { fields, ...(domain ? { domain } : {}) } : {}),
          ...(values ? { values } : {}),
        }),
      )
    })
  const textsAt = (list: readonly Refusal[], field: EntryField) =>
    list.filter((refusal) => fieldAt(refusal.at) === field || refusal.at === field).map(({ text }) => text)
  return (
    <View className="stack">
      {fields ? (
        <>
          <PickField
            label="试点领域"
            value={domain}
            choices={choices.data?.domains ?? (row.domain ? [row.domain] : [])}
            onPick={setDomain}
          />
          {fieldsOf('catalogue')
            .filter((field) => isAsked(field, fields))
            .map((field) => (
              <FieldInput
                key={field}
                told
                field={field}
                fields={fields}
                change={(part) => setFields({ ...fields, ...part })}
                notes={{
                  remarks: [],
                  refused: at(`fields/${field}`),
                  missing: textsAt(row.missing, field),
                  warnings: textsAt(row.doubts, field),
                }}
                readOnly={false}
                ownName={person?.organisation.name ?? ''}
                phase="catalogue"
              />
            ))}
        </>
      ) : null}
      {values
        ? listColumns(view.kind).map(({ code, label }) => (
            <Field
              key={code}
              label={label}
              value={values[code] ?? ''}
              issues={[
                ...at(`values/${code}`),
                ...row.faults.filter((fault) => fault.at === code).map(({ text }) => text),
              ]}
              onChange={(text) => setValues({ ...values, [code]: text })}
            />
          ))
        : null}
      <Refused texts={fields ? rest('fields') : values ? rest('values') : errors} />
      <View className="row">
        <Button kind="plain" disabled={busy} onPress={onCancel}>
          取消
        </Button>
        <Button disabled={busy} onPress={save}>
          保存这一行
        </Button>
      </View>
    </View>
  )
}
