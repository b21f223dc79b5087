import { longDate } from '../../base/time/long-date.js'
import { clipped, spokenName } from './poster-words.js'

test('units are called as people call them', () => {
  expect(['前黄镇人民政府', '山腰街道办事处', '区民政局', '人民政府', '驻村办事处'].map(spokenName)).toEqual([
    '前黄镇',
    '山腰街道',
    '区民政局',
    '人民政府',
    '驻村办事处',
  ])
})

test('a long text ends in …, counted in characters, on one line', () => {
  expect(clipped(' 对象名单、\n\n标准 ', 10)).toBe('对象名单、 标准')
  expect(clipped('𠮷𠮷𠮷𠮷', 4)).toBe('𠮷𠮷𠮷𠮷')
  expect(clipped('𠮷𠮷𠮷𠮷𠮷', 4)).toBe('𠮷𠮷𠮷…')
})

test('a date is written out', () => {
  expect(longDate('2026-07-05')).toBe('2026年7月5日')
})
