import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { AmendmentView, Trigger } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { completed } from '@gongkai/shared/compiling/entry/keep-unwritten'
import Taro from '@tarojs/taro'
import { tidy } from '../../compiling/entry/draft'

/** The part of a 动态调整 that a person writes. */
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

export const readKept = (account: string, id: number): Kept | null =>
  ofAnyVersion(Taro.getStorageSync(keyOf(account, id)) as Kept | '')

/** Fields that the version which kept it did not know are empty. */
const ofAnyVersion = (kept: Kept | ''): Kept | null => (kept ? { ...kept, fields: completed(kept.fields) } : null)

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
  fields: completed(fields),
})

/** As it is sent. */
export const tidied = (written: Written): Written => ({
  ...written,
  reason: written.reason.trim(),
  fields: written.fields && tidy(written.fields),
})

export const sameAs = (view: AmendmentView, written: Written): boolean =>
  JSON.stringify(tidied(writtenIn(view))) === JSON.stringify(tidied(written))
