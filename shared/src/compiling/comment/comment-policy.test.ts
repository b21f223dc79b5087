import { decideComment } from './comment-policy'

test.each([
  ['', 'comment.empty'],
  [' \n　', 'comment.empty'],
  ['长'.repeat(501), 'comment.long'],
])('%j is refused', (text, code) => {
  expect(decideComment(text)).toMatchObject([{ code, at: 'text' }])
})

test('a question is taken, blanks around it do not count', () => {
  expect(decideComment(` ${'长'.repeat(500)} `)).toEqual([])
})
