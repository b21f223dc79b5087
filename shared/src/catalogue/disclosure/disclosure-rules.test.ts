import { daysBetween } from '../../base/time/local-date'
import { dueOn, shownUntil } from './due-on'
import { type Expectation, expectationsOf } from './expectation'
import { type ItemFacts, itemState } from './item-state'
import { isSettled, occurrenceState, shownTooShort } from './occurrence-state'
import { quarterAfter, quarterEnd, quarterName, quarterOf, quarterStart } from './quarter'
import { disclosureFaults, linkFault, recordDoubts } from './record-faults'

/** Monday to Friday; 2026-11-23 is a Monday. */
const weekdays = (date: string) => ((daysBetween('2026-11-23', date) % 7) + 7) % 7 < 5
const of = (timeLimit: string) => expectationsOf({ timeLimit, ways: ['proactive'] })
const first = (timeLimit: string) => of(timeLimit)[0] as Expectation
const due = (timeLimit: string, formedOn = '2026-11-23') => dueOn(first(timeLimit), formedOn, weekdays)

test.each([
  ['信息形成或者变更之日起20个工作日内', '2026-12-21', ''],
  ['批准后20日内', '2026-12-13', ''],
  ['收到评标报告之日起3日内，公示期不少于3日', '2026-11-26', ''],
  ['突发事件发生后24小时内', '2026-11-24', ''],
  ['突发事件发生后5小时内', '2026-11-24', ''],
  ['实时公开', '2026-11-23', ''],
  ['信息形成后即时公开，最迟不超过1个工作日', '2026-11-24', ''],
  ['及时公开，最迟不得超过信息形成后20个工作日', '2026-12-21', ''],
  ['信息形成之日起10个工作日内信息形成之日起20个工作日内', '2026-12-21', ''],
  ['会议召开前3日', '2026-11-20', ''],
  ['会议召开前3个工作日', '2026-11-18', ''],
  ['计划停水提前24小时公开', '2026-11-22', ''],
  ['提前5个工作日公开', '2026-11-16', ''],
  ['公示不少于7个工作日', '2026-11-23', ''],
  ['及时公开', '2026-12-21', 'article26'],
  ['按上级要求办理', '2026-12-21', 'article26'],
  ['', '2026-12-21', 'article26'],
  ['长期公开', '2026-12-21', 'article26'],
  ['每年至少公开1次', '2026-12-31', ''],
  ['每季度终了后15日内', '2027-01-15', ''],
  ['年度终了后3个月内', '2027-03-31', ''],
  ['每年3月31日前', '2027-03-31', ''],
  ['每日更新', '2026-11-23', ''],
  ['每周更新', '2026-11-29', ''],
])('%s: what came into being on 23 November is due on %s', (text, day, mark) => {
  expect(due(text)).toMatchObject({ dueOn: day, mark })
})

test('what is formed while the last period’s day has not passed is that period’s', () => {
  expect(due('每季度终了后15日内', '2026-10-09')?.dueOn).toBe('2026-10-15')
  expect(due('每季度终了后15日内', '2026-10-15')?.dueOn).toBe('2026-10-15')
  expect(due('每季度终了后15日内', '2026-10-16')?.dueOn).toBe('2027-01-15')
})

test.each([
  ['信息形成之日起20个工作日内', ['event ']],
  ['按季度公开', ['periodic ']],
  ['长期公开', ['standing ']],
  ['除处罚决定外其他内容：长期公开；处罚决定：20个工作日内', ['standing 除处罚决定外其他内容', 'event 处罚决定']],
  ['处罚决定7个工作日内公开，其他20个工作日内', ['event 处罚决定', 'event 其他']],
  [
    '执法决定信息在决定作出之日起7个工作日内公开，其他相关信息形成或变更之日起20个工作日内公开',
    ['event 执法决定信息', 'event '],
  ],
  ['1.信息形成之日起20个工作日内；2.长期公开', ['event ']],
  ['批准后20日内；决定作出后7日内', ['event 批准后', 'event 决定作出后']],
  ['信息形成后20个工作日内；每季度至少更新1次', ['event ', 'periodic ']],
  ['处罚决定：按规定', ['event 处罚决定']],
  ['20个工作日内（法律、法规另有规定的，从其规定）', ['event ']],
])('%s: an expectation for each subject', (text, expected) => {
  expect(of(text).map(({ kind, subject }) => `${kind} ${subject}`)).toEqual(expected)
})

test('依申请 only is not measured; both ways are', () => {
  expect(expectationsOf({ timeLimit: '20个工作日内', ways: ['onRequest'] })).toEqual([
    { kind: 'on-request', subject: '' },
  ])
  expect(expectationsOf({ timeLimit: '20个工作日内', ways: ['onRequest', 'proactive'] })).toHaveLength(1)
})

