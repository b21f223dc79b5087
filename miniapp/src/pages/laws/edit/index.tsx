export { LawEditPage as default } from '@/features/district/law/law-edit-page'
