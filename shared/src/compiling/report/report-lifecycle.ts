import { lifecycle } from '../../base/lifecycle.js'
import { REPORT_STATES } from './report.contract.js'

/** 汇总上报 of one domain in one phase. */
export const REPORT = lifecycle({
  title: '汇总上报',
  states: REPORT_STATES,
  start: 'preparing',
  acts: {
    sign: {
      label: '上报',
      who: '牵头单位的审签人',
      from: ['preparing', 'returned'],
      to: 'preparing',
      settled: { to: 'reported', when: '牵头单位均已签署' },
    },
    recall: { label: '撤回', who: '已签署的牵头单位的审签人', from: ['preparing', 'reported'], to: 'preparing' },
    accept: { label: '接收', who: '区信息公开办的审签人', from: ['reported'], to: 'accepted' },
    return: { label: '退回', who: '区信息公开办的审签人', from: ['reported'], to: 'returned' },
    takeBack: {
      label: '退回已接收的',
      who: '区信息公开办的审签人，尚未据以发布时',
      from: ['accepted'],
      to: 'returned',
    },
  },
})
