/** The subjects of notices. */
export const NOTICE_KINDS = [
  { code: 'review', label: '待审核' },
  { code: 'returned', label: '退回' },
  { code: 'approved', label: '通过' },
  { code: 'report', label: '汇总上报' },
  { code: 'task', label: '任务' },
  { code: 'published', label: '发布' },
  { code: 'amendment', label: '动态调整' },
  { code: 'feedback', label: '群众反馈' },
  { code: 'reminder', label: '时限提醒' },
  { code: 'nudge', label: '催办' },
  { code: 'spot-check', label: '抽查整改' },
  { code: 'supervision', label: '督办' },
  { code: 'comment', label: '留言' },
  { code: 'guideline', label: '标准指引' },
  { code: 'system', label: '系统' },
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]['code']
