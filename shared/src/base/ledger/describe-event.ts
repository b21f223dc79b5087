import { type PersonalKind, personalKindLabel } from '../privacy/personal-data.js'
import { FIELD_LABELS } from '../template/entry.js'
import { labelOf } from '../template/entry-template.js'
import type { EntryField } from '../template/fields.js'
import { AMENDMENT_KINDS } from '../words/amendment-kinds.js'
import { IMPORT_KINDS } from '../words/import-kinds.js'
import { PHASES } from '../words/phases.js'
import { PUBLICATION_REVIEWS } from '../words/publication-reviews.js'
import { EVENT_KINDS, type EventFacts, type EventKind } from './event.js'

type Words = (facts: EventFacts) => string

/** The act, in words that follow the person's name. A kind without words of its own is told by its label. */
const WORDS: Readonly<Partial<Record<EventKind, Words>>> = {
  'submission.submitted': (e) => `报送了${workOf(e)}（第 ${number(e, 'revision')} 次）`,
  'submission.recalled': (e) => `撤回了${workOf(e)}的报送`,
  'submission.approved': (e) => `审核通过了${workOf(e)}的报送`,
  'submission.returned': (e) => `退回了${workOf(e)}的报送${because(reasonOfReturn(e))}`,
  'submission.reopened': (e) => `重新打开了${workOf(e)}的报送${because(text(e, 'remark'))}`,
  'submission.opened': (e) => `接收清单后，${workOf(e)}进入目录编制`,
  'submission.no-duty': (e) => `声明${workOf(e)}无此职责${because(text(e, 'reason'))}`,
  'submission.no-duty-withdrawn': (e) => `撤销了${workOf(e)}的无此职责声明`,
  'submission.delegated': (e) => `调整了${workOf(e)}委托填报的单位${delegated(e)}`,
  'entry.added': (e) => `在${workOf(e)}增加了公开事项${named(e.entry)}`,
  'entry.adopted': (e) => `在${workOf(e)}采用了 ${length(e, 'guidelineItemIds')} 行标准指引`,
  'entry.declined': (e) => `在${workOf(e)}标注了 ${length(e, 'items')} 行标准指引无此职责`,
  'entry.decline-withdrawn': (e) => `在${workOf(e)}撤销了标准指引的无此职责标注`,
  'entry.copied': (e) => `在${workOf(e)}复制了上一轮的 ${length(e, 'entryIds')} 个公开事项`,
  'entry.saved': (e) => `修改了${workOf(e)}的公开事项${named(e.entry)}${fields(e)}`,
  'entry.confirmed': (e) => `确认${workOf(e)}的 ${length(e, 'entryIds')} 个公开事项与去年相同`,
  'entry.duplicated': (e) => `在${workOf(e)}复制出公开事项${named(e.entry)}`,
  'entry.batch-saved': (e) => `批量设置了${workOf(e)}的 ${length(e, 'entryIds')} 个公开事项`,
  'entry.reordered': (e) => `调整了${workOf(e)}的公开事项顺序`,
  'entry.deleted': (e) => `删除了${workOf(e)}的公开事项${named(e.entry)}`,
  'entry.restored': (e) => `恢复了${workOf(e)}删除的公开事项${named(e.entry)}`,
  'entry.accepted': (e) => `把委托填报的公开事项并入${workOf(e)}`,
  'entry.connected': (e) =>
    `在${workOf(e)}把公开事项${named(e.entry)}${text(e, 'continues') ? `对应到现行目录的 ${text(e, 'continues')}` : '定为新的事项'}`,
  'entry.amended': (e) => `审定的动态调整并入了${workOf(e)}的公开事项${named(e.entry)}${fields(e)}`,
  'entry.amended-answered': (e) =>
    `在${workOf(e)}的公开事项${named(e.entry)}选择了${text(e, 'take') === 'row' ? '本轮填写的内容' : '动态调整的内容'}`,
  'item.cancelled': (e) => `取消了${workOf(e)}现行目录的 ${length(e, 'numbers')} 个事项${because(text(e, 'reason'))}`,
  'item.cancel-withdrawn': (e) => `恢复了${workOf(e)}取消的 ${length(e, 'numbers')} 个事项`,
  'edition.unit-withdrawn': (e) => `决定发布时撤销${workOf(e)}未报送的事项${because(text(e, 'reason'))}`,
  'edition.unit-kept': (e) => `决定发布时沿用${workOf(e)}未报送的事项`,
  'entry.reassessed': (e) =>
    `评估后${workOf(e)}的公开事项${named(e.entry)}继续不予公开，下次评估 ${text(e, 'reassessOn')}${because(text(e, 'reason'))}`,
  'coverage.marked': (e) => `在覆盖情况里把${named(text(e, 'title'))}标为不适用${because(text(e, 'reason'))}`,
  'coverage.unmarked': (e) => `取消了${named(text(e, 'title'))}的不适用标注`,
  'alias.learnt': (e) => `记住了别名：“${text(e, 'alias')}”就是“${text(e, 'means')}”`,
  'alias.forgotten': (e) => `删除了别名“${text(e, 'alias')}”`,
  'privacy.answered': (e) =>
    `说明${workOf(e)}的${personal(e)}${text(e, 'answer') === 'lawful' ? '依法公开' : '不是个人信息'}${because(text(e, 'reason'))}`,
  'privacy.answer-taken-back': (e) => `收回了对${workOf(e)}的${personal(e)}的说明`,
  'official-number.added': (e) => `增加了公务号码：${text(e, 'label')} ${text(e, 'number')}`,
  'official-number.edited': (e) => `修改了公务号码：${text(e, 'label')} ${text(e, 'number')}`,
  'official-number.removed': (e) => `删除了公务号码：${text(e, 'label')} ${text(e, 'number')}`,
  'comment.added': (e) => `在${workOf(e)}的公开事项${named(e.entry)}留言：${text(e, 'text')}`,
  'nudge.sent': (e) => `催办${workOf(e)}${because(text(e, 'text'))}`,
  'report.signed': (e) => `签署了${named(e.domain)}的汇总上报${exceptions(e)}`,
  'report.recalled': (e) => `撤回了${named(e.domain)}的汇总上报`,
  'report.accepted': (e) => `接收了${named(e.domain)}的汇总上报`,
  'report.returned': (e) => `退回了${named(e.domain)}的汇总上报${because(text(e, 'remark'))}`,
  'amendment.drafted': (e) => `起草了${amendment(e)}`,
  'amendment.saved': (e) => `修改了${amendment(e)}的草稿`,
  'amendment.deleted': (e) => `删除了${amendment(e)}的草稿`,
  'amendment.proposed': (e) => `提出了${amendment(e)}`,
  'amendment.recalled': (e) => `撤回了${amendment(e)}`,
  'amendment.approved': (e) => `通过了${amendment(e)}`,
  'amendment.returned': (e) => `退回了${amendment(e)}${because(text(e, 'remark'))}`,
  'amendment.finalised': (e) => `审定了${amendment(e)}`,
  'amendment.taken-back': (e) => `撤回了对${amendment(e)}的审定`,
  'amendment.ended': (e) => `终止了${amendment(e)}${because(text(e, 'remark'))}`,
  'amendment.settled': (e) => `调整牵头单位，其余牵头单位都已通过${amendment(e)}`,
  'amendment.many': (e) => `批量办理了 ${number(e, 'count')} 件动态调整：${labelOf(ACTS_UPON_MANY, text(e, 'act'))}`,
  'law-wave.opened': (e) => `开始把引用《${text(e, 'law')}》的公开事项改为《${text(e, 'replacement')}》`,
  'law-wave.drafted': (e) =>
    `为 ${length(e, 'units')} 个单位起草了 ${number(e, 'count')} 件动态调整：《${text(e, 'law')}》改为《${text(e, 'replacement')}》`,
  'law-wave.called-back': (e) => `撤回了《${text(e, 'law')}》的批量调整，删除 ${number(e, 'count')} 件草稿`,
  'law-wave.article': (e) =>
    `在 ${length(e, 'amendmentIds')} 件动态调整的草稿中填写条款：${text(e, 'article') || '引用全文，不写条款'}`,
  'law-wave.model-rows': (e) =>
    `把 ${length(e, 'guidelineItemIds')} 行标准指引的《${text(e, 'law')}》改为《${text(e, 'replacement')}》`,
  'law-wave.nudged': (e) => `催办 ${length(e, 'units')} 个单位确认《${text(e, 'law')}》的批量调整`,
  'privacy.scanned': (e) => `排查了已公开内容里的个人信息，新发现 ${number(e, 'fresh')} 处`,
  'publication.reviewed': (e) =>
    `签署了${labelOf(PUBLICATION_REVIEWS, text(e, 'review'))}，拟发布 ${length(e, 'domainCodes')} 个领域的目录`,
  'publication.review-taken-back': (e) =>
    `撤回了${labelOf(PUBLICATION_REVIEWS, text(e, 'review'))}的签署，${length(e, 'domainCodes')} 个领域的目录`,
  'edition.published': (e) => `发布了目录，含 ${length(e, 'domainCodes')} 个领域`,
  'erasure.made': (e) =>
    `抹去了 ${number(e, 'count')} 处个人信息，共 ${number(e, 'places')} 段文字${because(text(e, 'reason'))}`,
  'takedown.made': (e) => `紧急下线了${takedown(e)}${because(text(e, 'reason'))}`,
  'takedown.restored': (e) => `恢复了${takedown(e)}${because(text(e, 'reason'))}`,
  'takedown.replaced': (e) => `发布新内容，${takedown(e)}恢复公开`,
  'disclosure.recorded': (e) =>
    `登记了${named(text(e, 'item'))}的公开信息${named(text(e, 'title'))}${text(e, 'publishedOn') ? `，${text(e, 'publishedOn')} 公开` : '，尚未公开'}`,
  'disclosure.added': (e) =>
    `补登了${named(text(e, 'item'))}的${named(text(e, 'title'))}的公开记录，${text(e, 'publishedOn')} 公开`,
  'disclosure.corrected': (e) =>
    `更正了${named(text(e, 'item'))}的${named(text(e, 'title'))}${text(e, 'takenDownOn') ? `，${text(e, 'takenDownOn')} 撤下` : ''}${because(text(e, 'reason'))}`,
  'disclosure.deleted': (e) =>
    `删除了${named(text(e, 'item'))}的${named(text(e, 'title'))}${text(e, 'publishedOn') ? `${text(e, 'publishedOn')} 的公开记录` : ''}${because(text(e, 'reason'))}`,
  'disclosure.nothing-arose': (e) => `确认 ${length(e, 'publicNumbers')} 个公开事项 ${text(e, 'quarter')} 本期无新增`,
  'disclosure.link-hosts': (e) => `设置了公开链接允许的 ${length(e, 'hosts')} 个网站`,
  'disclosure.due-moved': (e) =>
    `更正工作日历后，${named(text(e, 'item'))}的${named(text(e, 'title'))}的公开期限由 ${text(e, 'from')} 改为 ${text(e, 'to')}`,
  'disclosure.expectation-seen': (e) => `已阅${named(text(e, 'item'))}的公开要求的更正`,
  'disclosure.expectation': (e) =>
    `${text(e, 'limit') ? `把${named(text(e, 'item'))}的公开要求更正为“${text(e, 'limit')}”` : `取消了对${named(text(e, 'item'))}的公开要求的更正`}${because(text(e, 'reason'))}`,
  'spot-check.drawn': (e) => `随机抽查了 ${number(e, 'count')} 个公开事项（共 ${number(e, 'poolSize')} 个中）`,
  'spot-check.looked': (e) =>
    `抽查了${e.unit}的${named(text(e, 'item'))}${text(e, 'dueOn') ? `，要求 ${text(e, 'dueOn')} 前整改` : '，没有问题'}${because(text(e, 'note'))}`,
  'spot-check.remedied': (e) => `反馈了${named(text(e, 'item'))}的整改${because(text(e, 'note'))}`,
  'supervision.issued': (e) =>
    `向${e.unit}发出${text(e, 'number')}督办，${number(e, 'count')} 项，${text(e, 'dueOn')} 前办结${because(text(e, 'demand'))}`,
  'supervision.withdrawn': (e) => `撤回了对${e.unit}的${text(e, 'number')}督办${because(text(e, 'reason'))}`,
  'feedback.received': (e) => `反馈了${feedback(e)}，由${e.unit || '责任单位'}答复`,
  'feedback.answered': (e) => `答复了对${feedback(e)}的反馈`,
  'feedback.transferred': (e) => `把对${feedback(e)}的反馈转给${e.unit}答复${because(text(e, 'reason'))}`,
  'pilot-domain.created': (e) => `新增了领域${named(text(e, 'name') || e.domain)}`,
  'pilot-domain.retired': (e) => `停用了领域${named(e.domain)}${because(text(e, 'reason'))}`,
  'pilot-domain.reinstated': (e) => `恢复了领域${named(e.domain)}${because(text(e, 'reason'))}`,
  'pilot-domain.ordered': () => '调整了领域的顺序',
  'round.joined': (e) => `在编制轮次里增加了 ${length(e, 'works')} 项任务${because(text(e, 'reason'))}`,
  'round.deleted': (e) => `删除了编制轮次${named(text(e, 'name'))}${because(text(e, 'reason'))}`,
  'round.milestone-moved': (e) => `调整了${phase(e)}时限${becameDate(e)}${because(text(e, 'reason'))}`,
  'round.phase-closed': (e) => `关闭了${phase(e)}阶段${because(text(e, 'reason'))}`,
  'round.phase-reopened': (e) => `重新开放了${phase(e)}阶段${because(text(e, 'reason'))}`,
  'extension.granted': (e) => `批准${workOf(e)}延期到 ${text(e, 'dueOn')}${because(text(e, 'reason'))}`,
  'extension.withdrawn': (e) => `收回了${workOf(e)}的延期${because(text(e, 'reason'))}`,
  'account.created': (e) => `新建了账号 ${text(e, 'account')}`,
  'organisation.list-created': (e) => `新增了 ${length(e, 'units')} 个单位`,
  'account.list-created': (e) => `批量新建了 ${length(e, 'accounts')} 个账号`,
  'account.demo-removed': (e) => `清除了 ${length(e, 'accounts')} 个演示账号和演示数据`,
  'backup.failed': (e) => `自动备份失败${because(text(e, 'reason'))}`,
  'account.edited': (e) => `修改了账号 ${text(e, 'account')}`,
  'account.deactivated': (e) => `停用了账号 ${text(e, 'account')}`,
  'account.reactivated': (e) => `恢复了账号 ${text(e, 'account')}`,
  'account.password-reset': (e) => `重置了账号 ${text(e, 'account')} 的密码`,
  'account.password-changed': () => '修改了自己的密码',
  'account.signed-out': () => '退出登录',
  'account.session-ended': (e) => `让设备“${text(e, 'device')}”退出了登录`,
  'account.invited': (e) => `邀请 ${text(e, 'account')} 绑定微信`,
  'account.invitation-revoked': (e) => `收回了 ${text(e, 'account')} 的微信绑定邀请`,
  'account.wechat-bound': (e) => `${e.detail.by === 'phone' ? '用手机号' : '用邀请码'}绑定了微信`,
  'account.wechat-unbound': (e) => `解除了账号 ${text(e, 'account')} 的微信绑定`,
  'account.phone-changed': () => '更换了自己的手机号',
  'message.retried': (e) => `重发了 ${length(e, 'messageIds')} 条没有发出的微信消息`,
  'guideline.edited': (e) => `编写了${named(e.domain)}标准指引的新版`,
  'guideline.checked': (e) => `核对了${named(e.domain)}标准指引的 ${length(e, 'guidelineItemIds')} 行`,
  'guideline.announced': (e) => `公布了${guidelineOf(e)}`,
  'guideline.in-force': (e) => `使${guidelineOf(e)}生效`,
  'guideline.taken-back': (e) => `收回了${guidelineOf(e)}${because(text(e, 'reason'))}`,
  'law.added': (e) => `增加了法规依据《${text(e, 'title')}》`,
  'law.edited': (e) => `修改了法规依据《${text(e, 'title')}》`,
  'law.ended': (e) =>
    `办理了《${text(e, 'title')}》自 ${text(e, 'endedOn')} 起废止${inBrackets(text(e, 'replacedBy'))}${because(text(e, 'reason'))}`,
  'law.restored': (e) => `撤销了《${text(e, 'title')}》的废止${because(text(e, 'reason'))}`,
  'law.shared': (e) => `把${e.unit || '单位'}增加的《${text(e, 'title')}》收入法规库`,
  'law.updated': (e) =>
    `《${text(e, 'title')}》的资料${text(e, 'take') === 'shipped' ? '采用了随产品更新的' : '保留了本地的'}`,
  'law.removed': (e) => `删除了法规依据《${text(e, 'title')}》`,
  'import.applied': (e) => `导入了${table(e)}：新增 ${number(e, 'added')} 条，更新 ${number(e, 'updated')} 条`,
  'import.undone': (e) => `撤销导入${table(e)}：去掉 ${number(e, 'added')} 条，恢复 ${number(e, 'updated')} 条`,
  'matter.imported': (e) => `导入了事项清单：新增 ${number(e, 'added')} 条，更新 ${number(e, 'updated')} 条`,
  'export.asked': (e) => `导出了《${text(e, 'name')}》`,
}

