import type { TimedLaw } from './law.contract'
import { forceDoubt, forceDoubts, lawBook, lawStatusOn } from './law-times'

describe('效力 of a law on a day', () => {
  const known = { repealed: false, effectiveFrom: '2021-01-01', endedOn: '2026-08-15' }
  it.each([
    [known, '2020-12-31', 'upcoming'],
    [known, '2021-01-01', 'effective'],
    [known, '2026-08-14', 'effective'],
    [known, '2026-08-15', 'repealed'],
    [{ repealed: true, effectiveFrom: null, endedOn: null }, '2020-01-01', 'repealed'],
    [{ repealed: true, effectiveFrom: null, endedOn: '2021-01-01' }, '2020-01-01', 'effective'],
    [{ repealed: false, effectiveFrom: null, endedOn: null }, '1999-01-01', 'effective'],
  ] as const)('%j on %s: %s', (law, day, status) => {
    expect(lawStatusOn(law, day)).toBe(status)
  })
})

const law = (title: string, more: Partial<TimedLaw> = {}): TimedLaw => ({
  title,
  documentNumber: '',
  effectiveFrom: null,
  endedOn: null,
  repealed: false,
  replacedBy: '',
  lastArticle: null,
  ...more,
})
const basis = (title: string, documentNumber = '') => ({ title, documentNumber, article: '' })

describe('the law that a 公开依据 names', () => {
  const [older, newer] = [
    law('土地管理法实施条例', {
      documentNumber: '国务院令第256号',
      effectiveFrom: '1999-01-01',
      endedOn: '2021-09-01',
      repealed: true,
      replacedBy: '土地管理法实施条例',
    }),
    law('土地管理法实施条例', { documentNumber: '国务院令第743号', effectiveFrom: '2021-09-01' }),
  ]
  const book = lawBook([newer, older, law('中华人民共和国森林法')])

  test('is found by its number, however that is written', () => {
    expect(book(basis('《中华人民共和国土地管理法实施条例》', '国务院令第 ２５６ 号'))).toBe(older)
    expect(book(basis('土地管理法实施条例', '（国务院令第743号）'))).toBe(newer)
    expect(book(basis('森林法'))?.title).toBe('中华人民共和国森林法')
    expect(book(basis('草原法'))).toBeNull()
  })

  test.each([
    ['', '1998-12-31', 'draft.upcoming'],
    ['', '2020-11-16', null],
    ['', '2026-11-28', null],
    ['国务院令第999号', '2020-11-16', null],
    ['国务院令第743号', '2020-11-16', 'draft.upcoming'],
    ['国务院令第256号', '2020-11-16', null],
    ['国务院令第256号', '2026-11-28', 'draft.repealed'],
  ])('a title of two laws, number “%s”, on %s: %s', (number, day, code) => {
    expect(forceDoubt(basis('土地管理法实施条例', number), { book, day })?.code ?? null).toBe(code)
  })
})

test('a law whose place another took is doubted from that day on, also where nothing ended it', () => {
  const chemicals = law('危险化学品安全管理条例', { replacedBy: '中华人民共和国危险化学品安全法' })
  const unknown = law('城市居民最低生活保障条例', { replacedBy: '中华人民共和国社会救助法' })
  const successor = law('中华人民共和国危险化学品安全法', { effectiveFrom: '2026-05-01' })
  const book = lawBook([chemicals, unknown, successor, law('中华人民共和国社会救助法')])
  const doubts = (title: string, day: string) => forceDoubts([basis('某办法'), basis(title)], { book, day })
  expect(doubts('危险化学品安全管理条例', '2026-04-30')).toEqual([])
  expect(doubts('危险化学品安全管理条例', '2026-05-01').map(({ text }) => text)).toEqual([
    '第2条依据《危险化学品安全管理条例》已有《中华人民共和国危险化学品安全法》（自 2026-05-01 起施行），请核对是否还应引用',
  ])
  expect(doubts('城市居民最低生活保障条例', '2026-11-28')).toEqual([])
})
