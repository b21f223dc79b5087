export { CalendarPage as default } from '@/features/round/calendar-page'
