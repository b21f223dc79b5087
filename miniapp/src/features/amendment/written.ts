import type { AmendmentView, Trigger } from '@gongkai/shared/amendment/amendment.contract'
import type { EntryFields } from '@gongkai/shared/entry/entry'
import { entryShape } from '@gongkai/shared/entry/entry-shape'
import Taro from '@tarojs/taro'
import { tidy } from '../entry/draft'

/** What a person writes of a 动态调整. */
export interface Written {
  trigger: Trigger | ''
  triggerOn: string
  reason: string
  fields: EntryFields | null
}
/** On the phone until the server has it; `version` is the one it was written upon. */
export interface Kept extends Written {
  version: number
}

const keyOf = (account: string, id: number) => `amendment/${account}/${id}`

/** What an older package left is completed. */
export function readKept(account: string, id: number): Kept | null {
  const kept = (Taro.getStorageSync(keyOf(account, id)) as Kept | '') || null
  return kept && { ...kept, fields: kept.fields && entryShape.read(kept.fields) }
}

/** A full storage loses nothing that is on the page: it is sent with the next step. */
export function keep(account: string, id: number, kept: Kept): void {
  try {
    Taro.setStorageSync(keyOf(account, id), kept)
  } catch {}
}
export const forget = (account: string, id: number): void => Taro.removeStorageSync(keyOf(account, id))

export const writtenIn = ({ trigger, triggerOn, reason, fields }: AmendmentView): Written => ({
  trigger,
  triggerOn,
  reason,
  fields,
})

/** As it is sent. */
export const tidied = (written: Written): Written => ({
  ...written,
  reason: written.reason.trim(),
  fields: written.fields && tidy(written.fields),
})

export const sameAs = (view: AmendmentView, written: Written): boolean =>
  JSON.stringify(tidied(writtenIn(view))) === JSON.stringify(tidied(written))
