import { labelOf } from '../../base/template/entry-template.js'
import { NUMBER, parseNumber } from './chinese-number.js'
import { PERIODS, type Period, TIME_UNITS, type TimeLimit, type TimeUnit } from './time-limit.js'

type Understood = TimeLimit & { kind: Exclude<TimeLimit['kind'], 'asWritten'> }

const UNITS: readonly (readonly [RegExp, TimeUnit])[] = [
  [/工作日|工作天/, 'workingDay'],
  [/小时/, 'hour'],
  [/周|星期/, 'week'],
  [/个月/, 'month'],
  [/年/, 'year'],
  [/日|天/, 'calendarDay'],
]
const PERIOD_WORDS: readonly (readonly [RegExp, Period])[] = [
  [/半年/, 'halfYear'],
  [/季/, 'quarter'],
  [/年/, 'year'],
  [/月/, 'month'],
  [/周|星期/, 'week'],
  [/日|天/, 'day'],
]
const find = <T>(list: readonly (readonly [RegExp, T])[], word: string) =>
  list.find(([pattern]) => pattern.test(word))?.[1]

/** The act that is due at the limit; it says nothing about the limit itself. */
const ACT =
  '(?:主动|及时|依法|向社会|对外|予以|进行|完成|作出|给予|做好)*(?:公开|公布|发布|公示|公告|更新|答复|告知|上网|挂网)?'
const ACT_ONLY = new RegExp(`^${ACT}(?:公开|更新|答复)?$`)
const AMOUNT = new RegExp(
  `(${NUMBER})(个工作日|工作日|个工作天|个自然日|自然日|个日历日|日历日|个月|小时|个小时|个星期|星期|周|日|天|年)`,
)
const DISPLAYED =
  /^(?:公示|公告|公开|公布|张贴|展示)(?:期限|时间|时长|期)?(?:应当|应)?(?:为|不得少于|不少于|不低于|至少)*$/
const PERIODIC = new RegExp(
  `^(至少)?(?:每一?个?|按|分|一)(半年度?|季度|季|年度|年|月度|月|周|星期|日|天)(.*?)(至少|不少于)?${ACT}(?:(至少|不少于)?(${NUMBER})次)?(?:公开|更新)?$`,
)
const BARE_PERIODIC = new RegExp(`^(半年度?|季度|年度|月度)(至少|不少于)?${ACT}(至少|不少于)?(?:(${NUMBER})次)?$`)

/** 3月31日前, 结束后15日内, 底; a single figure is a day of the week. */
const DAY_IN_PERIOD = /^(?:.{0,15}(?:前|内|底|初|末|日|[上中下]旬)|[一二三四五六])$/

/** 公开时限 as written, understood as far as it can be; several limits in one cell come one by one. '' gives []. */
export function understandTimeLimit(text: string): TimeLimit[] {
  return clausesOf(text).flatMap(understandClause)
}

/** Full-width figures, letters and spaces made half-width; signs stay Chinese. */
function halfWidth(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[ \t\u3000\u00a0]+/g, '')
}

