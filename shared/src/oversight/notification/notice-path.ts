import type { NoticeTarget } from './notification.contract.js'

/** The mini-program's page that a notice leads to, without a slash in front; as in miniapp/src/routes.ts. */
export const NOTICE_PATHS: Readonly<Record<NoticeTarget['page'], string>> = {
  assignment: 'pages/fill/assignment/index',
  entry: 'pages/fill/entry/index',
  submission: 'pages/review/submission/index',
  report: 'pages/publish/report/index',
  reports: 'pages/publish/reports/index',
  edition: 'pages/publish/edition/index',
  amendment: 'pages/amend/view/index',
  amendments: 'pages/amend/list/index',
  lawWave: 'pages/laws/wave/index',
  feedback: 'pages/feedback/list/index',
  takedowns: 'pages/publish/takedowns/index',
  todo: 'pages/todo/index',
  catalogue: 'pages/catalogue/index',
  law: 'pages/laws/law/index',
  calendar: 'pages/manage/calendar/index',
  coverage: 'pages/manage/coverage/index',
  guideline: 'pages/guideline/domain/index',
  personalFindings: 'pages/manage/personal/index',
  remedies: 'pages/watch/remedies/index',
  spotCheck: 'pages/watch/check/index',
  supervision: 'pages/watch/supervision/index',
  supervisions: 'pages/watch/supervisions/index',
}

/** The address for a message outside of the product. */
export function noticePath({ page, targetId }: { page: NoticeTarget['page']; targetId: string }): string {
  return targetId ? `${NOTICE_PATHS[page]}?id=${encodeURIComponent(targetId)}` : NOTICE_PATHS[page]
}
