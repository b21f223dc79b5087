import { citationsIn, citesLaw, lawKey, replaceLaw, withArticle } from './replace-law.js'

const OLD = { title: '中华人民共和国环境保护法', documentNumber: '主席令第9号' }
const NEW = { title: '中华人民共和国生态环境法典', documentNumber: '主席令第80号' }
const map = [
  { from: '第五十三条', to: '第三百零一条' },
  { from: '第五十四条', to: '第三百零二条' },
]
const basis = (title: string, article = '', documentNumber = '') => ({ title, documentNumber, article })

test.each([
  '中华人民共和国环境保护法',
  '《中华人民共和国环境保护法》',
  '环境保护法',
  '《环境 保护法》',
  '中华人民共和国环境保护法（2014年修订）',
  '《中华人民共和国环境保护法》(2014修正)',
])('%s names the law', (title) => {
  expect(citesLaw(basis(title), OLD)).toBe(true)
})

test.each(['中华人民共和国海洋环境保护法', '环境保护法实施条例', '环境保护', ''])('%s does not', (title) => {
  expect(citesLaw(basis(title), OLD)).toBe(false)
})

test('a number tells two laws of one title apart; left out it tells nothing', () => {
  expect(citesLaw(basis('环境保护法', '', '主席令第 9 号'), OLD)).toBe(true)
  expect(citesLaw(basis('环境保护法', '', '主席令第２２号'), OLD)).toBe(false)
  expect(citesLaw(basis('环境保护法', '', '主席令第22号'), { ...OLD, documentNumber: '' })).toBe(true)
  expect(lawKey('ＧＢ／Ｔ 1')).toBe(lawKey('GB/T1'))
})

test('title and number are replaced, the article as the map knows it, and what it does not know is asked', () => {
  const other = basis('政府信息公开条例', '第二十条')
  expect(replaceLaw([other], OLD, { ...NEW, articles: map })).toBeNull()
  expect(replaceLaw([other, basis('《环境保护法》', '第 五十三条')], OLD, { ...NEW, articles: map })).toEqual({
    bases: [other, { ...NEW, article: '第三百零一条' }],
    asked: '',
  })
  expect(replaceLaw([basis('环境保护法', '第五十三条、第五十四条')], OLD, { ...NEW, articles: map })).toEqual({
    bases: [{ ...NEW, article: '第三百零一条、第三百零二条' }],
    asked: '',
  })
  expect(replaceLaw([basis('环境保护法', '第五十三条、第五十五条')], OLD, { ...NEW, articles: map })).toEqual({
    bases: [{ ...NEW, article: '' }],
    asked: '第五十三条、第五十五条',
  })
  expect(replaceLaw([basis('环境保护法')], OLD, { ...NEW, articles: map })?.asked).toBe('')
})

test('what becomes the same basis stands once', () => {
  const twice = [basis('环境保护法', '第一条'), basis('环境保护法', '第二条'), { ...NEW, article: '' }]
  expect(replaceLaw(twice, OLD, { ...NEW, articles: [] })).toEqual({
    bases: [{ ...NEW, article: '' }],
    asked: '第一条、第二条',
  })
})

test('an article is written where the new law stands without one', () => {
  const bases = [{ ...NEW, article: '第一条' }, { ...NEW, article: '' }, basis('民法典')]
  expect(withArticle(bases, NEW, '第九条')).toEqual([bases[0], { ...NEW, article: '第九条' }, bases[2]])
  expect(withArticle(bases, NEW, '第一条')).toEqual([bases[0], bases[2]])
})

test('a reason of 不予公开 cites a law too', () => {
  expect(citationsIn({ bases: [basis('民法典')], withholdLaw: '《环境保护法》第三条' }, OLD)).toEqual([
    basis('《环境保护法》第三条'),
  ])
  expect(citationsIn({ bases: [basis('环境保护法')] }, OLD)).toHaveLength(1)
})
