/** Every kind of act the ledger knows, in the order of the filter; `label` is the act without who and what. */
export const EVENT_KINDS = [
  { code: 'submission.submitted', label: '报送' },
  { code: 'submission.recalled', label: '撤回报送' },
  { code: 'submission.approved', label: '审核通过' },
  { code: 'submission.returned', label: '审核退回' },
  { code: 'submission.reopened', label: '重新打开' },
  { code: 'submission.opened', label: '进入目录编制' },
  { code: 'submission.no-duty', label: '声明无此职责' },
  { code: 'submission.no-duty-withdrawn', label: '撤销无此职责声明' },
  { code: 'submission.transferred', label: '移交任务' },
  { code: 'submission.settled', label: '牵头单位调整后通过' },
  { code: 'submission.delegated', label: '委托村（社区）填报' },
  { code: 'entry.added', label: '增加公开事项' },
  { code: 'entry.adopted', label: '采用标准指引' },
  { code: 'entry.declined', label: '标注标准指引无此职责' },
  { code: 'entry.decline-withdrawn', label: '撤销标准指引无此职责' },
  { code: 'entry.copied', label: '复制上一轮的公开事项' },
  { code: 'entry.saved', label: '修改公开事项' },
  { code: 'entry.duplicated', label: '复制公开事项' },
  { code: 'entry.batch-saved', label: '批量设置公开事项' },
  { code: 'entry.reordered', label: '调整公开事项顺序' },
  { code: 'entry.deleted', label: '删除公开事项' },
  { code: 'entry.restored', label: '恢复公开事项' },
  { code: 'entry.accepted', label: '并入村（社区）的公开事项' },
  { code: 'comment.added', label: '留言' },
  { code: 'nudge.sent', label: '催办' },
  { code: 'report.signed', label: '签署汇总上报' },
  { code: 'report.recalled', label: '撤回汇总上报' },
  { code: 'report.accepted', label: '接收汇总上报' },
  { code: 'report.returned', label: '退回汇总上报' },
  { code: 'edition.published', label: '发布目录' },
  { code: 'round.created', label: '新建编制轮次' },
  { code: 'round.renamed', label: '修改轮次名称' },
  { code: 'round.milestone-moved', label: '调整时限' },
  { code: 'round.phase-closed', label: '关闭阶段' },
  { code: 'round.phase-reopened', label: '重新开放阶段' },
  { code: 'extension.granted', label: '批准延期' },
  { code: 'extension.withdrawn', label: '收回延期' },
  { code: 'calendar.set', label: '设置工作日' },
  { code: 'calendar.cleared', label: '取消工作日设置' },
  { code: 'organisation.created', label: '新增单位' },
  { code: 'organisation.edited', label: '修改单位' },
  { code: 'organisation.renamed', label: '单位更名' },
  { code: 'organisation.merged', label: '合并单位' },
  { code: 'organisation.deactivated', label: '停用单位' },
  { code: 'organisation.reactivated', label: '恢复单位' },
  { code: 'organisation.deleted', label: '删除单位' },
  { code: 'pilot-domain.created', label: '新增试点领域' },
  { code: 'pilot-domain.edited', label: '修改试点领域' },
  { code: 'pilot-domain.leads-changed', label: '调整牵头单位' },
  { code: 'account.created', label: '新建账号' },
  { code: 'account.list-created', label: '批量新建账号' },
  { code: 'account.edited', label: '修改账号' },
  { code: 'account.deactivated', label: '停用账号' },
  { code: 'account.reactivated', label: '恢复账号' },
  { code: 'account.password-reset', label: '重置密码' },
  { code: 'account.password-changed', label: '修改密码' },
  { code: 'account.signed-out', label: '退出登录' },
  { code: 'law.added', label: '增加法规依据' },
  { code: 'matter.imported', label: '导入事项清单' },
] as const
export type EventKind = (typeof EVENT_KINDS)[number]['code']

/** What a sentence about an act is made from; names are '' where there is none. */
export interface EventFacts {
  kind: string
  /** who acted: 单位 姓名 */ by: string
  /** whose work it concerns */ unit: string
  domain: string
  entry: string
  detail: Record<string, unknown>
}
