import { CHANNELS, LEVELS, STAGES, WAYS } from '../../base/template/entry-template.js'
import { channelOf } from './read-channels.js'

/**
 * The contents of a catalogue's column: a field, or one tick of a field (`stages:decision`); `item` is 公开事项 without a level; `level:…`
 * beside 区级 and 乡级 is another's; `extra` is no column of the template.
 */
export type Meaning = string

const bare = (text: string) => text.replace(/[\s“”"'‘’（）()【】[\]〔〕、，,:：*＊/]/g, '')

const FIELDS: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:序号|编号|序|号|行号)$/, 'number'],
  [/^(?:一级目录|(?:所属)?(?:试点|公开)?领域(?:名称)?|目录类别)$/, 'domain'],
  [/^(?:一级(?:公开)?事项|一级|事项一级|一级类别|一级指标)$/, 'level1'],
  [/^(?:二级(?:公开)?事项|二级|事项二级|二级类别|二级指标)$/, 'level2'],
  [/^(?:三级(?:公开)?事项|三级|事项三级|三级类别|三级指标)$/, 'level3'],
  [/^(?:公开事项|事项名称|公开事项名称|事项|公开项目)$/, 'item'],
  [/^(?:五公开阶段|五公开|公开阶段|五公开环节)$/, 'stages'],
  [/^(?:(?:主要)?公开内容(?:要素)?(?:及要求|和要求|及标准)?|主要内容|内容要素)$/, 'content'],
  [/^(?:(?:公开)?(?:法律|法规|政策)?依据|公开依据及条款)$/, 'bases'],
  [/^(?:(?:公开|公布)?(?:时限|期限|时间|时效)(?:要求)?)$/, 'timeLimit'],
  [/^(?:(?:公开|发布)?(?:责任)?主体|公开(?:责任)?单位|发布单位|责任主体部门)$/, 'subjects'],
  [/^(?:公开|发布)?(?:渠道|载体|平台|途径)(?:和载体|及载体|与载体|载体|和途径|和方式)?(?:■.*)?$/, 'channels'],
  [/^其[他它](?:公开)?(?:渠道|载体|渠道和载体)$/, 'channels:other'],
  [/^公开对象$/, 'audiences'],
  [/^(?:全社会|社会公众|全体公众|面向社会|公众)$/, 'audiences:everyone'],
  [/^(?:特定(?:群体|群众|对象|人群|公众)(?:请写明|请注明|注明)?)$/, 'audiences:specific'],
  [/^公开(?:方式|属性|类型|形式)$/, 'ways'],
  [/^主动(?:公开)?$/, 'ways:proactive'],
  [/^依申请(?:公开)?$/, 'ways:onRequest'],
  [/^(?:公开)?层级$/, 'levels'],
  [/^(?:区|县|县区|区县|县市区|区县级|县区级|区直)级?$/, 'levels:district'],
  [/^(?:乡|镇|乡镇|镇街|镇街道|乡镇街道|街道|村|乡村|镇村|村居|村社区|乡级村级)级?$/, 'levels:town'],
  [/^(?:省|市|市州|国家|中央|设区市)级?$/, 'levels:above'],
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

const fieldOf = (text: string) => (text && FIELDS.find(([pattern]) => pattern.test(text))?.[1]) || ''

/** Whether a table's words say that ■ marks what must be, and □ what may be, not what was chosen. */
export function isLegendOfMust(text: string): boolean {
  return /■[^□\n]{0,8}必[选须]/.test(text)
}

/** Every field that ticks of several columns make up. */
export const TICKED = { stages: STAGES, channels: CHANNELS, ways: WAYS, levels: LEVELS } as const
