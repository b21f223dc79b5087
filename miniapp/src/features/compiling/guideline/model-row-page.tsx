import '@/styles/entry-form.scss'
import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { isAsked } from '@gongkai/shared/compiling/entry/is-asked'
import { submitIssues } from '@gongkai/shared/compiling/entry/submit-issues'
import type { ModelRowView } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { done, leave, useParam } from '@/platform/navigate'
import { useAction } from '@/platform/use-action'
import { useQuery } from '@/platform/use-query'
import { useSession } from '@/platform/use-session'
import { Button } from '@/ui/button'
import { Heading } from '@/ui/native'
import { PageShell } from '@/ui/page-shell'
import { SignInFirst } from '@/ui/sign-in-first'
import { Card, Loaded, Refused } from '@/ui/views'
import { tidy } from '../entry/draft'
import type { FieldNotes } from '../entry/field-box'
import { FieldInput } from '../entry/field-input'
import { RowTexts } from '../entry/row-texts'
import { changeRows, editChange, guidelineOf, guidelineVersion } from './api'
import { MODEL_FIELDS } from './model-fields'

/** The row that is written: a new one, one in force, or a change of a version that is not in force yet. */
interface Written {
  title: string
  version: number
  fields: EntryFields
  save: (fields: EntryFields, version: number) => Promise<unknown>
}

/** The words' proposal stands in the form where the row names no stage; it is there to be looked at and changed. */
const proposed = (fields: EntryFields, stages: ModelRowView['proposedStages']): EntryFields =>
  fields.stages.length === 0 ? { ...fields, stages } : fields

async function rowOf(domain: string, item: number): Promise<Written> {
  const { version, items, domain: named } = await guidelineOf(domain)
  const row = items.find(({ id }) => id === item)
  return {
    title: `${named.name} · ${row ? '修改一行' : '增加一行'}`,
    version,
    fields: row ? proposed(row.fields, row.proposedStages) : { ...EMPTY_ENTRY },
    save: (fields, seen) =>
      changeRows(domain, {
        version: seen,
        fields,
        ...(row ? { kind: 'changed', itemIds: [row.id] } : { kind: 'new' }),
      }),
  }
}

async function changeOf(id: string, changeId: number): Promise<Written> {
  const { version, changes, domain } = await guidelineVersion(id)
  const change = changes.find((candidate) => candidate.id === changeId)
  return {
    title: `${domain.name} · 修改新版的一行`,
    version,
    fields: proposed(change?.after ?? { ...EMPTY_ENTRY }, change?.proposedStages ?? []),
    save: (fields, seen) => editChange(Number(id), changeId, { version: seen, fields }),
  }
}

/** The form of a model row. It is stored in a version: nothing that units are asked changes before that comes into force. */
export function ModelRowPage() {
  const [domain, item] = [useParam('domain'), useParam('item')]
  const [version, change] = [useParam('version'), useParam('change')]
  const person = useSession()
  const key = person ? `model-row/${domain}/${item}/${version}/${change}/${person.account}` : null
  const query = useQuery(key, () => (version ? changeOf(version, Number(change)) : rowOf(domain, Number(item))))
  if (!person) return <SignInFirst title="登录后修改标准指引" />
  return query.data ? (
    <RowForm written={query.data} onLook={query.reload} />
  ) : (
    <PageShell>
      <Heading level={1}>标准指引</Heading>
      <Loaded query={query}>{() => null}</Loaded>
    </PageShell>
  )
}

function RowForm({ written, onLook }: { written: Written; onLook: () => void }) {
  const [typed, setTyped] = useState<Partial<EntryFields>>({})
  const { busy, run, at, rest } = useAction(onLook)
  const fields = { ...written.fields, ...typed }
  const issues = submitIssues({ ...tidy(fields), attribute: 'proactive' }, 'catalogue')
  const notes = (field: EntryField): FieldNotes => ({
    remarks: [],
    refused: at(`fields/${field}`),
    missing: issues.filter((issue) => issue.at === field).map(({ text }) => text),
    warnings: [],
  })
  const save = () =>
    run(async () => {
      await written.save(tidy(fields), written.version)
      done('已放入新版，公布以后生效')
      leave('todo')
    })
  const shown = MODEL_FIELDS.filter((field) => isAsked(field, fields))
  const foot = (
    <Button disabled={busy} onPress={save}>
      保存到新版
    </Button>
  )
  return (
    <PageShell foot={foot}>
      <View className="entry-form">
        <Heading level={1}>{written.title}</Heading>
        <Text className="muted">保存在新版草稿里，公布并生效以前，各单位看到的不变。公开主体由采用的单位填写。</Text>
        <Refused texts={rest(...shown.map((field) => `fields/${field}`))} />
        <Card>
          <RowTexts place="" unitCode="" fields={fields} said={null} store={async () => []} onAnswered={() => {}}>
            {shown.map((field) => (
              <FieldInput
                key={field}
                field={field}
                fields={fields}
                change={(part) => setTyped((before) => ({ ...before, ...part }))}
                notes={notes(field)}
                told={false}
                readOnly={false}
                ownName=""
                phase="catalogue"
              />
            ))}
          </RowTexts>
        </Card>
      </View>
    </PageShell>
  )
}