/** 《A》、《B》 that take the place of something. */
const inBrackets = (titles: string) => (titles ? `，由${titles.replace(/[^、]+/g, '《$&》')}取代` : '')

const ACTS_UPON_MANY = [
  { code: 'proposed', label: '提出' },
  { code: 'approved', label: '通过' },
  { code: 'returned', label: '退回' },
  { code: 'finalised', label: '审定' },
] as const

function table(facts: EventFacts): string {
  const kind = IMPORT_KINDS.find(({ code }) => code === text(facts, 'table'))
  return `${named(facts.domain)}${kind?.label ?? '表格'}（${text(facts, 'name') || '未命名'}）`
}

/**
 * An act as a plain Chinese sentence: the person, the act, the unit whose work it is, and the reason. A kind this version does not know is
 * said to be one, with its code, and is never left out.
 */
export function describeEvent(facts: EventFacts): string {
  const words = WORDS[facts.kind as EventKind]
  const known = EVENT_KINDS.find(({ code }) => code === facts.kind)
  if (!words && !known) return `${facts.by} 办理了一项本版本不认识的操作（${facts.kind}）${place(facts)}`
  const done = words ? words(facts) : `${known?.label ?? ''}${place(facts)}`
  return `${facts.by} ${done.replace(/\s+/g, ' ').trim()}`
}

