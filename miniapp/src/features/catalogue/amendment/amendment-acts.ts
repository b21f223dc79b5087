import type { FootAct } from '@/ui/act-foot'

/** Acts upon a 动态调整 that is not being written, in the order of its foot. */
export const ACTS = {
  recall: { path: 'recall', label: '撤回', kind: 'plain', says: '撤回后可以修改，再重新提出。' },
  return: { path: 'return', label: '退回', kind: 'danger', says: '' },
  approve: { path: 'approval', label: '通过', kind: 'primary', says: '所有牵头单位通过后，由区信息公开办审定。' },
  finalise: {
    path: 'finalisation',
    label: '审定',
    kind: 'primary',
    says: '审定后写入目录，随下一版目录发布；发布以前，群众看到的仍是原来的内容。',
  },
  takeBack: {
    path: 'finalisation/recall',
    label: '撤回审定',
    kind: 'plain',
    says: '撤回后不随下一版目录发布，可以重新审定，或退回提出单位修改。',
  },
  end: { path: 'end', label: '终止', kind: 'danger', says: '' },
} as const
export type AmendmentAct = keyof typeof ACTS

export const footActs = (may: (act: AmendmentAct) => boolean): FootAct<AmendmentAct>[] =>
  (Object.keys(ACTS) as AmendmentAct[]).filter(may).map((act) => ({ act, ...ACTS[act] }))
