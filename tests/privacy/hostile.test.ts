import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import { read } from '@gongkai/shared/base/privacy/reading'

/** Scraps that a rule might try again and again: pieces of numbers, of places, of names and of mailboxes that never end. */
const SCRAPS = [
  ...['1', '1 ', '1-', '13', '138 ', '350505 ', '62 ', '1.', '1\n', '１', '一', '一 ', '\u200b1', '1\u200b'],
  ...['村', '镇村', '路街巷', '张', '张三', '张三、', '张 ', '张三 ', '户主', '患', '张三患', '学生', '欧阳'],
  ...[
    'a',
    'a.',
    'a@',
    '@',
    '@qq.com',
    'a@qq.com ',
    'wx',
    'wxid_aaaaaa ',
    '微信a1a1a1 ',
    '闽',
    '闽C',
    '闽C1234',
    'E1234567',
    'E12345678 ',
  ],
  ...[
    ' ',
    '\n',
    '\r\n',
    '　',
    '*',
    '***1',
    '3号',
    '3组',
    '3组4号',
    '住',
    '住址',
    '户名：',
    '户名：局',
    '开户',
    '岁',
    '1岁',
    '姓名 ',
    '姓名\n',
  ],
  ...[
    '138001380001',
    '13800138000 ',
    '13800138000\n张三\n',
    '6222021234567890128 ',
    '11010519491231002X',
    '身份证350505199001011234 ',
  ],
]
const longOf = (scrap: string, length: number) => scrap.repeat(Math.ceil(length / scrap.length)).slice(0, length)

function cpuMs(text: string): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 2; round++) {
    const start = process.cpuUsage()
    findPersonalData(text, { beside: text })
    best = Math.min(best, process.cpuUsage(start).user / 1000)
  }
  return best
}

test.each(SCRAPS)('%j over and over takes four times the time for four times the text', (scrap) => {
  findPersonalData(longOf(scrap, 10_000))
  const quarter = Math.max(cpuMs(longOf(scrap, 10_000)), 12)
  // A rule that goes with the square takes sixteen times as long.
  expect(cpuMs(longOf(scrap, 40_000)) / quarter).toBeLessThan(10)
})

test('places are kept through dropped signs and pairs of surrogates', () => {
  const text = '𠮷\u200b１𝟑8\u20600'
  const { plain, at } = read(text)
  expect(plain).toBe('𠮷1380')
  expect(at).toEqual([0, 1, 3, 4, 6, 8])
})
