import { type Refusal, refuse } from '../../base/refusal.js'
import { addDays, isLocalDate, type LocalDate } from '../../base/time/local-date.js'

/** Over so many days back something is not recorded without a second look. */
const TWO_YEARS = 730
export const MOST_TITLE = 200
export const MOST_URL = 500

/** The words for a thing that came into being. */
export interface OccurrenceSaid {
  title: string
  formedOn: string
}
/** The words for its publication. */
export interface DisclosureSaid {
  channels: readonly string[]
  url: string
  publishedOn: string
  shownUntil: string
  takenDownOn: string
  /** 已经保密审查: by whom (条例第十七条) */ reviewedBy: string
}

export interface RecordContext {
  today: LocalDate
  /** the limit lies ahead of an event, whose day may be in the future */ ahead: boolean
  /** hosts that links may lead to; empty: any */ hosts: readonly string[]
  /** codes of doubts that somebody has looked at and confirmed */ confirmed: readonly string[]
}

/** All that is wrong with a thing as it is recorded. */
export function occurrenceFaults({ title, formedOn }: OccurrenceSaid): Refusal[] {
  const faults: Refusal[] = []
  if (!title.trim()) faults.push(refuse('disclosure.title', 'title', '请填写公开的标题'))
  else if ([...title.trim()].length > MOST_TITLE)
    faults.push(refuse('disclosure.title', 'title', `标题最多 ${MOST_TITLE} 字`))
  if (!isLocalDate(formedOn))
    faults.push(refuse('disclosure.date', 'formedOn', '请填写信息形成的日期，格式如 2026-11-20'))
  return faults
}

/** All that is wrong with a publication as it is recorded; `at` is its place. */
export function disclosureFaults(said: DisclosureSaid, { today, hosts }: RecordContext, at = 'disclosure'): Refusal[] {
  const { channels, url, publishedOn, shownUntil, takenDownOn, reviewedBy } = said
  const faults: Refusal[] = []
  const fault = (code: string, part: string, text: string) => faults.push(refuse(code, `${at}/${part}`, text))
  if (channels.length === 0) fault('disclosure.channels', 'channels', '请至少选择一个公开渠道')
  if (!isLocalDate(publishedOn)) fault('disclosure.date', 'publishedOn', '请填写公开的日期，格式如 2026-11-20')
  else if (publishedOn > today) fault('disclosure.future', 'publishedOn', '公开的日期不能晚于今天')
  for (const [part, day] of [
    ['shownUntil', shownUntil],
    ['takenDownOn', takenDownOn],
  ] as const) {
    if (day === '') continue
    if (!isLocalDate(day)) fault('disclosure.date', part, '日期的格式应如 2026-11-20')
    else if (day < publishedOn)
      fault('disclosure.order', part, `${part === 'shownUntil' ? '公示截止' : '撤下'}的日期不能早于公开的日期`)
  }
  if (isLocalDate(takenDownOn) && takenDownOn > today)
    fault('disclosure.future', 'takenDownOn', '撤下的日期不能晚于今天')
  if (channels.includes('website') && !url.trim()) fault('disclosure.link', 'url', '在政府网站公开的，请填写网页地址')
  const wrong = url.trim() ? linkFault(url.trim(), hosts) : ''
  if (wrong) fault('disclosure.link', 'url', wrong)
  if (!reviewedBy.trim()) fault('disclosure.secrecy', 'reviewedBy', '请填写由谁作了保密审查（条例第十七条）')
  return faults
}

/** The mini-program knows no URL: what stands between the scheme and the path. */
const ADDRESS = /^https?:\/\/([^/?#\\\s]+)(?:[/?#][^\s\\]*)?$/i
const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}]{2,}$/u

/** The faults of a list of sites. */
export const hostFaults = (hosts: readonly string[]): Refusal[] =>
  hosts.flatMap((host, index) =>
    HOST.test(host.trim().toLowerCase())
      ? []
      : [refuse('disclosure.host', `hosts/${index}`, '应是网站的域名，如 www.example.gov.cn，不带 http:// 和路径')],
  )

/** Why an address cannot be given to residents; '' for none. */
export function linkFault(url: string, hosts: readonly string[]): string {
  if (url.length > MOST_URL) return `网页地址最多 ${MOST_URL} 个字符`
  const authority = ADDRESS.exec(url)?.[1]
  if (!authority) return '网页地址应以 http:// 或 https:// 开头'
  if (authority.includes('@')) return '网页地址里不能带用户名或密码'
  const host = authority.replace(/:\d{1,5}$/, '').toLowerCase()
  if (!HOST.test(host)) return '网页地址里的网站不对，应如 https://www.example.gov.cn/'
  if (hosts.length > 0 && !hosts.some((allowed) => host === allowed || host.endsWith(`.${allowed}`)))
    return `网页地址不在区里允许的网站之内（${hosts.join('、')}）`
  return ''
}

/**
 * Doubts are possible and rare: asked about once, stored when it is confirmed. formedOn in the future, over two years back, or after the day
 * of publishing.
 */
export function recordDoubts(
  { formedOn }: OccurrenceSaid,
  publishedOn: string | null,
  { today, ahead, confirmed }: RecordContext,
): Refusal[] {
  const doubts: Refusal[] = []
  if (!isLocalDate(formedOn)) return doubts
  if (!ahead && formedOn > today)
    doubts.push(refuse('disclosure.doubt.future', 'formedOn', '形成日期在今天以后，请核对，无误的请确认'))
  if (formedOn < addDays(today, -TWO_YEARS))
    doubts.push(refuse('disclosure.doubt.old', 'formedOn', '形成日期在两年以前，请核对，无误的请确认'))
  if (!ahead && publishedOn !== null && isLocalDate(publishedOn) && publishedOn < formedOn)
    doubts.push(refuse('disclosure.doubt.before-formed', 'formedOn', '公开日期早于形成日期，请核对，无误的请确认'))
  return doubts.filter(({ code }) => !confirmed.includes(code))
}
