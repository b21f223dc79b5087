import { findPersonalData } from './find-personal-data'
import { maskPersonalData } from './mask'

const kinds = (text: string) => findPersonalData(text).map(({ kind, gravity }) => `${kind} ${gravity}`)

test.each([
  ['身份证号11010519491231002X', ['identity block']],
  ['１１０１０５１９４９１２３１００２Ｘ', ['identity block']],
  ['110105 19491231 002x', ['identity block']],
  ['110105-19491231-002X', ['identity block']],
  ['110105\r\n  19491231002Ｘ', ['identity block']],
  ['1101\u200b0519491231\u2060002X', ['identity block']],
  ['一一〇一〇五一九四九一二三一〇〇二X', ['identity block']],
  ['身份证350521197001011234', ['identity ask']],
  ['350521197001011234', []],
  ['证件号码350521700101123', ['identity ask']],
  ['350521700101123', []],
  ['张三13800138000', ['mobile block']],
  ['监督电话：13800138000', ['mobile ask']],
  ['户主电话+86 138-0013-8000', ['mobile block']],
])('%j', (text, found) => expect(kinds(text)).toEqual(found))

test.each([
  ['我的电话13812345678，请回电', '我的电话138****5678，请回电'],
  ['138 1234 5678', '138****5678'],
  ['１３８１２３４５６７８', '138****5678'],
  ['13812345678和13912345678', '138****5678和139****5678'],
  ['11010519491231002x', '110***********002X'],
])('%s is masked', (text, masked) => {
  expect(maskPersonalData(text)).toBe(masked)
  expect(maskPersonalData(masked)).toBe(masked)
})

test.each([
  '编号07-350505106-0012',
  '2026年第1版',
  '国务院令第711号',
  '补贴12345678901元',
  '0595-87990001',
  '1234567890123456789012',
])('no personal data: %s', (text) => expect(findPersonalData(text)).toEqual([]))
