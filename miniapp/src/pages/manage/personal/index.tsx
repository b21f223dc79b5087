export { FindingsPage as default } from '@/features/oversight/personal-scan/findings-page'
