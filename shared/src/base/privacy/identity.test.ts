import { findPersonalData } from './find-personal-data'
import { isCreditCode, isIdentityNumber } from './identity'
import { isBirthday, passesLuhn } from './numbers'

const found = (text: string, head?: string) =>
  findPersonalData(text, { head }).map(({ kind, gravity, masked }) => `${kind} ${gravity} ${masked}`)

test('the check sign of GB 11643-1999, a province and a real day make an identity number', () => {
  expect(isIdentityNumber('11010519491231002X')).toBe(true)
  expect(isIdentityNumber('11010519491231002x')).toBe(true)
  expect(isIdentityNumber('110105194912310021')).toBe(false)
  expect(isIdentityNumber('99010519491231002X')).toBe(false)
  // Each of the last signs but one is wrong.
  const right = [...'0123456789X'].filter((sign) => isIdentityNumber(`35050519900230123${sign}`))
  expect(right).toEqual([])
})

test.each([
  [1990, 2, 28, true],
  [1990, 2, 29, false],
  [2000, 2, 29, true],
  [1900, 2, 29, false],
  [1990, 4, 31, false],
  [1990, 13, 1, false],
  [1899, 1, 1, false],
])('%i-%i-%i is a day of a life: %s', (year, month, day, real) => expect(isBirthday(year, month, day)).toBe(real))

test('the check sign of GB 32100-2015 makes a 统一社会信用代码', () => {
  expect(isCreditCode('91350100M000100Y43')).toBe(true)
  expect(isCreditCode('91350100M000100Y44')).toBe(false)
})

test.each([
  ['身份证号11010519491231002X', ['identity block 110***********002X']],
  ['身份证号110105194912310021', ['identity ask 110***********0021']],
  ['110105194912310021', []],
  ['11010519491231002Х（手写）', ['identity block 110***********002X']],
  ['13800138000 11010519491231002X', ['mobile ask 138****8000', 'identity block 110***********002X']],
  ['1380013800011010519491231002X', ['mobile ask 138****8000', 'identity block 110***********002X']],
  ['张三11010519491231002X李四', ['identity block 110***********002X']],
  ['身份证110105491231002', ['identity ask 110********1002']],
  ['身份证110105491331002', []],
  ['110105491231002', []],
  ['110***********002X', []],
])('%j', (text, expected) => expect(found(text)).toEqual(expected))

test('an old or a wrong number is asked about under the head of its column', () => {
  expect(found('110105491231002', '身份证号码')).toHaveLength(1)
  expect(found('110105194912310021', '证件号码')).toHaveLength(1)
  expect(found('110105194912310021', '项目代码')).toEqual([])
})

test('where several readings exist the check signs and the nearest label decide', () => {
  // a card behind an identity number is a card
  expect(found('身份证11010519491231002X，卡号622908123456789018')).toEqual([
    'identity block 110***********002X',
    'bank-card ask 6229**********9018',
  ])
  // a permit that passes the check by chance is asked about, not blocked
  expect(found('施工许可证编号：11010519491231002X')).toEqual(['identity ask 110***********002X'])
  // a card that passes Luhn and no identity check is none
  expect(passesLuhn('6222021234567890128')).toBe(true)
  expect(found('6222021234567890128')).toEqual(['bank-card block 6222***********0128'])
  // credit codes and project codes are nobody's
  expect(found('统一社会信用代码91350100M000100Y43')).toEqual([])
  expect(found('2019-350505-48-03-012345')).toEqual([])
  expect(found('项目代码201935050548030123456789')).toEqual([])
})
