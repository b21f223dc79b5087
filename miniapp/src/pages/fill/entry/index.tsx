export { EntryFormPage as default } from '@/features/compiling/entry/entry-form-page'
