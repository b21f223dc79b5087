import { lifecycle } from '../../base/lifecycle.js'
import { AMENDMENT_STATES } from './amendment.contract.js'

/** 动态调整 of one published entry. */
export const AMENDMENT = lifecycle({
  title: '动态调整',
  states: AMENDMENT_STATES,
  start: 'draft',
  acts: {
    edit: { label: '修改、删除', who: '提出单位', from: ['draft', 'returned'] },
    propose: {
      label: '提出',
      who: '提出单位的审签人',
      from: ['draft', 'returned'],
      to: 'proposed',
      settled: { to: 'approved', when: '没有其他牵头单位审核' },
    },
    recall: { label: '撤回', who: '提出单位的审签人，牵头单位尚未审核时', from: ['proposed'], to: 'draft' },
    recallUnreviewed: {
      label: '撤回',
      who: '提出单位的审签人，没有其他牵头单位审核时',
      from: ['approved'],
      to: 'draft',
    },
    approve: {
      label: '通过',
      who: '牵头单位的审签人',
      from: ['proposed'],
      to: 'proposed',
      settled: { to: 'approved', when: '牵头单位均已通过' },
    },
    settle: {
      label: '调整牵头单位',
      who: '区信息公开办，留任的牵头单位均已通过时',
      from: ['proposed'],
      to: 'approved',
    },
    return: { label: '退回', who: '牵头单位的审签人', from: ['proposed', 'approved'], to: 'returned' },
    returnByOffice: { label: '退回', who: '区信息公开办的审签人', from: ['approved'], to: 'returned' },
    finalise: { label: '审定', who: '区信息公开办的审签人', from: ['approved'], to: 'finalised' },
    takeBack: { label: '撤回审定', who: '区信息公开办的审签人', from: ['finalised'], to: 'approved' },
    end: { label: '终止', who: '区信息公开办的审签人', from: ['finalised'], to: 'returned' },
    carry: { label: '发布目录', who: '区信息公开办的审签人', from: ['finalised'], to: 'published' },
    release: {
      label: '撤回目录版本',
      who: '区信息公开办的审签人，没有更新的版本载有它时',
      from: ['published'],
      to: 'finalised',
    },
  },
})
