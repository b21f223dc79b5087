import { daysBetween } from '../../base/time/local-date'
import { latestDay } from './latest-day'
import { understandTimeLimit } from './understand-time-limit'

/** Monday to Friday; 2026-11-23 is a Monday. */
const weekdays = (date: string) => ((daysBetween('2026-11-23', date) % 7) + 7) % 7 < 5

test.each([
  ['信息形成或者变更之日起20个工作日内', '2026-12-21'],
  ['信息形成后5日内', '2026-11-28'],
  ['批准后24小时内', '2026-11-24'],
  ['决定作出后1个月内', '2026-12-23'],
  ['信息形成后1年内', '2027-11-23'],
  ['实时公开', '2026-11-23'],
  ['长期公开', null],
  ['公示不少于7个工作日', null],
  ['按规定办理', null],
])('%s', (text, latest) => {
  expect(latestDay(understandTimeLimit(text), '2026-11-23', weekdays)).toBe(latest)
})

test('a month that is shorter ends on its last day', () => {
  expect(latestDay(understandTimeLimit('决定作出后1个月内'), '2026-01-31', weekdays)).toBe('2026-02-28')
})
