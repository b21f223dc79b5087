/** The official template 政务公开事项目录（附件2）as data: codes, exact labels and order. */

export const STAGES = [
  { code: 'decision', label: '决策' },
  { code: 'execution', label: '执行' },
  { code: 'management', label: '管理' },
  { code: 'service', label: '服务' },
  { code: 'result', label: '结果' },
] as const
export type Stage = (typeof STAGES)[number]['code']

/** The thirteen 公开渠道和载体 in the template's order and words. */
export const CHANNELS = [
  { code: 'website', label: '政府网站' },
  { code: 'gazette', label: '政府公报' },
  { code: 'newMedia', label: '两微一端' },
  { code: 'pressOrHearing', label: '发布会/听证会' },
  { code: 'broadcast', label: '广播电视' },
  { code: 'paper', label: '纸质载体' },
  { code: 'readingPoint', label: '公开查阅点' },
  { code: 'serviceCentre', label: '政府服务中心' },
  { code: 'conveniencePoint', label: '便民服务站' },
  { code: 'onSite', label: '入户/现场' },
  { code: 'noticeBoard', label: '社区/企事业单位/村公示栏（电子屏）' },
  { code: 'targetedPush', label: '精准推送' },
  { code: 'other', label: '其他' },
] as const
export type Channel = (typeof CHANNELS)[number]['code']

export const AUDIENCES = [
  { code: 'everyone', label: '全社会' },
  { code: 'specific', label: '特定群体' },
] as const
export type Audience = (typeof AUDIENCES)[number]['code']

export const WAYS = [
  { code: 'proactive', label: '主动' },
  { code: 'onRequest', label: '依申请' },
] as const
export type Way = (typeof WAYS)[number]['code']

export const LEVELS = [
  { code: 'district', label: '区级' },
  { code: 'town', label: '乡级' },
] as const
export type Level = (typeof LEVELS)[number]['code']

/** 公开属性, settled in the inventory phase (条例第十三条). */
export const ATTRIBUTES = [
  { code: 'proactive', label: '主动公开' },
  { code: 'onRequest', label: '依申请公开' },
  { code: 'withheld', label: '不予公开' },
] as const
export type Attribute = (typeof ATTRIBUTES)[number]['code']

/** Legal grounds for 不予公开 (条例第十四至十六条). */
export const WITHHOLD_GROUNDS = [
  { code: 'article14', label: '条例第十四条（国家秘密、法律禁止、危及安全稳定）' },
  { code: 'article15', label: '条例第十五条（商业秘密、个人隐私）' },
  { code: 'article16', label: '条例第十六条（内部事务、过程性信息、行政执法案卷）' },
  { code: 'law', label: '其他法律、法规、规章规定' },
] as const
export type WithholdGround = (typeof WITHHOLD_GROUNDS)[number]['code']

/** The words a release shows for a choice or a field that only a later one knows. */
export const NOT_KNOWN_YET = '（更新后可见）'

/** The label of a code in one of the lists above, as another release may have answered it; nothing for none. */
export function labelOf(list: readonly { code: string; label: string }[], code: string): string {
  return list.find((item) => item.code === code)?.label ?? (code && NOT_KNOWN_YET)
}
