export { StatisticsPage as default } from '@/features/oversight/statistics/statistics-page'
