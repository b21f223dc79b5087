import { answered, fields } from './example-draft'

const held = new Map<string, unknown>()
const server = { answer: (_id: string, _request: { saveId: string }): unknown => null, online: true, account: 'east' }
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
jest.mock('@/platform/random-key', () => ({ randomKey: () => `save-${held.size}` }))
jest.mock('@/platform/session', () => ({ signedInPerson: () => ({ account: server.account }) }))
jest.mock('@/platform/update-notice', () => ({ keepBeforeUpdate: () => {} }))
jest.mock('@/platform/request', () => ({
  ApiError: class extends Error {
    refusals = []
    body = null
    constructor(readonly status: number) {
      super()
    }
  },
}))
jest.mock('./api', () => ({
  saveEntry: async (id: string, request: { saveId: string }) => server.answer(id, structuredClone(request)),
}))

import { ApiError } from '@/platform/request'
import { isPending } from './draft'
import { send, sendAfterPause } from './draft-sender'
import { changeDraft, draftKey, dropDraft, openDraft, readDraft } from './draft-store'

const KEY = draftKey('east', '7')
const status = (code: number) => new (ApiError as unknown as new (status: number) => Error)(code)
let asked: { saveId: string; fields: unknown }[]

beforeEach(() => {
  jest.useFakeTimers()
  Object.assign(server, { online: true, account: 'east' })
  asked = []
  dropDraft(KEY)
  openDraft(KEY, answered(1, { level2: '低保' }))
  changeDraft(KEY, { level2: '特困' })
})
afterEach(() => jest.useRealTimers())

const answer = (...turns: (() => unknown)[]) => {
  server.answer = (_, request) => {
    asked.push(request as never)
    return (turns.shift() ?? turns.at(-1) ?? (() => answered(2, { level2: '特困' })))()
  }
}
const fail = (code: number) => () => {
  throw status(code)
}

test('a pause in typing sends once', async () => {
  answer(() => answered(2, { level2: '特困' }))
  sendAfterPause('east', '7')
  sendAfterPause('east', '7')
  await jest.advanceTimersByTimeAsync(1_600)
  expect(asked.map((request) => request.fields)).toEqual([fields({ level2: '特困' })])
  expect(isPending(readDraft(KEY) as never)).toBe(false)
})

test('a save without an answer goes out again under the same key, later and later', async () => {
  answer(fail(0), fail(0), () => answered(2, { level2: '特困' }))
  await send('east', '7')
  await jest.advanceTimersByTimeAsync(1_900)
  expect(asked).toHaveLength(1)
  await jest.advanceTimersByTimeAsync(200)
  expect(asked).toHaveLength(2)
  await jest.advanceTimersByTimeAsync(4_100)
  expect(new Set(asked.map((request) => request.saveId)).size).toBe(1)
  expect(isPending(readDraft(KEY) as never)).toBe(false)
})

test('a refused draft waits for a change', async () => {
  answer(fail(422))
  await send('east', '7')
  await jest.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveLength(1)
  expect(readDraft(KEY)?.problem?.kind).toBe('refused')
  changeDraft(KEY, { level2: '临时救助' })
  answer(() => answered(2, { level2: '临时救助' }))
  await send('east', '7')
  expect(isPending(readDraft(KEY) as never)).toBe(false)
})

test('nothing is sent offline, nor under another account', async () => {
  answer(() => answered(2, { level2: '特困' }))
  server.online = false
  await send('east', '7')
  server.online = true
  server.account = 'west'
  await send('east', '7')
  expect(asked).toEqual([])
  expect(isPending(readDraft(KEY) as never)).toBe(true)
})

test('two sends at once are one request', async () => {
  answer(() => answered(2, { level2: '特困' }))
  await Promise.all([send('east', '7'), send('east', '7')])
  expect(asked).toHaveLength(1)
})
