export { CalendarPage as default } from '@/features/office/round/calendar-page'
