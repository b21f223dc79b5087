/** The changes that can be proposed for a published entry (动态调整). */
export const AMENDMENT_KINDS = [
  { code: 'add', label: '新增' },
  { code: 'revise', label: '修改' },
  { code: 'withdraw', label: '撤销' },
] as const
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number]['code']
