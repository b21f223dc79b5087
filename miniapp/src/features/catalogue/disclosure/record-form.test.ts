import { withRead } from './known-items'
import { manyOf, missingOf, refusedOf, rowsOf } from './paste-rows'
import { itemOfPoster } from './poster-code'
import { EMPTY_FORM, type FormItem, pastedInto, recordOf, withPasted } from './record-form'

jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }), { virtual: true })
jest.mock('@/platform/session', () => ({ ownerOfPages: () => 'east' }))

const item = (publicNumber: string, channels: FormItem['channels']): FormItem => ({
  publicNumber,
  name: publicNumber,
  unit: { code: 'east', name: '东镇' },
  channels,
})
const LINE = '低保对象名单公示 https://www.qingxi.gov.cn/1.htm 2026-07-10'

test.each([
  ['pages/public/entry/index?scene=e%3A01-east-0001', '01-east-0001'],
  ['e:01-east-0001', '01-east-0001'],
  ['https://gongkai.example.gov.cn/#/pages/public/entry/index?id=01-east-0001', '01-east-0001'],
  ['https://gongkai.example.gov.cn/#/pages/catalogue/index?domain=01', ''],
  ['o:east', ''],
  ['https://other.example/%E4%', ''],
])('the poster’s code %s', (scanned, publicNumber) => expect(itemOfPoster(scanned)).toBe(publicNumber))

test('a pasted line gives address, title and day; what was typed stays', () => {
  const line = pastedInto('', LINE)
  expect(line).toMatchObject({ title: '低保对象名单公示', publishedOn: '2026-07-10' })
  expect(pastedInto(LINE.slice(0, -1), LINE)).toBeNull()
  expect(pastedInto('', '没有地址的一句话，很长')).toBeNull()
  if (!line) throw new Error('not understood')
  const form = withPasted(EMPTY_FORM, line)
  expect(form).toMatchObject({ title: line.title, publication: { url: line.url, publishedOn: '2026-07-10' } })
  expect(withPasted(form, { ...line, title: '另一条' }).title).toBe('另一条')
  expect(withPasted({ ...form, title: '自己写的' }, line).title).toBe('自己写的')
})

test('days left open are today; the promised channels stand until somebody ticks; of several items, what all promise', () => {
  const form = { ...EMPTY_FORM, items: [item('a', ['website', 'noticeBoard']), item('b', ['noticeBoard'])] }
  expect(recordOf(form, '2026-07-20')).toMatchObject({
    publicNumbers: ['a', 'b'],
    formedOn: '2026-07-20',
    disclosure: { channels: ['noticeBoard'], publishedOn: '2026-07-20' },
  })
  const publication = { ...form.publication, channels: [] }
  expect(recordOf({ ...form, publication }, '2026-07-20').disclosure?.channels).toEqual([])
  expect(recordOf(form, '2026-07-20', true).formedOn).toBe('')
  const earlier = { ...form, publication: { ...form.publication, publishedOn: '2026-07-10' } }
  expect(recordOf(earlier, '2026-07-20').formedOn).toBe('2026-07-10')
  expect(recordOf({ ...earlier, formedOn: '2026-07-01' }, '2026-07-20').formedOn).toBe('2026-07-01')
  expect(recordOf({ ...form, published: false }, '2026-07-20').disclosure).toBeNull()
  expect(recordOf(form, '2026-07-20').disclosure).not.toHaveProperty('files')
})

test('lines: the best proposal is taken, a refusal stands at its line, also behind lines that are left out', () => {
  let count = 0
  const proposed = { url: 'https://a.gov.cn/1', publishedOn: '2026-07-10', title: '名单' }
  const rows = rowsOf(
    [
      { ...proposed, line: 1, items: [{ publicNumber: 'a', name: '甲' }] },
      { ...proposed, line: 2, items: [] },
      { ...proposed, line: 3, items: [{ publicNumber: 'c', name: '丙' }] },
    ],
    () => `intent-${++count}`,
  )
  expect([...missingOf(rows)]).toEqual([['intent-2', ['请选择事项']]])
  const sent = rows.map((row) => ({ ...row, taken: row.publicNumber !== '' }))
  const { records } = manyOf(sent, { channels: ['website'], reviewedBy: ' 张三 ' }, [])
  expect(records.map(({ publicNumbers, formedOn }) => [publicNumbers[0], formedOn])).toEqual([
    ['a', '2026-07-10'],
    ['c', '2026-07-10'],
  ])
  expect(records[0]?.disclosure?.reviewedBy).toBe('张三')
  expect([...refusedOf(sent, [{ code: 'x', at: 'records/1/title', text: '太长' }])]).toEqual([['intent-3', ['太长']]])
})

test('items read now come first, and their limits stay known', () => {
  const known = (publicNumber: string) => ({ item: { publicNumber } as never })
  const before = [{ ...known('a'), expectations: [] }, known('b')]
  expect(withRead(before, [known('c'), known('a')]).map((one) => [one.item, one.expectations])).toEqual([
    [{ publicNumber: 'c' }, undefined],
    [{ publicNumber: 'a' }, []],
    [{ publicNumber: 'b' }, undefined],
  ])
})
