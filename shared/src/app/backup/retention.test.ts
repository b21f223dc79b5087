import { type BackupOccasion, expendable } from './retention'

const HOUR_MS = 3_600_000
const newest = Date.parse('2026-11-28T04:30:00Z')
const copy = (hoursAgo: number, occasion: BackupOccasion = 'hourly') => ({
  name: `${occasion} ${hoursAgo}`,
  takenAt: new Date(newest - hoursAgo * HOUR_MS),
  occasion,
})

test('the newest 24 hourly copies stay, then the last one of each of 30 days', () => {
  const copies = Array.from({ length: 24 * 40 }, (_, hours) => copy(hours))
  const gone = new Set(expendable(copies))
  const kept = copies.filter(({ name }) => !gone.has(name)).map(({ name }) => name)
  expect(kept.slice(0, 24)).toEqual(copies.slice(0, 24).map(({ name }) => name))
  // 12:30 in China: the day before yesterday's last copy is that of 23:30, 37 hours ago
  expect(kept.slice(24, 26)).toEqual(['hourly 37', 'hourly 61'])
  expect(kept).toHaveLength(24 + 28)
})

test('few copies all stay, and those that a person asked for always do', () => {
  expect(expendable([copy(0), copy(5000)])).toEqual([])
  expect(expendable(Array.from({ length: 100 }, (_, hours) => copy(hours, 'asked')))).toEqual([])
})

test('of the copies before upgrades the newest 5 stay', () => {
  expect(expendable([...Array(7).keys()].map((hours) => copy(hours, 'upgrade')))).toEqual(['upgrade 5', 'upgrade 6'])
})
