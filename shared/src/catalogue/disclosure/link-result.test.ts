import { linkResult, linkWords } from './link-result'

test.each([
  [{ status: 200, redirected: false }, 'ok'],
  [{ status: 206, redirected: true }, 'moved'],
  [{ status: 404, redirected: true }, 'missing'],
  [{ status: 410, redirected: false }, 'missing'],
  [{ status: 403, redirected: false }, null],
  [{ status: 503, redirected: false }, null],
  ['timeout', 'timeout'],
  ['unreachable', null],
] as const)('%j is %s', (answer, result) => expect(linkResult(answer)).toBe(result))

test('in words, never that something is gone', () => {
  expect(linkWords({ link: 'none' })).toBe('')
  expect(linkWords({ link: 'unchecked' })).toBe('链接未核查')
  expect(linkWords({ link: 'missing', linkCheckedOn: '2026-07-20' })).toBe('链接404（2026-07-20 核查）')
})
