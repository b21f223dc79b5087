import { entryOfSnapshot, snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import type { EntityManager } from 'typeorm'
import { OccurrenceEntity } from '../../catalogue/disclosure/disclosure.entities.js'
import { guardedTexts } from '../../catalogue/disclosure/disclosure-record.js'
import { FeedbackEntity } from '../../catalogue/feedback/feedback.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { type GuardedText, rowTexts } from '../../district/privacy/guarded-text.js'
import { TextPlaces } from '../../district/privacy/text-places.js'
import { notFound } from '../../platform/http/refused.js'
import { PersonalFindingEntity } from './personal-finding.entity.js'
import { footerTexts } from './standing-texts.js'

/** `finding/12`: what a look found is answered where it stands, by who reads it in the list. */
@Injectable()
export class FindingPlace implements OnModuleInit {
  constructor(@Inject(TextPlaces) private readonly places: TextPlaces) {}

  onModuleInit(): void {
    this.places.add('finding', async (tx, id, actor) => {
      const found = await tx.findOneBy(PersonalFindingEntity, { id })
      const own = actor.organisationKind === 'office' || found?.organisationCode === actor.organisationCode
      if (!found || !own) throw notFound('处个人信息')
      const { organisationCode: unitCode, domainCode } = found
      return { unitCode, ...(domainCode ? { domainCode } : {}), texts: await textsOf(tx, found) }
    })
  }
}

/** The texts as they stand now; none where nothing is left. */
async function textsOf(tx: EntityManager, { place, subject }: PersonalFindingEntity): Promise<GuardedText[]> {
  if (place === 'feedback') {
    const feedback = await tx.findOneBy(FeedbackEntity, { id: Number(subject) })
    return feedback ? [{ at: 'answer', name: '答复', text: feedback.answer, head: '答复' }] : []
  }
  if (place === 'disclosure') {
    const occurrence = await tx.findOneBy(OccurrenceEntity, { id: Number(subject) })
    return occurrence ? guardedTexts(occurrence.title, null) : []
  }
  if (place === 'region') return footerTexts(tx)
  if (place === 'model') {
    const item = await tx.findOneBy(GuidelineItemEntity, { id: Number(subject) })
    return item ? rowTexts({ fields: item.fields, at: 'fields', name: '' }) : []
  }
  const rows = await tx.find(EditionEntryEntity, { where: { publicNumber: subject }, order: { editionId: 'DESC' } })
  // The answer names the part and the stretch of the text: an older edition's words are found among the same item's.
  return rows.flatMap(({ snapshot }) =>
    rowTexts({ fields: entryOfSnapshot(snapshotOf(snapshot)), at: 'fields', name: '' }),
  )
}
