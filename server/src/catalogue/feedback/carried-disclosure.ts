import type { AnsweredDisclosure } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { DisclosureEntity, OccurrenceEntity } from '../disclosure/disclosure.entities.js'
import type { FeedbackEntity } from './feedback.entity.js'

/** Not shown any more: taken down, its 公示期 over, or deleted. */
export const gone = (id: number): AnsweredDisclosure => ({
  ...{ id, shown: false, title: '', publishedOn: '', channels: [], url: '' },
})

const isShown = ({ takenDownOn, shownUntil }: DisclosureEntity, today: string) =>
  takenDownOn === null && (shownUntil === null || shownUntil >= today)

/** A publication that an answer may carry: of the same item, and seen by residents today; undefined for every other one. */
export async function carriedDisclosure(
  tx: EntityManager,
  { publicNumber }: FeedbackEntity,
  id: number,
  today: string,
): Promise<DisclosureEntity | undefined> {
  const record = await tx.findOneBy(DisclosureEntity, { id })
  const occurrence = record && (await tx.findOneBy(OccurrenceEntity, { id: record.occurrenceId }))
  return occurrence && occurrence.publicNumber === publicNumber && isShown(record, today) ? record : undefined
}

/** The publications that these answers carry and that are still shown, by number; two statements, none where there are none. */
export async function carriedDisclosures(
  tx: EntityManager,
  feedbacks: readonly FeedbackEntity[],
  today: string,
): Promise<Map<number, AnsweredDisclosure>> {
  const ids = feedbacks.flatMap(({ disclosureId }) => disclosureId ?? [])
  if (ids.length === 0) return new Map()
  const records = (await tx.findBy(DisclosureEntity, { id: In(ids) })).filter((record) => isShown(record, today))
  const occurrences = await tx.findBy(OccurrenceEntity, { id: In(records.map(({ occurrenceId }) => occurrenceId)) })
  const titleOf = new Map(occurrences.map(({ id, title }) => [id, title]))
  return new Map(
    records.map(({ id, occurrenceId, publishedOn, channels, url }) => [
      id,
      { id, shown: true, title: titleOf.get(occurrenceId) ?? '', publishedOn, channels, url },
    ]),
  )
}
