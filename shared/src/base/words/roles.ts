export const ROLES = [
  { code: 'editor', label: '填报员' },
  { code: 'approver', label: '审签人' },
  { code: 'admin', label: '管理员' },
] as const
export type Role = (typeof ROLES)[number]['code']
