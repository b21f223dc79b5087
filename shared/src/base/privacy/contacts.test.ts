import { findPersonalData } from './find-personal-data'
import type { TextContext } from './personal-data'

const found = (text: string, context?: TextContext) =>
  findPersonalData(text, context).map(({ kind, gravity, from, to }) => `${kind} ${gravity} ${text.slice(from, to)}`)

test.each([
  ['张三13800138000', 'block'],
  ['村民张三（手机：138-0013-8000）', 'block'],
  ['户主电话13800138000', 'block'],
  ['村支书林建国 手机13800138000', 'block'],
  ['监督电话：13800138000', 'ask'],
  ['投诉举报电话：李建国 13800138000', 'ask'],
  ['区民政局 13800138000', 'ask'],
  ['13800138000', 'ask'],
])('a mobile number: %s %s', (text, gravity) => expect(found(text)[0]).toMatch(`mobile ${gravity}`))

test('the person may stand in another cell of the row', () => {
  expect(found('13800138000', { beside: '1\n张三\n后龙镇' })).toEqual(['mobile block 13800138000'])
  expect(found('13800138000', { head: '咨询电话', beside: '1\n张三' })).toEqual(['mobile ask 13800138000'])
  expect(found('13800138000', { head: '受理编号' })).toEqual([])
})

test.each([
  ...[
    '补贴13800138000元',
    '中标价13800138000',
    '共185265919.00',
    '编号：13800138000',
    '13800138000平方米',
    '2019-13800138',
  ],
  ...['http://www.qg.gov.cn/t20190101_13800138000.htm', '0595-87990001', '400-100-1234', '12345', '87990001\n87990002'],
])('no mobile number: %s', (text) => expect(found(text)).toEqual([]))

test.each([
  ['银行卡号6222 0212 3456 7890 128', 'block'],
  ['张三 6222-0212-3456-7890-128', 'block'],
  ['户名：张三，开户行：农行泉港支行，账号：6222021234567890128', 'block'],
  ['银行卡号6222021234567890127', 'ask'],
  ['张三 账号：1355010104000123456', 'ask'],
])('a card or an account: %s %s', (text, gravity) =>
  expect(found(text)).toEqual([expect.stringContaining(`bank-card ${gravity}`)]),
)

test.each([
  '户名：泉港区财政局，开户行：农行泉港支行，账号：6222021234567890128',
  '收款单位：后龙镇人民政府 开户银行：建设银行泉港支行 账号：6222021234567890128',
  '账号：1355010104000123456',
  '6922021234567',
  '流水号6222021234567890128',
])('an office’s own account, or a number of something else: %s', (text) => expect(found(text)).toEqual([]))

test.each([
  ['邮箱：zhangsan@qq.com', ['email ask zhangsan@qq.com']],
  ['zhangsan＠１６３．com', ['email ask zhangsan＠１６３．com']],
  ['13800138000@139.com', ['email ask 13800138000@139.com']],
  ['qgmzj@qg.gov.cn', []],
  ['举报邮箱qgmzj@163.com', []],
  ['微信号：zhang_san88', ['wechat ask zhang_san88']],
  ['VX：zhangsan', ['wechat ask zhangsan']],
  ['微信公众号：quangang2020', []],
  ['微信小程序掌上公开', []],
  ['使用WeChat sign-in', []],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))

test.each([
  ['护照号码E12345678', ['passport ask E12345678']],
  ['往来港澳通行证CA1234567', ['passport ask CA1234567']],
  ['台胞证号01234567', ['passport ask 01234567']],
  ['军官证：南字第12345678号', ['passport ask 12345678']],
  ['设备型号E12345678', []],
  ['车牌闽C·12345', ['plate ask 闽C·12345']],
  ['粤ＢＤ12345', ['plate ask 粤ＢＤ12345']],
  ['公务用车闽C12345', []],
  ['闽ICP备12345678号', []],
  ['闽政办〔2020〕12345号', []],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
