import { readMatterRows } from './read-matter-rows'

test('rows are tidied: blanks around, full-width letters and figures, codes given as numbers', () => {
  const { rows, refusals } = readMatterRows([
    { code: ' ＸＫ－０１ ', name: '　临时救助（含先行救助），给付 ' },
    { code: 350505, name: '低保' },
  ])
  expect(refusals).toEqual([])
  expect(rows).toEqual([
    { code: 'XK-01', name: '临时救助（含先行救助），给付' },
    { code: '350505', name: '低保' },
  ])
})

test('faults come all at once, each at its cell, with the row as people count', () => {
  const { refusals } = readMatterRows([
    { code: '', name: '' },
    'x',
    { code: 'A B', name: '甲' },
    { code: {}, name: '乙' },
  ])
  expect(refusals.map(({ at, text }) => `${at} ${text}`)).toEqual([
    'rows/0/code 第1行：缺少事项编码',
    'rows/0/name 第1行：缺少事项名称',
    'rows/1/code 第2行：缺少事项编码',
    'rows/1/name 第2行：缺少事项名称',
    'rows/2/code 第3行：事项编码“A B”中有空格或不能使用的符号',
    'rows/3/code 第4行：缺少事项编码',
  ])
})

test('a code twice names the first row, in whatever case or width', () => {
  const { refusals } = readMatterRows([
    { code: 'a(1)', name: '甲' },
    { code: 'A（1）', name: '乙' },
    { code: 'A(1)', name: '丙' },
  ])
  expect(refusals.map(({ text }) => text)).toEqual([
    '第2行：事项编码“A（1）”与第1行重复',
    '第3行：事项编码“A(1)”与第1行重复',
  ])
})
