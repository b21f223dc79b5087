import type { NoticeKind } from './notice-kinds.js'

/** The subscription messages, each with the notices it stands for. */
export const MESSAGE_TEMPLATES = [
  { kind: 'due-soon', notice: 'reminder', label: '临期提醒' },
  { kind: 'returned', notice: 'returned', label: '退回通知' },
  { kind: 'approved', notice: 'approved', label: '审核通过通知' },
  { kind: 'nudged', notice: 'nudge', label: '催办通知' },
  { kind: 'published', notice: 'published', label: '目录发布通知' },
] as const satisfies readonly { kind: string; notice: NoticeKind; label: string }[]
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number]['kind']
