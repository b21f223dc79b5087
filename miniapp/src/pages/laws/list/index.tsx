export { LawsPage as default } from '@/features/district/law/laws-page'
