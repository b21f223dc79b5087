import { lifecycle } from '../../base/lifecycle.js'
import { SUBMISSION_STATES } from '../../base/words/submission-states.js'

/** 报送 of one assignment in one phase; every hand-in is a revision of it. 审核单位 are the leads, of a village its town. */
export const SUBMISSION = lifecycle({
  title: '报送',
  states: SUBMISSION_STATES,
  start: 'draft',
  acts: {
    edit: { label: '填报', who: '填报单位', from: ['draft', 'returned'] },
    submit: {
      label: '报送',
      who: '填报单位的审签人',
      from: ['draft', 'returned'],
      to: 'submitted',
      settled: { to: 'approved', when: '没有其他单位审核' },
    },
    recall: { label: '撤回', who: '填报单位的审签人，审核单位尚未审核时', from: ['submitted'], to: 'draft' },
    approve: {
      label: '通过',
      who: '审核单位的审签人',
      from: ['submitted'],
      to: 'submitted',
      settled: { to: 'approved', when: '审核单位均已通过' },
    },
    return: { label: '退回', who: '审核单位的审签人', from: ['submitted'], to: 'returned' },
    takeBack: { label: '退回已通过的', who: '审核单位的审签人，汇总上报之前', from: ['approved'], to: 'returned' },
    settle: {
      label: '调整牵头单位',
      who: '区信息公开办，留任的牵头单位均已通过时',
      from: ['submitted'],
      to: 'approved',
    },
    // A submission that never came is open already: there is no hand-in to return.
    reopen: {
      label: '退回汇总上报',
      who: '区信息公开办的审签人，指明任务',
      from: ['submitted', 'returned', 'approved'],
      to: 'returned',
    },
  },
})