test('公示期: until when it is shown at least', () => {
  const notice = first('收到评标报告之日起3日内，公示期不少于3日')
  expect(shownUntil(notice, '2026-11-23', weekdays)).toBe('2026-11-26')
  expect(shownUntil(first('公示不少于7个工作日'), '2026-11-23', weekdays)).toBe('2026-12-02')
  expect(shownUntil(first('1.20个工作日内；2.长期公开'), '2026-11-23', weekdays)).toBeNull()
  expect(shownTooShort({ channels: [], publishedOn: '2026-11-23', shownUntil: '2026-11-30', takenDownOn: null })).toBe(
    false,
  )
})

const published = (publishedOn: string, part: object = {}) => ({
  channels: ['website' as const],
  publishedOn,
  shownUntil: null,
  takenDownOn: null,
  ...part,
})
const thing = (...disclosures: ReturnType<typeof published>[]) => ({
  formedOn: '2026-11-02',
  dueOn: '2026-11-30',
  promised: ['website' as const],
  disclosures,
})

test.each([
  ['nothing published, long before', thing(), '2026-11-20', 'open'],
  ['five working days before', thing(), '2026-11-23', 'due-soon'],
  ['on the day', thing(), '2026-11-30', 'due-soon'],
  ['the day after', thing(), '2026-12-01', 'overdue'],
  ['published on the day, whenever it was recorded', thing(published('2026-11-30')), '2027-03-01', 'on-time'],
  ['published a day late', thing(published('2026-12-01')), '2026-12-01', 'late'],
  ['first in time, again later', thing(published('2026-12-05'), published('2026-11-30')), '2026-12-09', 'on-time'],
  [
    'one channel of two',
    { ...thing(published('2026-11-20')), promised: ['website' as const, 'noticeBoard' as const] },
    '2026-11-25',
    'partial',
  ],
  [
    'still up thirty days after its time',
    thing(published('2026-11-03', { shownUntil: '2026-11-10' })),
    '2026-12-10',
    'on-time',
  ],
  ['and a day more', thing(published('2026-11-03', { shownUntil: '2026-11-10' })), '2026-12-11', 'to-take-down'],
  [
    'taken down',
    thing(published('2026-11-03', { shownUntil: '2026-11-10', takenDownOn: '2026-11-11' })),
    '2026-12-11',
    'on-time',
  ],
])('a thing: %s', (_, facts, today, state) => {
  expect(occurrenceState(facts, today, weekdays)).toBe(state)
})

test('taken down before its time, and what is settled', () => {
  const early = published('2026-11-03', { shownUntil: '2026-11-10', takenDownOn: '2026-11-09' })
  expect(shownTooShort(early)).toBe(true)
  expect(shownTooShort({ ...early, takenDownOn: '2026-11-10' })).toBe(false)
  expect(isSettled(thing(early))).toBe(true)
  expect(isSettled(thing({ ...early, takenDownOn: null }))).toBe(false)
  expect(isSettled(thing())).toBe(false)
})

const NOTHING_KNOWN: ItemFacts = {
  expectations: of('信息形成之日起20个工作日内'),
  withdrawn: false,
  unsettled: [],
  lastFormedOn: null,
  lastWasLate: false,
  publishedOn: [],
  lastNothing: null,
}
const KNOWN = { lastFormedOn: '2026-08-03', publishedOn: ['2026-08-10'] }
const yearly = { expectations: of('每年3月31日前') }
const quarterly = { expectations: of('每季度公开1次') }
const standing = { expectations: of('长期公开') }

