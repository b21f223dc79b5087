export { TodoPage as default } from '@/features/assignment/todo-page'
