import { pasteMatterRows } from './paste-matter-rows'

const rows = [
  { code: '350505-XK-0012', name: '最低生活保障对象认定' },
  { code: '350505-GF-0003', name: '老年人优待证办理' },
]

test.each([
  ['two columns of a spreadsheet', '350505-XK-0012\t最低生活保障对象认定\r\n350505-GF-0003\t老年人优待证办理\r\n'],
  ['with a header', '事项编码\t事项名称\n350505-XK-0012\t最低生活保障对象认定\n350505-GF-0003\t老年人优待证办理'],
  ['name first', '最低生活保障对象认定\t350505-XK-0012\n老年人优待证办理\t350505-GF-0003'],
  [
    'with serial numbers and more columns',
    '序号\t编码\t名称\t备注\n1\t350505-XK-0012\t最低生活保障对象认定\t镇办\n2\t350505-GF-0003\t老年人优待证办理\t',
  ],
  ['typed with commas and blank lines', '350505-XK-0012，最低生活保障对象认定\n\n350505-GF-0003  老年人优待证办理\n'],
])('%s', (_, text) => expect(pasteMatterRows(text)).toEqual(rows))

test('a line with one column keeps what it has, for the import to name the fault', () => {
  expect(pasteMatterRows('350505-XK-0012\n最低生活保障对象认定')).toEqual([
    { code: '350505-XK-0012', name: '' },
    { code: '', name: '最低生活保障对象认定' },
  ])
})

test('nothing pasted, no rows', () => expect(pasteMatterRows(' \n\n')).toEqual([]))
