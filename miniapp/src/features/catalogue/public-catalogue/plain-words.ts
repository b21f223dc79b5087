import { ENTRY_FIELDS, type EntryField, type FieldsWhere } from '@gongkai/shared/base/template/fields'
import { fieldText } from '@gongkai/shared/compiling/entry/entry-text'
import type { PublicEntry } from '@gongkai/shared/district/edition/public-entry'

type Item = Omit<PublicEntry, 'edition'>
const also = (text: string, more: string) => (more ? `${text}（${more}）` : text)

/** The fields that answer each question, in the order in which residents ask: what, who, by when, where, for whom, how, on what basis. */
const ANSWERS: Readonly<Record<Exclude<EntryField, FieldsWhere<'plain', null>>, (item: Item) => string>> = {
  content: (item) => item.content,
  subjects: (item) => item.subjects.join('、') || item.organisation.name,
  timeLimit: (item) => item.timeLimit,
  channels: (item) => also(fieldText(item, 'channels'), item.channelOther),
  audiences: (item) => also(fieldText(item, 'audiences'), item.audienceSpecific),
  ways: (item) => item.ways.map((way) => (way === 'proactive' ? '主动公开，无需申请' : '依申请公开')).join('；'),
  bases: (item) => fieldText(item, 'bases'),
  stages: (item) => fieldText(item, 'stages'),
  levels: (item) => fieldText(item, 'levels'),
}

/** An entry as a resident reads it. */
export function plainWords(item: Item): [string, string][] {
  return (Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]).map((field) => [
    ENTRY_FIELDS[field].plain,
    ANSWERS[field](item),
  ])
}
