import { bracketFaults } from './bracket-faults'

test.each([
  '',
  '对象名单（姓名（含曾用名）、金额）',
  '《关于〈办法〉的通知》〔2019〕【附】(a) “甲”',
  '1）条件；2）材料；（3）流程',
  '一)条件 a)材料 １）费用',
])('%s is in pairs', (text) => {
  expect(bracketFaults(text)).toEqual([])
})

test.each([
  ['对象名单（姓名', ['（']],
  ['对象名单）', ['）']],
  ['对象名单（姓名)', ['（', ')']],
  ['《办法', ['《']],
  ['办法》', ['》']],
  ['（《办法）》', ['《', '》']],
  ['“甲“', ['“', '“']],
  ['〔2019】', ['〔', '】']],
])('%s lacks the partner of %j', (text, alone) => {
  expect(bracketFaults(text)).toEqual(alone)
})
