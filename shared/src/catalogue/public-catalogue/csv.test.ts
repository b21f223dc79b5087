import { csvLine } from './csv'

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvLine(['甲', '乙,丙', '说“好”', '"引"', '一\n二'])).toBe('甲,"乙,丙",说“好”,"""引""","一\n二"\r\n')
})

test.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1+1', '\r=1'])('%j does not run as a formula', (cell) => {
  expect(csvLine([cell])).toContain(`'${cell}`)
})

test('what is no formula is left as it is', () => {
  expect(csvLine(['2026-07-20', '东镇-一村', ''])).toBe('2026-07-20,东镇-一村,\r\n')
})