/** 东镇人民政府“社会救助”; one's own unit is named already. */
function workOf({ by, unit, domain }: EventFacts): string {
  const whose = unit && !by.startsWith(`${unit} `) ? unit : ''
  return `${whose}${named(domain)}` || '本单位'
}

const place = (facts: EventFacts) =>
  facts.unit || facts.domain || facts.entry ? `：${workOf(facts)}${facts.entry}` : ''
/** 东镇人民政府“社会救助”的动态调整（修改“低保”） */
function amendment(e: EventFacts): string {
  const several = length(e, 'amendmentIds')
  if (several > 0) return `${workOf(e)}的 ${several} 件动态调整`
  const kind = labelOf(AMENDMENT_KINDS, text(e, 'amendmentKind'))
  const what = `${kind}${named(text(e, 'name'))}`
  return `${workOf(e)}的动态调整${what ? `（${what}）` : ''}`
}
const named = (name: string) => (name ? `“${name}”` : '')
const because = (reason: string) => (reason ? `：${reason}` : '')

function text({ detail }: EventFacts, key: string): string {
  const value = detail[key]
  return typeof value === 'string' ? value.trim() : ''
}
function number({ detail }: EventFacts, key: string): number {
  const value = detail[key]
  return typeof value === 'number' ? value : 0
}
function list({ detail }: EventFacts, key: string): readonly unknown[] {
  const value = detail[key]
  return Array.isArray(value) ? value : []
}
/** 身份证号（110***********002X） */
const personal = (e: EventFacts) =>
  `${personalKindLabel(text(e, 'dataKind') as PersonalKind)}${text(e, 'masked') ? `（${text(e, 'masked')}）` : ''}`
