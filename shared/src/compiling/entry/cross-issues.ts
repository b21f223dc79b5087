import { type Refusal, refuse } from '../../base/refusal.js'
import type { EntryFields } from '../../base/template/entry.js'
import {
  ATTRIBUTES,
  CHANNELS,
  type Channel,
  LEVELS,
  labelOf,
  STAGES,
  WAYS,
} from '../../base/template/entry-template.js'
import type { LocalDate } from '../../base/time/local-date.js'
import type { OrganisationKind } from '../../base/words/organisation-kinds.js'
import type { LawBook } from '../../district/law/law-times.js'
import { looserLimit } from '../time-limit/looser-limit.js'
import { lastArticleNamed } from './article-number.js'

/** The facts beside an entry that it is held against; what is not known is not asked. */
export interface CrossContext {
  /** the kind of the unit whose row it is */ unitKind?: OrganisationKind | null
  /** the model row that it was adopted from */ model?: EntryFields | null
  /** 法规库, for the number of a law's last article */ laws?: { book: LawBook }
}

/** Ways of making something known to everybody (条例第二十三条); an applicant is answered by none of them. */
const FOR_EVERYBODY: ReadonlySet<Channel> = new Set(['gazette', 'pressOrHearing', 'broadcast', 'noticeBoard'])
/** An application may also be handed in or answered there. */
const ONLINE: ReadonlySet<Channel> = new Set(['website', 'newMedia'])

/**
 * Fields that say the opposite of each other: one of them is wrong whatever else holds, so that such an entry is not handed in. `at` is the
 * field to look at first; either can be mended.
 */
export function contradictions({ attribute, ways }: EntryFields): Refusal[] {
  if ((attribute !== 'proactive' && attribute !== 'onRequest') || ways.length === 0 || ways.includes(attribute))
    return []
  return [
    refuse(
      'entry.attribute-way',
      'ways',
      `“公开属性”是${labelOf(ATTRIBUTES, attribute)}，“公开方式”却只有${ways.map((way) => `“${labelOf(WAYS, way)}”`).join('、')}，请改成一致`,
    ),
  ]
}

/** 不予公开 is looked at again on a day to come (条例第十八条). @param today '' where it is not known */
export function reassessIssues({ attribute, reassessOn }: EntryFields, today: LocalDate): Refusal[] {
  if (attribute !== 'withheld' || !today || !reassessOn || reassessOn >= today) return []
  return [
    refuse(
      'entry.reassess-past',
      'reassessOn',
      `重新评估日期 ${reassessOn} 已经过去，请评估后填写下一次的日期（条例第十八条）`,
    ),
  ]
}

/** Pairs that seldom fit and may be right all the same: hints, which keep nobody from handing in (避免“一刀切”). */
export function crossDoubts(entry: EntryFields, context: CrossContext): Refusal[] {
  return [
    ...articleDoubts(entry, context),
    ...channelDoubts(entry),
    ...levelDoubts(entry, context),
    ...(context.model ? modelDoubts(entry, context.model) : []),
  ]
}

function articleDoubts({ bases }: EntryFields, { laws }: CrossContext): Refusal[] {
  if (!laws) return []
  return bases.flatMap((basis, index) => {
    const { title, article } = basis
    const named = lastArticleNamed(article)
    const last = named === null ? null : (laws.book(basis)?.lastArticle ?? null)
    if (named === null || last === null || named <= last) return []
    const text = `第${index + 1}条依据写的是第${named}条，《${title.replace(/[《》]/g, '')}》最后一条是第${last}条，请核对条款`
    return [refuse('draft.article', 'bases', text)]
  })
}

function channelDoubts({ ways, channels }: EntryFields): Refusal[] {
  if (ways.length !== 1 || ways[0] !== 'onRequest') return []
  const open = channels.filter((channel) => FOR_EVERYBODY.has(channel))
  const online = channels.filter((channel) => ONLINE.has(channel))
  const wrong = open.length + online.length === channels.length ? [...open, ...online] : open
  if (wrong.length === 0) return []
  const names = wrong.map((channel) => `“${labelOf(CHANNELS, channel)}”`).join('、')
  return [
    refuse(
      'draft.channel-way',
      'channels',
      `只依申请公开，却选了向所有人公开的${names}：能这样公开的，公开方式也应选“主动”`,
    ),
  ]
}

function levelDoubts({ levels }: EntryFields, { unitKind }: CrossContext): Refusal[] {
  const [only] = levels
  if (!unitKind || levels.length !== 1 || !only) return []
  const town = unitKind === 'town' || unitKind === 'village'
  if ((only === 'town') === town) return []
  const text = town
    ? '本单位是镇（街道）或村（社区），“公开层级”却只有区级：由本单位公开的应选“乡级”'
    : '本单位是区级部门，“公开层级”却只有乡级：由本单位公开的应选“区级”'
  return [refuse('draft.level-unit', 'levels', text)]
}

function modelDoubts(entry: EntryFields, model: EntryFields): Refusal[] {
  const doubts: Refusal[] = []
  const beyond = entry.levels.filter((level) => model.levels.length > 0 && !model.levels.includes(level))
  if (beyond.length > 0) {
    const names = (levels: readonly string[]) => levels.map((level) => labelOf(LEVELS, level)).join('、')
    const text = `标准指引的这一项是${names(model.levels)}，这里还选了${names(beyond)}，请核对`
    doubts.push(refuse('draft.level-model', 'levels', text))
  }
  const missing = entry.stages.length > 0 ? model.stages.filter((stage) => !entry.stages.includes(stage)) : []
  if (missing.length > 0) {
    const names = missing.map((stage) => `“${labelOf(STAGES, stage)}”`).join('、')
    doubts.push(refuse('draft.stage-model', 'stages', `标准指引的这一项有${names}环节，这里没有选，请核对`))
  }
  if (looserLimit(entry.timeLimit, model.timeLimit))
    doubts.push(
      refuse('draft.limit-model', 'timeLimit', `比标准指引写的时限宽：标准指引是“${model.timeLimit}”，请核对`),
    )
  return doubts
}
