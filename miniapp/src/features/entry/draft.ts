import type { EntryFields } from '@gongkai/shared/entry/entry'
import Taro from '@tarojs/taro'

/** What was typed but not saved, with the version it was typed on. */
export interface Draft {
  version: number
  fields: EntryFields
}

const key = (id: string) => `draft/entry/${id}`

export const readDraft = (id: string): Draft | null => (Taro.getStorageSync(key(id)) as Draft | '') || null
export const keepDraft = (id: string, draft: Draft): void => Taro.setStorageSync(key(id), draft)
export const dropDraft = (id: string): void => Taro.removeStorageSync(key(id))
