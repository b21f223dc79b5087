import type { EntryFields, TemplateFields } from '../../base/template/entry.js'
import { labelOf } from '../../base/template/entry-template.js'
import { ENTRY_FIELDS, type EntryField, type FieldFacts } from '../../base/template/fields.js'

export function basesText(bases: TemplateFields['bases']): string {
  return bases
    .map((basis) => `《${basis.title}》${basis.documentNumber ? `（${basis.documentNumber}）` : ''}${basis.article}`)
    .join('\n')
}

/** A field's value as people read it. */
export function fieldText(fields: Partial<EntryFields>, field: EntryField): string {
  const value = fields[field]
  if (value === undefined) return ''
  if (field === 'bases') return basesText(fields.bases ?? [])
  const list = (ENTRY_FIELDS as Readonly<Record<string, FieldFacts | undefined>>)[field]?.options
  if (Array.isArray(value)) return (value as string[]).map((code) => (list ? labelOf(list, code) : code)).join('、')
  return list && value ? labelOf(list, value as string) : String(value)
}

export function entryName(fields: Pick<TemplateFields, 'level1' | 'level2' | 'level3'>): string {
  return [fields.level1, fields.level2, fields.level3].filter((part) => part.trim()).join(' · ') || '未命名事项'
}
