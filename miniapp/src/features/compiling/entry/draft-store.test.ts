import { answered, fields } from './example-draft'

const held = new Map<string, unknown>()
let room = true
jest.mock(
  '@tarojs/taro',
  () => ({
    __esModule: true,
    default: {
      getStorageSync: (key: string) => structuredClone(held.get(key)) ?? '',
      setStorageSync: (key: string, value: unknown) => {
        if (!room) throw new Error('QuotaExceeded')
        held.set(key, structuredClone(value))
      },
      removeStorageSync: (key: string) => held.delete(key),
      getStorageInfoSync: () => ({ keys: [...held.keys()] }),
    },
  }),
  { virtual: true },
)

import { changeDraft, draftKey, draftKeysOf, dropDraft, openDraft, readDraft, storageIsFull } from './draft-store'

const KEY = draftKey('east', '7')
beforeEach(() => {
  room = true
  dropDraft(KEY)
})

test('typed text is kept at once, and only what is pending takes room', () => {
  openDraft(KEY, answered(1, { level2: '低保' }))
  expect(held.has(KEY)).toBe(false)
  changeDraft(KEY, { level2: '特困' })
  expect(held.has(KEY)).toBe(true)
  changeDraft(KEY, { level2: '低保' })
  expect(held.has(KEY)).toBe(false)
})

test('a read in between leaves typed text on the version it was typed on', () => {
  openDraft(KEY, answered(1, { level2: '低保' }))
  changeDraft(KEY, { level2: '特困' })
  expect(openDraft(KEY, answered(2, { level2: '低保', content: '标准' }))).toMatchObject({
    fields: { level2: '特困' },
    detail: { version: 1 },
  })
})

test('without typed text a newer answer is shown, and an older one is not', () => {
  openDraft(KEY, answered(2, { level2: '低保' }))
  expect(openDraft(KEY, answered(3, { level2: '特困' }))).toMatchObject({ fields: { level2: '特困' } })
  expect(openDraft(KEY, answered(1, { level2: '低保' }))).toMatchObject({ fields: { level2: '特困' } })
})

test('a full storage loses nothing while the app runs, and says so', () => {
  openDraft(KEY, answered(1, { level2: '低保' }))
  room = false
  changeDraft(KEY, { level2: '特困' })
  expect(storageIsFull()).toBe(true)
  expect(readDraft(KEY)?.fields).toEqual(fields({ level2: '特困' }))
  expect(draftKeysOf('east')).toEqual([KEY])
})

test('a draft is its account’s', () => {
  openDraft(KEY, answered(1, { level2: '低保' }))
  changeDraft(KEY, { level2: '特困' })
  expect(draftKeysOf('west')).toEqual([])
  // An account whose name begins alike is another one.
  expect(draftKeysOf('eas')).toEqual([])
})

test('a draft that another version of the app left is completed', () => {
  const { level3: _, ...older } = fields({ level2: '特困' })
  held.set(KEY, {
    detail: { ...answered(1, { level2: '低保' }), fields: older },
    fields: older,
    sending: null,
    conflict: null,
  })
  expect(readDraft(KEY)).toMatchObject({ fields: { level3: '' }, merged: [], problem: null })
})
