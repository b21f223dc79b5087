import {
  clientOf,
  clientTooOld,
  compareVersions,
  decideClient,
  misunderstood,
  SERVER_TOO_OLD,
  serverOf,
} from './version'

const weapp = (version: string) => ({ platform: 'weapp' as const, version })

test('a client is known by what it says; the mini-program of 0.1.0 by where WeChat says that it comes from', () => {
  expect(clientOf('weapp/0.2.0', undefined)).toEqual(weapp('0.2.0'))
  expect(clientOf('h5/10.20.30', undefined)).toEqual({ platform: 'h5', version: '10.20.30' })
  expect(clientOf(undefined, 'https://servicewechat.com/wx0123456789abcdef/12/page-frame.html')).toEqual(weapp('0.1.0'))
  expect(clientOf(undefined, 'https://gk.example.gov.cn/')).toBeNull()
  expect(clientOf(undefined, undefined)).toBeNull()
})

test.each([
  '',
  'weapp',
  'weapp/1',
  'weapp/0.2',
  'weapp/0.2.0-beta',
  'app/0.2.0',
  'weapp/0.2.0 h5/0.2.0',
  'weapp/999999.0.0',
])('“%s” is no version of a client', (said) => expect(clientOf(said, undefined)).toBe('malformed'))

test('versions are compared number by number', () => {
  expect(['0.10.0', '0.2.0', '1.0.0', '0.2.1'].sort(compareVersions)).toEqual(['0.2.0', '0.2.1', '0.10.0', '1.0.0'])
  expect(compareVersions('0.2.0', '0.2.0')).toBe(0)
})

test('a server that says nothing is that of 0.1.0', () => {
  expect(serverOf(undefined)).toBe('0.1.0')
  expect(serverOf('nginx')).toBe('0.1.0')
  expect(serverOf('0.3.0')).toBe('0.3.0')
})

test('a client below the oldest is refused whatever it asks', () => {
  expect(decideClient(weapp('0.1.9'), '0.2.0')).toEqual([clientTooOld(weapp('0.1.9'))])
  expect(decideClient(weapp('0.2.0'), '0.2.0')).toEqual([])
  expect(decideClient(weapp('9.0.0'), '0.2.0')).toEqual([])
})

test('what is not understood is the version’s fault only where the versions differ that way', () => {
  const [unknown, missing] = [
    { unknown: true, missing: false },
    { unknown: false, missing: true },
  ]
  expect(misunderstood(weapp('0.3.0'), '0.2.0', unknown)).toEqual(SERVER_TOO_OLD)
  expect(misunderstood(weapp('0.3.0'), '0.2.0', missing)).toBeNull()
  expect(misunderstood(weapp('0.1.0'), '0.2.0', missing)).toEqual(clientTooOld(weapp('0.1.0')))
  expect(misunderstood(weapp('0.2.0'), '0.2.0', unknown)).toBeNull()
  expect(misunderstood(weapp('0.2.0'), '0.2.0', missing)).toBeNull()
})
