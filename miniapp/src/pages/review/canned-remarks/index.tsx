export { CannedRemarksPage as default } from '@/features/review/canned-remarks-page'
