import { type DomainStanding, missingForPublication } from './missing-for-publication'

type Report = DomainStanding['reports'][number]
const report = (phase: Report['phase'], state: Report['state'], signed = 0): Report => ({ phase, state, signed })
const units = (...states: DomainStanding['units'][number]['state'][]) =>
  states.map((state, index) => ({ name: `第${index + 1}镇`, state }))
const missing = (reports: Report[], states: DomainStanding['units'], entryCount = 5, published = false) =>
  missingForPublication({ reports, units: states, entryCount, published })
const done = report('inventory', 'accepted')

test.each<[string, Report[], DomainStanding['units'], string]>([
  ['nothing', [done, report('catalogue', 'accepted')], units('approved'), ''],
  ['a unit', [done, report('catalogue', 'preparing')], units('approved', 'draft'), '目录：第2镇尚未通过审核'],
  [
    'many units',
    [report('inventory', 'preparing')],
    units('draft', 'submitted', 'returned', 'draft'),
    '事项清单：第1镇、第2镇、第3镇等 4 个单位尚未通过审核',
  ],
  ['the report', [done, report('catalogue', 'preparing')], units('approved'), '目录：牵头单位尚未汇总上报'],
  ['the second lead', [done, report('catalogue', 'preparing', 1)], units('approved'), '目录：等待另一牵头单位会签'],
  ['a new report', [done, report('catalogue', 'returned')], units('approved'), '目录已退回牵头单位，等待重新上报'],
  ['the office', [done, report('catalogue', 'reported', 2)], units('draft'), '目录已经上报，等待区信息公开办接收'],
])('missing: %s', (_, reports, states, said) => expect(missing(reports, states)).toBe(said))

test('a domain without an entry is never an empty heading', () => {
  expect(missing([done, report('catalogue', 'accepted')], units('approved'), 0)).toBe('没有可公开的事项')
  expect(missing([done, report('catalogue', 'accepted')], units('approved'), 0, true)).toBe('')
})
