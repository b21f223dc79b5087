export { AliasesPage as default } from '@/features/district/alias/aliases-page'
