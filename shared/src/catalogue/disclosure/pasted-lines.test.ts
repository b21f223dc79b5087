import { proposeItems, readPastedLines } from './pasted-lines'

test.each([
  ['2026年10月低保对象名单公示 https://www.qg.gov.cn/zw/a.htm 2026-11-03', '2026年10月低保对象名单公示', '2026-11-03'],
  ['1. 关于临时救助的公告\thttps://www.qg.gov.cn/zw/a.htm\t[2026-11-03]', '关于临时救助的公告', '2026-11-03'],
  ['· 征收公告  https://www.qg.gov.cn/zw/202611/t20261104_332.htm', '征收公告', '2026-11-04'],
  ['2026/1/5 许可决定 https://www.qg.gov.cn/a', '许可决定', '2026-01-05'],
  ['决算公开（2026年9月1日） https://www.qg.gov.cn/a', '决算公开', '2026-09-01'],
  ['截至2026年6月30日的执行情况 https://www.qg.gov.cn/a 2026.7.9', '截至2026年6月30日的执行情况', '2026-07-09'],
  ['没有日期 https://www.qg.gov.cn/a', '没有日期', ''],
  ['２０２６年１１月３日　全角的标题　https://www.qg.gov.cn/a', '全角的标题', '2026-11-03'],
  ['不存在的日期 2026-02-30 https://www.qg.gov.cn/2026/02/28/x.html', '不存在的日期 2026-02-30', '2026-02-28'],
])('%s', (text, title, publishedOn) => {
  const [line, ...more] = readPastedLines(text)
  expect(more).toEqual([])
  expect(line).toMatchObject({ line: 1, title, publishedOn })
  expect(line?.url).toMatch(/^https:\/\/www\.qg\.gov\.cn\//)
})

test('a link and a date on lines of their own belong to the title above', () => {
  expect(readPastedLines('甲公告\nhttps://a.gov.cn/1\n2026-11-03\n\n乙公告\n2026-11-04\nhttps://a.gov.cn/2')).toEqual([
    { line: 1, title: '甲公告', url: 'https://a.gov.cn/1', publishedOn: '2026-11-03' },
    { line: 5, title: '乙公告', url: 'https://a.gov.cn/2', publishedOn: '2026-11-04' },
  ])
  expect(readPastedLines('\n \n')).toEqual([])
  expect(readPastedLines('https://a.gov.cn/20261103/1')).toMatchObject([{ title: '', publishedOn: '2026-11-03' }])
})

test('the item that is most alike comes first; nothing alike is not proposed', () => {
  const items = [
    { publicNumber: 'a', name: '救助 · 低保', content: '对象名单、标准、发放情况' },
    { publicNumber: 'b', name: '救助 · 临时救助', content: '对象名单、标准、发放情况' },
    { publicNumber: 'c', name: '征收 · 征收土地公告', content: '征收范围、补偿标准' },
  ]
  const proposed = (title: string) => proposeItems(title, items).map(({ publicNumber }) => publicNumber)
  expect(proposed('东镇临时救助对象名单公示')[0]).toBe('b')
  expect(proposed('关于征收土地的公告')).toEqual(['c'])
  expect(proposed('春节放假通知')).toEqual([])
  expect(proposed('')).toEqual([])
})
