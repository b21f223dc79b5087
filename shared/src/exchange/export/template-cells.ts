import type { TemplateFields } from '../../base/template/entry.js'
import {
  type EntryField,
  FIELDS,
  type FieldColumn,
  type FieldsWhere,
  factsOf,
  writtenAt,
} from '../../base/template/fields.js'
import { basesText } from '../../compiling/entry/entry-text.js'

/** One column of 附件2: a head of one or, under `group`, two rows. */
export interface TemplateColumn {
  group: string
  head: string
  /** its part of the table's width, of 100 */ width: number
  /** a tick or a number stands in the middle */ centred: boolean
  textOf: (fields: TemplateFields) => string
}
type TemplateField = Exclude<EntryField, FieldsWhere<'columns', null>>

const TICK = '√'

/** The columns of 附件2 after 序号, in its order and words. */
export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = FIELDS.flatMap((field) => {
  const { columns } = factsOf(field)
  return columns && columns !== 'at-tick' ? columns.map((column) => columnOf(field as TemplateField, column)) : []
})

function columnOf(field: TemplateField, { group = '', option, width }: FieldColumn): TemplateColumn {
  const { label, options } = factsOf(field)
  if (option === undefined)
    return { group, head: label, width, centred: false, textOf: (fields) => cellText(field, fields) }
  const head = options?.find(({ code }) => code === option)?.label ?? ''
  const text = writtenAt(field, option) as TemplateField | undefined
  return {
    group: label,
    head,
    width,
    centred: text === undefined,
    textOf: (fields) =>
      isTicked(fields[field], option) ? [TICK, text && fields[text]].filter(Boolean).join('\n') : '',
  }
}

const isTicked = (value: TemplateFields[TemplateField], option: string) =>
  (value as readonly unknown[]).includes(option)

/** All that can be chosen, one below the other; an option with words has its text, else the template's line to write on. */
function cellText(field: TemplateField, fields: TemplateFields): string {
  const value = fields[field]
  if (typeof value === 'string') return value
  if (field === 'bases') return basesText(fields.bases)
  const { options } = factsOf(field)
  if (!options) return value.join('\n')
  return options
    .map(({ code, label }) => {
      const ticked = isTicked(value, code)
      const text = writtenAt(field, code) as TemplateField | undefined
      return boxed(ticked, label) + (text ? (ticked && fields[text].length > 0 ? `：${fields[text]}` : '_____') : '')
    })
    .join('\n')
}

function boxed(ticked: boolean, label: string): string {
  return `${ticked ? '■' : '□'}${label}`
}
