import { STAGES } from '../../base/template/entry-template.js'
import { FIELDS, factsOf } from '../../base/template/fields.js'
import { channelOf } from './read-channels.js'

/**
 * The contents of a catalogue's column: a field, or one tick of a field (`stages:decision`); `item` is 公开事项 without a level; `level:…`
 * beside 区级 and 乡级 is another's; `extra` is no column of the template.
 */
export type Meaning = string

const bare = (text: string) => text.replace(/[\s“”"'‘’（）()【】[\]〔〕、，,:：*＊/]/g, '')

const OF_NO_FIELD: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:序号|编号|序|号|行号)$/, 'number'],
  [/^(?:一级目录|(?:所属)?(?:试点|公开)?领域(?:名称)?|目录类别)$/, 'domain'],
  [/^(?:公开事项|事项名称|公开事项名称|事项|公开项目)$/, 'item'],
]
const HEADS = [
  ...OF_NO_FIELD,
  ...FIELDS.flatMap((field) =>
    Object.entries(factsOf(field).heads).map(([meaning, pattern]) => [pattern, meaning] as const),
  ),
]
const STAGE_HEADS = new Map<string, Meaning>(STAGES.map(({ code, label }) => [label, `stages:${code}`]))

/** The meaning of a head, '' where no catalogue is known to have such a column; a stage and a channel count only where a group says so. */
export function meaningOf(head: string, group: Meaning = ''): Meaning {
  const text = bare(head).replace(/(?:可多选|多选|必填|勾选|打√|打勾|选填)+$/, '')
  if (!text) return ''
  const stage = STAGE_HEADS.get(text)
  if (stage) return group === 'stages' ? stage : ''
  if (group === 'channels') {
    const channel = channelOf(text)
    if (channel) return `channels:${channel}`
  }
  const unbracketed = /[（(]/.test(head) ? bare(head.replace(/[（(][^（）()]{0,60}[）)]/g, '')) : ''
  return fieldOf(text) || fieldOf(unbracketed)
}

const fieldOf = (text: string) => (text && HEADS.find(([pattern]) => pattern.test(text))?.[1]) || ''

/** Whether a table's words say that ■ marks what must be, and □ what may be, not what was chosen. */
export function isLegendOfMust(text: string): boolean {
  return /■[^□\n]{0,8}必[选须]/.test(text)
}