test.each<[string, Partial<ItemFacts>, string]>([
  ['no fact', {}, 'not-started'],
  ['依申请', { expectations: [{ kind: 'on-request', subject: '' }] }, 'not-measured'],
  ['withdrawn with a history', { ...KNOWN, withdrawn: true, unsettled: ['overdue'] }, 'not-measured'],
  ['in time', KNOWN, 'on-time'],
  ['one open, long before its day', { ...KNOWN, unsettled: ['open'] }, 'on-time'],
  ['one due soon', { ...KNOWN, unsettled: ['open', 'due-soon'] }, 'due-soon'],
  ['one overdue among others', { ...KNOWN, unsettled: ['partial', 'to-take-down', 'overdue'] }, 'overdue'],
  ['names stay up', { ...KNOWN, unsettled: ['partial', 'to-take-down'] }, 'to-take-down'],
  ['some channels', { ...KNOWN, unsettled: ['partial'] }, 'partial'],
  ['the newest was late', { ...KNOWN, lastWasLate: true }, 'late'],
  ['nothing arose this quarter', { lastNothing: '2026Q4' }, 'nothing-arose'],
  [
    'nothing arose the quarter before',
    { ...KNOWN, lastFormedOn: '2026-06-30', lastNothing: '2026Q3' },
    'nothing-arose',
  ],
  ['signed, and something came up all the same', { ...KNOWN, lastNothing: '2026Q3' }, 'on-time'],
  ['signed half a year ago', { lastNothing: '2026Q2' }, 'on-time'],
  ['yearly, never', yearly, 'not-started'],
  ['yearly, in its year', { ...yearly, publishedOn: ['2026-03-30'] }, 'on-time'],
  ['yearly, missed', { ...yearly, publishedOn: ['2025-03-30'] }, 'overdue'],
  ['yearly, missed and made up for', { ...yearly, publishedOn: ['2025-03-30', '2026-05-02'] }, 'on-time'],
  ['quarterly, both quarters', { ...quarterly, publishedOn: ['2026-08-01', '2026-10-02'] }, 'on-time'],
  ['quarterly, the last one', { ...quarterly, publishedOn: ['2026-08-01'] }, 'on-time'],
  ['quarterly, not the last one', { ...quarterly, publishedOn: ['2026-05-01'] }, 'overdue'],
  ['standing', { ...standing, publishedOn: ['2025-11-28'] }, 'due-soon'],
  ['standing, not looked through', { ...standing, publishedOn: ['2025-11-27'] }, 'overdue'],
  ['standing, looked through', { ...standing, publishedOn: ['2025-01-27'], lastNothing: '2026Q2' }, 'on-time'],
])('an item on 28 November 2026: %s', (_, part, state) => {
  expect(itemState({ ...NOTHING_KNOWN, ...part }, '2026-11-28', weekdays)).toBe(state)
})

test('a quarterly item comes due at the end of its quarter', () => {
  const facts = { ...NOTHING_KNOWN, ...quarterly, publishedOn: ['2026-08-01'] }
  expect(itemState(facts, '2026-12-23', weekdays)).toBe('on-time')
  expect(itemState(facts, '2026-12-24', weekdays)).toBe('due-soon')
  expect(itemState(facts, '2026-12-31', weekdays)).toBe('due-soon')
  expect(itemState(facts, '2027-01-01', weekdays)).toBe('overdue')
})

test('quarters', () => {
  expect(quarterOf('2026-11-28')).toBe('2026Q4')
  expect([quarterStart('2026Q4'), quarterEnd('2026Q4'), quarterAfter('2026Q4')]).toEqual([
    '2026-10-01',
    '2026-12-31',
    '2027Q1',
  ])
  expect(quarterName('2026Q3')).toBe('2026年第三季度')
})

const context = { today: '2026-11-28', ahead: false, hosts: [], confirmed: [] as string[] }
const codes = (formedOn: string, publishedOn: string | null, part: object = {}) =>
  recordDoubts({ title: '', formedOn }, publishedOn, { ...context, ...part }).map(({ code }) => code)

test('doubts are asked about once', () => {
  expect(codes('2026-11-29', null)).toEqual(['disclosure.doubt.future'])
  expect(codes('2026-11-29', null, { ahead: true })).toEqual([])
  expect(codes('2024-11-27', '2024-11-26')).toEqual(['disclosure.doubt.old', 'disclosure.doubt.before-formed'])
  expect(codes('2024-11-28', null)).toEqual([])
  expect(codes('2026-11-29', null, { confirmed: ['disclosure.doubt.future'] })).toEqual([])
})

test('faults of a publication come all at once', () => {
  const said = { url: '', channels: ['website'], publishedOn: '2026-11-29', shownUntil: '2026-11-01' }
  const faults = disclosureFaults({ ...said, takenDownOn: 'x', reviewedBy: ' ' }, context)
  expect(faults.map(({ code, at }) => `${code} ${at}`)).toEqual([
    'disclosure.future disclosure/publishedOn',
    'disclosure.order disclosure/shownUntil',
    'disclosure.date disclosure/takenDownOn',
    'disclosure.link disclosure/url',
    'disclosure.secrecy disclosure/reviewedBy',
  ])
})

test.each([
  ['https://www.qg.gov.cn/zwgk/1.html', true],
  ['https://qg.gov.cn:8080/a', true],
  ['http://qg.gov.cn.evil.com/', false],
  ['https://user:word@qg.gov.cn/', false],
  ['javascript:alert(1)', false],
  ['ftp://qg.gov.cn/a', false],
  ['www.qg.gov.cn', false],
])('%s may be linked: %s', (url, allowed) => {
  expect(linkFault(url, ['qg.gov.cn']) === '').toBe(allowed)
})
