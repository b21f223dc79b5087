import type { EntryField, EntryFields, TemplateFields } from '../../base/template/entry.js'
import {
  ATTRIBUTES,
  AUDIENCES,
  CHANNELS,
  LEVELS,
  labelOf,
  STAGES,
  WAYS,
  WITHHOLD_GROUNDS,
} from '../../base/template/entry-template.js'

const LISTS: Partial<Record<EntryField, readonly { code: string; label: string }[]>> = {
  stages: STAGES,
  channels: CHANNELS,
  audiences: AUDIENCES,
  ways: WAYS,
  levels: LEVELS,
  attribute: ATTRIBUTES,
  withholdGround: WITHHOLD_GROUNDS,
}

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
  const list = LISTS[field]
  if (Array.isArray(value)) return (value as string[]).map((code) => (list ? labelOf(list, code) : code)).join('、')
  return list && value ? labelOf(list, value as string) : String(value)
}

export function entryName(fields: Pick<TemplateFields, 'level1' | 'level2' | 'level3'>): string {
  return [fields.level1, fields.level2, fields.level3].filter((part) => part.trim()).join(' · ') || '未命名事项'
}
