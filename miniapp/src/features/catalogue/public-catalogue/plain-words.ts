import type { PublicEntry } from '@gongkai/shared/catalogue/publication/public-entry'
import { fieldText } from '@gongkai/shared/compiling/entry/entry-text'

const also = (text: string, more: string) => (more ? `${text}（${more}）` : text)

/** An entry as a resident reads it: what, who, by when, where, for whom, how, on what basis. */
export function plainWords(item: Omit<PublicEntry, 'edition'>): [string, string][] {
  return [
    ['公开什么', item.content],
    ['谁来公开', item.subjects.join('、') || item.organisation.name],
    ['什么时候', item.timeLimit],
    ['在哪里看', also(fieldText(item, 'channels'), item.channelOther)],
    ['向谁公开', also(fieldText(item, 'audiences'), item.audienceSpecific)],
    ['怎样公开', item.ways.map((way) => (way === 'proactive' ? '主动公开，无需申请' : '依申请公开')).join('；')],
    ['依据', fieldText(item, 'bases')],
    ['阶段', fieldText(item, 'stages')],
    ['公开层级', fieldText(item, 'levels')],
  ]
}
