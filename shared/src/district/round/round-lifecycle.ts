import { lifecycle } from '../../base/lifecycle.js'
import { FILLING_PHASES } from '../../base/words/phases.js'

/** A phase of a round: whether anything more is handed in. */
export const ROUND_PHASE = lifecycle({
  title: '编制轮次的阶段',
  states: [
    { code: 'open', label: '开放' },
    { code: 'closed', label: '已关闭' },
  ],
  start: 'open',
  acts: {
    close: { label: '关闭', who: '区信息公开办的管理员', from: ['open'], to: 'closed' },
    reopen: { label: '重新开放', who: '区信息公开办的管理员', from: ['closed'], to: 'open' },
  },
})

/** The phase that the work of a domain has reached in a round. */
export const DOMAIN_PHASE = lifecycle({
  title: '领域在轮次中的阶段',
  states: FILLING_PHASES,
  start: 'inventory',
  acts: {
    goOn: { label: '接收清单的汇总上报', who: '区信息公开办的审签人', from: ['inventory'], to: 'catalogue' },
  },
})
