import type { DisclosureRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { shownUntil } from '@gongkai/shared/catalogue/disclosure/due-on'
import type { Expectation } from '@gongkai/shared/catalogue/disclosure/expectation'
import { firstPublished, isSettled } from '@gongkai/shared/catalogue/disclosure/occurrence-state'
import type { EntityManager } from 'typeorm'
import type { GuardedText } from '../../district/privacy/privacy-guard.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { DisclosureEntity, type OccurrenceEntity } from './disclosure.entities.js'
import type { Scene } from './disclosure-scene.js'

/** A publication as it is stored; without a 公示期 of its own it has the item's. */
export function recordOf(
  scene: Scene,
  signedIn: SignedIn,
  expectation: Expectation | undefined,
  said: DisclosureRequest,
): Pick<
  DisclosureEntity,
  'channels' | 'url' | 'publishedOn' | 'shownUntil' | 'takenDownOn' | 'publisherCode' | 'publisherName' | 'reviewedBy'
> {
  const publisherCode = said.publishedBy || signedIn.organisationCode
  const least = expectation ? shownUntil(expectation, said.publishedOn, scene.calendar.isWorkingDay) : null
  return {
    channels: said.channels,
    url: said.url.trim(),
    publishedOn: said.publishedOn,
    shownUntil: said.shownUntil || least,
    takenDownOn: said.takenDownOn || null,
    publisherCode,
    publisherName: scene.nameOfUnit(publisherCode),
    reviewedBy: said.reviewedBy.trim(),
  }
}

/** The texts of a record that residents read: no 个人信息 passes (privacy guard). */
export function guardedTexts(title: string, disclosure: DisclosureRequest | null): GuardedText[] {
  const texts = [{ at: 'title', name: '公开的标题', text: title, head: '标题' }]
  if (disclosure?.url)
    texts.push({ at: 'disclosure/url', name: '网页地址', text: readable(disclosure.url), head: '网页地址' })
  if (disclosure?.reviewedBy)
    texts.push({ at: 'disclosure/reviewedBy', name: '保密审查人', text: disclosure.reviewedBy, head: '保密审查' })
  return texts
}

/** %E5%BC%A0 as people read it. */
function readable(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Draws for an occurrence what follows from the records it has now. */
export async function settle(tx: EntityManager, occurrence: OccurrenceEntity): Promise<void> {
  const disclosures = await tx.findBy(DisclosureEntity, { occurrenceId: occurrence.id })
  Object.assign(occurrence, {
    publishedOn: firstPublished(disclosures),
    settled: isSettled({ promised: occurrence.promised, disclosures }),
    version: occurrence.version + 1,
  })
  await tx.save(occurrence)
}
