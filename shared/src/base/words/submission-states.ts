/** The states of a 报送 (docs/glossary.md, States). */
export const SUBMISSION_STATES = [
  { code: 'draft', label: '填报中' },
  { code: 'submitted', label: '待审核' },
  { code: 'returned', label: '已退回' },
  { code: 'approved', label: '已通过' },
] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]['code']
