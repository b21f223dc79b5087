import { lifecycle } from '../../base/lifecycle.js'

export const GUIDELINE_STATES = [
  { code: 'draft', label: '草稿' },
  { code: 'announced', label: '待生效' },
  { code: 'inForce', label: '现行' },
  { code: 'superseded', label: '已由后一版接替' },
  { code: 'takenBack', label: '已收回' },
] as const
export type GuidelineState = (typeof GUIDELINE_STATES)[number]['code']

/** A version of a domain's 标准指引. It comes into force by itself: on its date, or when the next phase of the domain begins. */
export const GUIDELINE = lifecycle({
  title: '标准指引的版本',
  states: GUIDELINE_STATES,
  start: 'draft',
  acts: {
    edit: { label: '修改', who: '牵头单位、区信息公开办', from: ['draft', 'announced'] },
    announce: {
      label: '公布',
      who: '牵头单位、区信息公开办的审签人',
      from: ['draft', 'announced'],
      to: 'announced',
      settled: { to: 'inForce', when: '没有正在进行的阶段' },
    },
    enter: { label: '生效', who: '系统，到期或者下一阶段开始时', from: ['announced'], to: 'inForce' },
    supersede: { label: '后一版生效', who: '系统', from: ['inForce'], to: 'superseded' },
    standAgain: { label: '后一版收回', who: '系统', from: ['superseded'], to: 'inForce' },
    takeBack: {
      label: '收回',
      who: '牵头单位、区信息公开办的审签人，尚无单位据此报送时',
      from: ['draft', 'announced', 'inForce'],
      to: 'takenBack',
    },
  },
})
