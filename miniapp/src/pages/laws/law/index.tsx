export { LawPage as default } from '@/features/district/law/law-page'
