import { EMPTY_FORM } from './record-form'

const held = new Map<string, unknown>()
const server = { asked: [] as string[], answer: (): unknown => [], online: true, account: 'east' }
jest.mock(
  '@tarojs/taro',
  () => ({
    __esModule: true,
    default: {
      getStorageSync: (key: string) => structuredClone(held.get(key)) ?? '',
      setStorageSync: (key: string, value: unknown) => held.set(key, structuredClone(value)),
      removeStorageSync: (key: string) => held.delete(key),
      getStorageInfoSync: () => ({ keys: [...held.keys()] }),
    },
  }),
  { virtual: true },
)
jest.mock('@/platform/network', () => ({ isOnline: () => server.online, onOnline: () => {} }))
jest.mock('@/platform/session', () => ({ signedInPerson: () => ({ account: server.account }) }))
jest.mock('@/platform/update-notice', () => ({ keepBeforeUpdate: () => {} }))
jest.mock('@/platform/request', () => ({
  ApiError: class extends Error {
    constructor(
      readonly status: number,
      readonly refusals: unknown[] = [],
    ) {
      super()
    }
  },
}))
jest.mock('./api', () => ({
  recordOccurrence: async ({ intent }: { intent: string }) => {
    server.asked.push(intent)
    return server.answer()
  },
}))

import { ApiError } from '@/platform/request'
import { dropWaiting, keepWaiting, waitingOf } from './outbox'
import { sendWaiting } from './outbox-sender'

const keep = (account: string, intent: string, keptAt: number) =>
  keepWaiting(account, {
    record: { intent, publicNumbers: ['a'], title: '名单', formedOn: '2026-07-01', disclosure: null },
    form: { ...EMPTY_FORM, intent },
    keptAt,
    refused: [],
  })
const fail = (status: number, ...codes: string[]) => {
  server.answer = () => {
    throw new (ApiError as never as new (status: number, refusals: unknown[]) => Error)(
      status,
      codes.map((code) => ({ code, at: 'formedOn', text: code })),
    )
  }
}
const waiting = (account = 'east') => waitingOf(account).map(({ record, refused }) => [record.intent, refused.length])

beforeEach(() => {
  jest.useFakeTimers()
  held.clear()
  Object.assign(server, { asked: [], answer: () => [], online: true, account: 'east' })
})
afterEach(() => jest.useRealTimers())

test('the oldest first, each once, then nothing waits', async () => {
  keep('east', 'second', 2)
  keep('east', 'first', 1)
  await sendWaiting()
  await sendWaiting()
  expect(server.asked).toEqual(['first', 'second'])
  expect(waiting()).toEqual([])
})

test('no answer: kept, and sent again by itself under the same intent', async () => {
  keep('east', 'one', 1)
  keep('east', 'two', 2)
  fail(0)
  await sendWaiting()
  expect([server.asked, waiting()]).toEqual([
    ['one'],
    [
      ['one', 0],
      ['two', 0],
    ],
  ])
  server.answer = () => []
  await jest.advanceTimersByTimeAsync(2_100)
  expect([server.asked, waiting()]).toEqual([['one', 'one', 'two'], []])
})

test('refused: kept for its author with the reasons, not sent again, and no reason to hold back the next', async () => {
  keep('east', 'one', 1)
  keep('east', 'two', 2)
  fail(422, 'disclosure.doubt.old')
  await sendWaiting()
  expect(waiting()).toEqual([
    ['one', 1],
    ['two', 1],
  ])
  await sendWaiting()
  expect(server.asked).toEqual(['one', 'two'])
  dropWaiting('east', 'one')
  expect(waiting()).toEqual([['two', 1]])
})

test('another account sends and sees nothing of it; without a network nothing is sent', async () => {
  keep('east', 'one', 1)
  server.account = 'west'
  await sendWaiting()
  expect([server.asked, waiting('west')]).toEqual([[], []])
  Object.assign(server, { account: 'east', online: false })
  await sendWaiting()
  expect([server.asked, waiting()]).toEqual([[], [['one', 0]]])
})
