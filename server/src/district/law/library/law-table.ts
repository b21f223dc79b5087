import type { LawKind } from '@gongkai/shared/district/law/law.contract'
import type { LibraryLaw } from './library-law.js'

const COUNTRY = '中华人民共和国'
const KINDS: Readonly<Record<string, LawKind>> = {
  法: 'act',
  规: 'regulation',
  地: 'local',
  章: 'rule',
  文: 'document',
}

/** The place to look the facts of a kind up, unless the row names its own source. */
const SOURCES: Readonly<Record<LawKind, string>> = {
  act: '国家法律法规数据库 flk.npc.gov.cn',
  regulation: '国家行政法规库 xzfg.moj.gov.cn',
  local: '国家法律法规数据库 flk.npc.gov.cn',
  rule: '国家规章库 www.gov.cn/zhengce/xxgk/gjgzk',
  document: '国务院政策文件库 www.gov.cn/zhengce',
}

/** By the beginning of a document number, the longest first. */
const ISSUERS: readonly (readonly [string, string])[] = [
  ['国务院令', '国务院'],
  ['国办', '国务院办公厅'],
  ['国发', '国务院'],
  ['中办发', '中共中央办公厅、国务院办公厅'],
  ['中发', '中共中央、国务院'],
  ['自然资办', '自然资源部办公厅'],
  ['国土资源部', '国土资源部'],
  ['住房和城乡建设部', '住房和城乡建设部'],
  ['建设部', '建设部'],
  ['建办', '住房和城乡建设部办公厅'],
  ['建', '住房和城乡建设部'],
  ['财办', '财政部办公厅'],
  ['财', '财政部'],
  ['民办', '民政部办公厅'],
  ['民', '民政部'],
  ['人社厅', '人力资源社会保障部办公厅'],
  ['人力资源社会保障部', '人力资源社会保障部'],
  ['劳动和社会保障部', '劳动和社会保障部'],
  ['环办', '生态环境部办公厅'],
  ['环发', '国家环境保护总局'],
  ['生态环境部', '生态环境部'],
  ['应急厅', '应急管理部办公厅'],
  ['国家安全监管总局', '国家安全监管总局'],
  ['办办发', '文化和旅游部办公厅、国家文物局办公室'],
  ['教', '教育部'],
  ['国卫', '国家卫生健康委员会'],
  ['卫生部', '卫生部'],
  ['市场监管总局', '国家市场监督管理总局'],
  ['食品药品监管总局', '国家食品药品监督管理总局'],
  ['国家发展改革委', '国家发展和改革委员会'],
  ['国开办', '国务院扶贫开发领导小组办公室'],
  ['国务院国资委', '国务院国资委、财政部'],
  ['闽政办', '福建省人民政府办公厅'],
  ['闽司', '福建省司法厅'],
  ['闽民', '福建省民政厅'],
  ['泉港司', '泉州市泉港区司法局'],
]

/**
 * A table of laws, a line for each, its cells parted by |, those at the end left out where empty:
 *
 *     类 | 名称 | 文号 | 施行 | 废止 | 由 | 说明 | 来源 | 制定机关
 *
 * 类 is 法, 规 (行政法规), 地 (地方性法规), 章 or 文; ~ stands for the country's name; 施行 is the first day in force, empty where it is not known
 * for certain; 废止 the first day out of force, ? where it is not known, - for a law that has a successor and no end of its own yet; 由 the
 * successors with their numbers in （）, parted by 、; 制定机关 only where kind and number do not tell. A line that begins with # is a heading.
 */
export function lawTable(text: string): LibraryLaw[] {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line && !line.startsWith('#')).map(lawOf)
}

function lawOf(line: string): LibraryLaw {
  const [
    kindCell = '',
    titleCell = '',
    documentNumber = '',
    from = '',
    end = '',
    by = '',
    note = '',
    source = '',
    issuer = '',
  ] = line.split('|').map((cell) => cell.trim())
  const kind = KINDS[kindCell]
  if (!kind) throw new Error(`no such kind of law: ${line}`)
  const title = whole(titleCell)
  const replacedBy = by ? by.split('、').map(successorOf) : []
  const ended = end !== '' && end !== '-'
  return {
    title,
    documentNumber,
    kind,
    issuer: issuer || issuerOf(kind, title, documentNumber),
    effectiveFrom: from || null,
    ended,
    endedOn: ended && end !== '?' ? end : null,
    endedBy: ended && replacedBy[0] ? `《${replacedBy[0].title}》` : '',
    replacedBy,
    lastArticle: null,
    source: source || SOURCES[kind],
    note,
  }
}

const whole = (title: string) => title.replace('~', COUNTRY)

function successorOf(cell: string): { title: string; documentNumber: string } {
  const [, title = cell, documentNumber = ''] = /^(.*)（([^（）]*(?:令|〕)[^（）]*号)）$/.exec(cell) ?? []
  return { title: whole(title), documentNumber }
}

function issuerOf(kind: LawKind, title: string, documentNumber: string): string {
  if (kind === 'act') return title.endsWith('宪法') ? '全国人民代表大会' : '全国人民代表大会及其常务委员会'
  if (kind === 'local') return `${/^(福建省|泉州市)/.exec(title)?.[1] ?? ''}人民代表大会常务委员会`
  const issuer = ISSUERS.find(([beginning]) => documentNumber.startsWith(beginning))?.[1]
  return issuer ?? (kind === 'regulation' ? '国务院' : '')
}