/** Sentences of the cell: by 。； and line, list numbers dropped, a remark in brackets at the end on its own. */
function clausesOf(text: string): string[] {
  return halfWidth(text)
    .split(/[；;。\r\n]+/)
    .map((clause) =>
      clause.replace(/^(?:\d{1,2}[.．、](?!\d)|[（(]?\d{1,2}[）)]|[（(][一二三四五六七八九十]{1,3}[）)]|[①-⑳])/, ''),
    )
    .flatMap((clause) => {
      const remark = /^([^（(]+)[（(]([^（）()]*)[）)]$/.exec(clause)
      return remark ? [remark[1] ?? '', remark[2] ?? ''] : [clause]
    })
    .filter(Boolean)
}

/** One sentence: “处罚决定：…”, “涉及隐私的，…” and “自…之日起，…” belong to the limit that follows. */
function understandClause(clause: string): TimeLimit[] {
  const [, named = '', body = clause] = /^([^：:，,]{1,40})[：:](.+)$/.exec(clause) ?? []
  const about = /^(?:公开|公示)?(?:时限|期限|时间)$/.test(named) ? '' : named
  const limits: TimeLimit[] = []
  let waiting: string[] = []
  const keep = () => {
    if (waiting.length > 0) limits.push({ about, kind: 'asWritten', text: waiting.join('，') })
    waiting = []
  }
  for (const part of body.split(/[，,]/).filter(Boolean)) {
    const last = waiting[waiting.length - 1] ?? ''
    const glued = /(?:起|后|内)$/.test(last) ? understandPart(last + part) : null
    const understood = glued ?? understandPart(part)
    if (!understood) {
      waiting.push(part)
      continue
    }
    if (glued) waiting.pop()
    const condition = /(?:的|时|外|后)$/.test(waiting[waiting.length - 1] ?? '') ? waiting.join('，') : ''
    if (condition) waiting = []
    else keep()
    for (const limit of understood) {
      const before = limits[limits.length - 1]
      limits.push({ ...sameEvent(limit, before), about: limit.about || condition || about })
    }
  }
  keep()
  return limits
}

/** 信息形成后即时公开，最迟不超过1个工作日: the bound counts from the event that was named just before. */
function sameEvent(limit: Understood, before: TimeLimit | undefined): Understood {
  const named = before?.kind === 'immediately' || before?.kind === 'promptly' ? before.event : ''
  return limit.kind === 'within' && !limit.event && !limit.about && named ? { ...limit, event: named } : limit
}

function understandPart(part: string): Understood[] | null {
  return understandPeriodic(part) ?? understandWord(part) ?? understandAmount(part)
}

function understandPeriodic(part: string): Understood[] | null {
  const full = PERIODIC.exec(part)
  const bare = full ? null : BARE_PERIODIC.exec(part)
  const every = find(PERIOD_WORDS, full?.[2] ?? bare?.[1] ?? '')
  if (!every) return null
  const times = full?.[6] ?? bare?.[4]
  // “一年内” is no period and “一年” alone says nothing: 一… needs its number of times.
  if (part.startsWith('一') && !times) return null
  const by = full?.[3] ?? ''
  if (by && !DAY_IN_PERIOD.test(by)) return null
  const atLeast = Boolean(full?.[1] || full?.[4] || full?.[5] || bare?.[2] || bare?.[3])
  return [{ about: '', kind: 'periodic', every, times: times ? parseNumber(times) : null, atLeast, by }]
}

function understandWord(part: string): Understood[] | null {
  const match = new RegExp(`^(\\D{0,40}?)(实时|即时|立即|及时|长期|永久|常年|长年)(?:有效|保留|${ACT})$`).exec(part)
  if (!match) return null
  const [, before = '', word = ''] = match
  const event = /(?:后|时|起|日)$/.test(before) ? cleanEvent(before) : ''
  const about = event ? '' : before.replace(/(?:应当|应|须|要)$/, '')
  if (/长期|永久|[常长]年/.test(word)) return [{ about: before, kind: 'longTerm' }]
  return [{ about, kind: word === '及时' ? 'promptly' : 'immediately', event }]
}

function understandAmount(part: string): Understood[] | null {
  const match = AMOUNT.exec(part)
  const amount = parseNumber(match?.[1] ?? '')
  const unit = find(UNITS, match?.[2] ?? '')
  if (!match || !unit || Number.isNaN(amount)) return null
  const before = part.slice(0, match.index)
  const after = part.slice(match.index + match[0].length)
  // “5-7个工作日”, “15至20个工作日”, and dates such as 6月30日 are no single limit.
  if (/[\d至到~～\-—–月年第每.]$/.test(before) || /^[\d月年]/.test(after)) return null
  if (DISPLAYED.test(before) && /^(?:以上|及以上)?$/.test(after))
    return [{ about: '', kind: 'displayed', amount, unit }]
  const ahead = /^(?:之?前|以前)(.*)$/.exec(after)
  if (ahead && ACT_ONLY.test(ahead[1] ?? '')) {
    return before ? [{ about: '', kind: 'before', amount, unit, event: cleanEvent(before) }] : null
  }
  if (/(?:不少于|少于|不低于|至少)$/.test(before)) return null
  const [, inside = '', tail = ''] = /^(之内|以内|内)?(?:应当|应|须|要)?(.*)$/.exec(after) ?? []
  const event = cleanEvent(before)
  // 活动举办前5个工作日内 is ahead of the event, as 活动举办前5个工作日 is.
  if (/前$/.test(event)) {
    return ACT_ONLY.test(tail)
      ? [{ about: '', kind: 'before', amount, unit, event: event.replace(/提?前$/, '') }]
      : null
  }
  // A number of years or months without 内 or an event is how long something lasts, not a limit.
  if (!inside && !event && (unit === 'year' || unit === 'month')) return null
  // 批准20日公开 does not say whether before or after.
  if (event && !inside && !/(?:日|后|时)$/.test(event)) return null
  const rest = /^(?:其[他它余]|结果)/.test(event) && !/(?:日|后|时)$/.test(event)
  const [, named = '', since = event] = rest ? [] : (OF_WHAT.exec(event) ?? [])
  const limit: Understood = { about: rest ? event : named, kind: 'within', amount, unit, event: rest ? '' : since }
  if (ACT_ONLY.test(tail)) return [limit]
  const more = understandPart(tail.replace(new RegExp(`^${ACT}(?=自)`), ''))
  return more ? [limit, ...more] : null
}

/** 执法决定信息在决定作出之日: for what, and from when. */
const OF_WHAT = /^(.{2,20}?(?:信息|内容|结果|情况|事项|文件))(?:应当|应)?(?:自|在|于)(.{2,}(?:日|后|时))$/

/** 自信息形成之日起的 → 信息形成之日; 应当在批准后 → 批准后; 不超过 and the like say nothing about the event. */
function cleanEvent(text: string): string {
  return text
    .replace(/(?:不得超过|不超过|最迟不超过|最迟|最长)$/, '')
    .replace(/^(?:(?:公开|公示)?(?:时限|期限)为?)?(?:最迟|最长)?(?:不超过|不得超过)?/, '')
    .replace(/^(?:应当|应(?!急)|须)?(?:自(?![然主行愿查建有治筹])|从(?=.*起)|于|在(?![职校册线建]))?/, '')
    .replace(/(?:应当|应|须)?(?:于|在)?$/, '')
    .replace(/的$/, '')
    .replace(/(日|天|时)(?:起|开始|算起)(?:的)?$/, '$1')
    .replace(/起$/, '后')
    .replace(/之日后$/, '之日')
}

const length = (amount: number, unit: TimeUnit) => `${amount}${labelOf(TIME_UNITS, unit)}`
const calendar = (unit: TimeUnit) => (unit === 'calendarDay' ? '（自然日）' : '')

/** The limits as they were understood, back in one sentence for the person who typed them; '' for no limits. */
export function describeTimeLimit(limits: readonly TimeLimit[]): string {
  return limits.map((limit) => aboutWhat(limit.about) + describeOne(limit)).join('；')
}

function aboutWhat(about: string): string {
  if (!about) return ''
  return about + (/(?:的|时|外|后)$/.test(about) ? '，' : '：')
}

/** 信息形成之日 → 自信息形成之日起; 批准后 stays. */
function since(event: string): string {
  return /(?:日|时)$/.test(event) ? `自${event}起` : event
}

function describeOne(limit: TimeLimit): string {
  switch (limit.kind) {
    case 'within': {
      const start = limit.event ? '' : '（没有写明从何时起算）'
      return `${since(limit.event)}${length(limit.amount, limit.unit)}内公开${calendar(limit.unit)}${start}`
    }
    case 'before':
      return `${limit.event ? `${limit.event}前` : '提前'}${length(limit.amount, limit.unit)}公开${calendar(limit.unit)}`
    case 'displayed':
      return `公示不少于${length(limit.amount, limit.unit)}${calendar(limit.unit)}`
    case 'immediately':
      return `${since(limit.event)}实时公开`
    case 'promptly':
      return `${since(limit.event)}及时公开`
    case 'longTerm':
      return '长期公开'
    case 'periodic': {
      const times = limit.times === null ? '' : `${limit.times}次`
      return `${labelOf(PERIODS, limit.every)}${limit.by}${limit.atLeast ? '至少' : ''}公开${times}`
    }
    case 'asWritten':
      return `“${limit.text}”（按原文保留）`
  }
}
