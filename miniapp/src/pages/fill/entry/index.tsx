export { EntryFormPage as default } from '@/features/entry/entry-form-page'
