import { addDays } from '../../base/time/local-date'
import { type ReminderWork } from '../../district/reminder/reminder-work'
import { milestoneOn, reminderKey, remindersDue } from './reminders-due'

const dueOn = '2026-07-24'
const work = (name: string, extra: Partial<ReminderWork> = {}): ReminderWork => ({
  subject: `assignment/${name}/inventory`,
  kind: 'fill',
  organisationCode: 'east',
  name,
  dueOn,
  ...extra,
})
const never = () => false

test.each([
  [-8, null],
  [-7, 'T-7'],
  [-4, 'T-7'],
  [-3, 'T-3'],
  [-2, 'T-3'],
  [-1, 'T-1'],
  [0, 'day'],
  [1, 'late'],
  [400, 'late'],
])('%i days from the date stands at %s', (days, milestone) => {
  expect(milestoneOn(addDays(dueOn, days), dueOn)).toBe(milestone)
})

test('all 24 domains of a unit come in one notice that names them', () => {
  const works = Array.from({ length: 24 }, (_, index) => work(`领域${index + 1}`))
  const [only, ...more] = remindersDue('2026-07-17', works, never)
  expect(more).toEqual([])
  expect(only).toMatchObject({ organisationCode: 'east', milestone: 'T-7', title: '还有 7 天：24 个领域尚未报送' })
  expect(only?.subjects).toHaveLength(24)
  expect(only?.text).toContain('领域1、领域2、')
  expect(only?.text).toMatch(/领域24。截止 2026-07-24。$/)
})

test('units, kinds and dates are kept apart', () => {
  const works = [
    work('甲'),
    work('乙', { organisationCode: 'west' }),
    work('丙', { kind: 'report', organisationCode: 'civil' }),
    work('丁', { organisationCode: 'civil' }),
    work('戊', { dueOn: '2026-07-27' }),
  ]
  expect(remindersDue('2026-07-24', works, never).map(({ title, text }) => `${title} ${text}`)).toEqual([
    '今天截止：1 个领域尚未报送 甲。截止 2026-07-24。',
    '今天截止：1 个领域尚未报送 乙。截止 2026-07-24。',
    '今天截止：1 个领域尚未汇总上报 丙。截止 2026-07-24。',
    '今天截止：1 个领域尚未报送 丁。截止 2026-07-24。',
    '还有 3 天：1 个领域尚未报送 戊。截止 2026-07-27。',
  ])
})

test('once for each work, date and milestone', () => {
  const sent = new Set([reminderKey('assignment/甲/inventory', dueOn, 'T-3')])
  const due = (today: string, extra: Partial<ReminderWork> = {}) =>
    remindersDue(today, [work('甲', extra), work('乙', extra)], (key) => sent.has(key)).map(({ text }) => text)
  expect(due('2026-07-21')).toEqual(['乙。截止 2026-07-24。'])
  expect(due('2026-07-22')).toEqual(['乙。截止 2026-07-24。'])
  expect(due('2026-07-23')).toEqual(['甲、乙。截止 2026-07-24。'])
  // the office moved the date: its T-3 is another
  expect(due('2026-07-28', { dueOn: '2026-07-31' })).toEqual(['甲、乙。截止 2026-07-31。'])
})

test('every day of a month in turn gives each of the five once', () => {
  const sent = new Set<string>()
  const milestones: string[] = []
  for (let day = -20; day <= 10; day++) {
    for (const due of remindersDue(addDays(dueOn, day), [work('甲')], (key) => sent.has(key))) {
      milestones.push(due.milestone)
      for (const subject of due.subjects) sent.add(reminderKey(subject, due.dueOn, due.milestone))
    }
  }
  expect(milestones).toEqual(['T-7', 'T-3', 'T-1', 'day', 'late'])
})

test('work without a date is never due', () => {
  expect(remindersDue('2026-07-24', [work('甲', { dueOn: '' })], never)).toEqual([])
})
