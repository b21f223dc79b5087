import { saidAlso } from './everyday-words'

test('what people say and what the documents write lead to each other', () => {
  expect(saidAlso('低保')).toEqual(['低保', '最低生活保障'])
  expect(saidAlso('最低生活保障')).toEqual(['最低生活保障', '低保'])
  expect(saidAlso('社会救助')).toEqual(['社会救助'])
})
