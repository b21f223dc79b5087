import { linesOf } from './lines-of'

test('names are read from lines, a copied column or a sentence, each once', () => {
  expect(linesOf('区民政局\r\n 区财政局 \n\n区民政局')).toEqual(['区民政局', '区财政局'])
  expect(linesOf('区民政局、区财政局，区教育局\t区卫健局')).toEqual(['区民政局', '区财政局', '区教育局', '区卫健局'])
  expect(linesOf('  ')).toEqual([])
})
