export { AssignmentPage as default } from '@/features/assignment/assignment-page'
