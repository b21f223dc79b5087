import { EMPTY_ENTRY, type EntryFields } from '../../base/template/entry'
import { alikeItems, type Connecting, freeItems, type Published, sameItems } from './connect-items'

const row = (id: number, level3: string, part: Partial<Connecting> = {}): Connecting => ({
  id,
  fields: { ...EMPTY_ENTRY, level1: '社会救助', level2: '最低生活保障', level3 } as EntryFields,
  guidelineItemId: null,
  publicNumber: null,
  deniedNumbers: null,
  ...part,
})
const item = (id: string, level3: string, part: Partial<Published> = {}): Published => ({
  id,
  names: { level1: '社会救助', level2: '最低生活保障', level3 },
  guidelineItemId: null,
  matterCode: '',
  ...part,
})
const asked = (rows: Connecting[], items: Published[]) =>
  [...alikeItems(rows, items)].map(([id, alike]) => [id, ...alike.map((candidate) => candidate.id)])

test('the same names are the same item; blanks, stops and widths do not count', () => {
  const items = [item('a', '对象名单（2020）'), item('b', '办理流程')]
  expect(sameItems([row(1, ' 对象 名单(２０２０)'), row(2, '办理流程。')], items)).toEqual(
    new Map([
      [1, 'a'],
      [2, 'b'],
    ]),
  )
})

test('names that two rows or two items bear are asked about', () => {
  const twice = [item('a', '对象名单'), item('b', '对象名单')]
  expect(sameItems([row(1, '对象名单')], twice).size).toBe(0)
  expect(asked([row(1, '对象名单')], twice)).toEqual([[1, 'a', 'b']])
  const rows = [row(1, '对象名单'), row(2, '对象名单')]
  expect(sameItems(rows, [item('a', '对象名单')]).size).toBe(0)
  expect(asked(rows, [item('a', '对象名单')])).toEqual([
    [1, 'a'],
    [2, 'a'],
  ])
})

test('alike are a nearly equal name, the same model row, the same matter code; not a common heading', () => {
  const items = [item('a', '低保对象名单公示')]
  expect(asked([row(1, '低保对象名单公开')], items)).toEqual([[1, 'a']])
  expect(asked([row(1, '办理流程')], items)).toEqual([])
  expect(asked([row(1, '办理流程', { guidelineItemId: 3 })], [item('a', '名单', { guidelineItemId: 3 })])).toEqual([
    [1, 'a'],
  ])
  const coded = row(1, '办理流程')
  coded.fields = { ...coded.fields, matterCode: 'A-1' }
  expect(asked([coded], [item('a', '名单', { matterCode: 'A-1' })])).toEqual([[1, 'a']])
})

test('an item that a row goes on with, or that the unit has denied, is not asked about', () => {
  const items = [item('a', '低保对象名单公示')]
  const fresh = row(1, '低保对象名单公开')
  expect(asked([fresh, row(2, '别的', { publicNumber: 'a' })], items)).toEqual([])
  expect(asked([{ ...fresh, deniedNumbers: ['a'] }], items)).toEqual([])
  expect(freeItems([row(2, '别的', { publicNumber: 'a' })], items)).toEqual([])
  expect(freeItems([fresh], items).map(({ id }) => id)).toEqual(['a'])
  expect(freeItems([row(1, '低保对象名单公示')], items)).toEqual([])
})
