export { PersonalAnswersPage as default } from '@/features/district/privacy/personal-answers-page'