const guidelineOf = (e: EventFacts) =>
  `${named(e.domain)}标准指引${number(e, 'number') > 0 ? `第${number(e, 'number')}版` : '的草稿'}`
const length = (facts: EventFacts, key: string) => list(facts, key).length
const feedback = (facts: EventFacts) => named(text(facts, 'name')) || named(facts.domain) || '公开工作'
/** By its number: the name may be what was taken down. */
const takedown = (e: EventFacts) =>
  text(e, 'subjectKind') === 'feedback'
    ? `${e.unit}对群众反馈的答复（第 ${text(e, 'subject')} 件）`
    : `${workOf(e)}的公开事项 ${text(e, 'subject')}`
const phase = (facts: EventFacts) => labelOf(PHASES, text(facts, 'phase'))

/** The overall remark, else the first one at a field, and how many more there are. */
export function reasonOfReturn(facts: Pick<EventFacts, 'detail'>): string {
  const { overall, remarks } = facts.detail
  const given = Array.isArray(remarks) ? (remarks as { field?: EntryField; text?: string }[]) : []
  const texts = given.map(
    (item) => `${item.field ? `${FIELD_LABELS[item.field] ?? item.field}：` : ''}${item.text ?? ''}`,
  )
  const all = [typeof overall === 'string' ? overall.trim() : '', ...texts].filter(Boolean)
  return all.length > 1 ? `${all[0]}（共 ${all.length} 条意见）` : (all[0] ?? '')
}

function fields(facts: EventFacts): string {
  const changed = list(facts, 'changed').filter((field): field is EntryField => String(field) in FIELD_LABELS)
  return changed.length > 0 ? `的${changed.map((field) => FIELD_LABELS[field]).join('、')}` : ''
}
function exceptions(facts: EventFacts): string {
  const count = length(facts, 'exceptions')
  return count > 0 ? `，例外 ${count} 个单位` : ''
}
function delegated(facts: EventFacts): string {
  const given = length(facts, 'given')
  const taken = length(facts, 'taken')
  const parts = [given > 0 ? `新增 ${given} 个` : '', taken > 0 ? `收回 ${taken} 个` : ''].filter(Boolean)
  return parts.length > 0 ? `：${parts.join('，')}` : ''
}
function becameDate(facts: EventFacts): string {
  const date = text(facts, 'date') || text(facts, 'after')
  return date ? `为 ${date}` : ''
}
