export { TodoPage as default } from '@/features/app/todo-page'
