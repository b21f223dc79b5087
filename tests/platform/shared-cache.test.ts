import { SharedCache } from '@gongkai/server/catalogue/poster/shared-cache'
import { networkOf } from '@gongkai/server/platform/http/network-of'

test('who asks for ever new things drives out his own, never what others asked for', () => {
  const cache = new SharedCache<object>(10, 3)
  const ours = {}
  cache.set('ours', ours, 'neighbour')
  for (let at = 0; at < 1000; at++) cache.set(`host-${at}`, {}, 'stranger')
  expect(cache.get('ours')).toBe(ours)
  expect(cache.size).toBe(4)
  expect(cache.get('host-996')).toBeUndefined()
  expect(cache.get('host-999')).toBeDefined()
})

test('the whole of it is bounded, whoever asks', () => {
  const cache = new SharedCache<object>(10, 3)
  for (let at = 0; at < 1000; at++) cache.set(`key-${at}`, {}, `asker-${at}`)
  expect(cache.size).toBe(10)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  ['', ''],
])('whose address %s is: %s', (address, network) => expect(networkOf(address)).toBe(network))
