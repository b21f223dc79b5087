export { LawEndPage as default } from '@/features/district/law/law-end-page'
