export { CannedRemarksPage as default } from '@/features/compiling/review/canned-remarks-page'
