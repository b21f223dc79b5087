import { readConfig } from '@gongkai/server/app/config'

const publicUrl = (text: string) => readConfig({ GONGKAI_PUBLIC_URL: text }).publicUrl

test('the public address is kept without a slash at its end, as browsers write it', () => {
  expect(publicUrl('https://gongkai.example.gov.cn/')).toBe('https://gongkai.example.gov.cn')
  expect(publicUrl('http://WWW.example.gov.cn:8080/gongkai//')).toBe('http://www.example.gov.cn:8080/gongkai')
  expect(publicUrl('')).toBeNull()
  expect(readConfig({}).publicUrl).toBeNull()
})

test.each([
  'gongkai.example.gov.cn',
  'ftp://gongkai.example.gov.cn',
  'javascript:alert(1)',
  'https://user:secret@example.gov.cn',
  'https://example.gov.cn/?a=1',
  'https://example.gov.cn/#/pages',
  'https://example.gov.cn/#',
  `https://example.gov.cn/${'x'.repeat(100)}`,
])('stops the start: %s', (text) => {
  expect(() => publicUrl(text)).toThrow(/GONGKAI_PUBLIC_URL=.*：应如 https:/)
})
