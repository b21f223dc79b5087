import { textsOf } from '@gongkai/shared/base/privacy/find-in-fields'
import { maskPersonalData } from '@gongkai/shared/base/privacy/mask'
import { FIELD_LABELS, type TemplateFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'

/** One text at a gate. */
export interface GuardedText {
  /** the place as refusals name it, e.g. `entries/12/fields/content` */ at: string
  /** the place in words, e.g. 第3行“临时救助”的公开内容 */ name: string
  text: string
  /** label of the field or head of the column */ head?: string
  /** the other texts of the same row */ beside?: string
  /** the field of the row; `at` where it is left out */ field?: string
  /** the part of the field, e.g. `bases/0/article`; the field itself where it is left out */ part?: string
  /** the unit whose text it is, where it is not the one asked for */ unit?: string
  /** the unit it came from, whose answers count too: the village whose row its town took over */ origin?: string | null
}

/** A row with its place. */
export interface GuardedRow {
  fields: Partial<TemplateFields>
  /** before the fields, e.g. `entries/12/fields` */ at: string
  /** the row in words, e.g. 第3行“临时救助” */ name: string
  unit?: string
  origin?: string | null
}

/** All texts of a row of 附件2 for a gate, each with the others beside it, as `findInFields` reads them. */
export function rowTexts({ fields, at, name, unit, origin }: GuardedRow): GuardedText[] {
  const texts = textsOf(fields)
  const beside = texts.map(({ text }) => text).join('\n')
  return texts.map(({ field, part, text }) => ({
    at: `${at}/${part}`,
    name: `${name}的${partName(field, part)}`,
    text,
    head: FIELD_LABELS[field],
    beside,
    field,
    part,
    unit,
    origin,
  }))
}

/** 公开依据（第2条）: the part of a row in words. */
export function partName(field: EntryField, part: string): string {
  const number = Number(part.split('/')[1])
  return `${FIELD_LABELS[field].replace(/（.*）$/, '')}${Number.isInteger(number) ? `（第${number + 1}条）` : ''}`
}

/** A row in words; its name is the unit's and may hold what must not be repeated. */
export const rowName = (place: number, name: string): string => `第${place}行“${maskPersonalData(name)}”`
