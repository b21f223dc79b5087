import type { ShippedLaw } from '@gongkai/shared/district/law/law.contract'
import type { LawEntity } from './law.entity.js'
import { laws } from './laws.js'
import { hashOfLaw, keyOf, type LibraryLaw, storedLaw } from './library/library-law.js'

const byKey = new Map(laws.map((law) => [keyOf(law), law]))

/** A stored law as the product's list says it; null where it is none of it. */
export const shippedLaw = ({ shippedKey }: Pick<LawEntity, 'shippedKey'>): LibraryLaw | null =>
  (shippedKey !== null && byKey.get(shippedKey)) || null

/** The state of the list now, for `shippedHash`; kept with each decision made here, so that only a later update asks again. */
export function hashNow(law: Pick<LawEntity, 'shippedKey'>): string | null {
  const shipped = shippedLaw(law)
  return shipped && hashOfLaw(shipped)
}

/** 随产品更新的资料与本地不同: the list has changed since somebody decided here, and says otherwise. */
export function shippedOtherwise(law: LawEntity): ShippedLaw | null {
  const shipped = shippedLaw(law)
  if (!shipped || !law.editedAt || law.shippedHash === hashOfLaw(shipped)) return null
  const { organisationCode, searchKey, shippedKey, ...wanted } = storedLaw(shipped)
  const same = Object.entries(wanted).every(
    ([key, value]) => JSON.stringify(law[key as keyof LawEntity]) === JSON.stringify(value),
  )
  if (same) return null
  const { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source, note, ended, endedOn } = shipped
  const facts = { title, documentNumber, kind, issuer, effectiveFrom, lastArticle, source, note }
  return { ...facts, ended, endedOn, replacedBy: wanted.replacedBy }
}
