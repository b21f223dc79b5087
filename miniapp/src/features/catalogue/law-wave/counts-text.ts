import type { WaveCounts } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'

const COUNTED: readonly [keyof WaveCounts, string][] = [
  ['draft', '待确认'],
  ['returned', '已退回'],
  ['proposed', '待牵头单位审核'],
  ['approved', '待审定'],
  ['finalised', '已审定'],
  ['published', '已发布'],
  ['deleted', '单位不作调整'],
  ['left', '未起草'],
]
/** How many stand where, without what is none. */
export const countsText = (counts: WaveCounts): string =>
  COUNTED.flatMap(([place, label]) => (counts[place] > 0 ? [`${label} ${counts[place]}`] : [])).join('，') || '没有'
