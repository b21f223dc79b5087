import { createHash } from 'node:crypto'
import { findPersonalData } from '@gongkai/shared/base/privacy/find-personal-data'
import type { ErasablePlace, ErasableTexts } from '@gongkai/shared/oversight/erasure/erasure.contract'
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { FeedbackEntity } from '../../catalogue/feedback/feedback.entity.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { CommentEntity } from '../../compiling/comment/comment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { RemarkEntity } from '../../compiling/review/remark.entity.js'
import { VerdictEntity } from '../../compiling/review/verdict.entity.js'
import { notFound } from '../../platform/http/refused.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'

/** The entity of each kind of place, and the properties that hold words. */
const PLACES: Readonly<Record<ErasablePlace, { entity: EntityTarget<ObjectLiteral>; parts: readonly string[] }>> = {
  comment: { entity: CommentEntity, parts: ['text'] },
  remark: { entity: RemarkEntity, parts: ['text'] },
  verdict: { entity: VerdictEntity, parts: ['reasons'] },
  assignment: { entity: AssignmentEntity, parts: ['noDutyReason'] },
  report: { entity: ReportEntity, parts: ['remark'] },
  amendment: { entity: AmendmentEntity, parts: ['reason', 'remark'] },
  feedback: { entity: FeedbackEntity, parts: ['text', 'answer'] },
  event: { entity: EventEntity, parts: ['detail'] },
}

/** The texts of people at a place, each with its part. @throws Refused 404 */
export async function textsAt(
  tx: EntityManager,
  place: ErasablePlace,
  id: number,
): Promise<{ part: string; text: string }[]> {
  const { entity, parts } = PLACES[place]
  const row = await tx.findOneBy(entity, { id })
  if (!row) throw notFound('段文字')
  const texts: { part: string; text: string }[] = []
  const collect = (part: string, value: unknown): void => {
    if (typeof value === 'string') {
      if (isWords(value)) texts.push({ part, text: value })
    } else if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) collect(part === 'detail' ? key : `${part}/${key}`, inner)
  }
  for (const part of parts) collect(part, row[part])
  return texts
}

/** Codes and dates are nobody's words. */
const isWords = (text: string) => /\p{Script=Han}/u.test(text) || /(?:[0-9０-９][\s-]?){6}/.test(text) || /@/.test(text)

/** Tells a text from any other, so that an act falls upon the one that was read. */
export const versionOfText = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) >>> 1

/** The same with what the rules find, for who is to choose. */
export async function erasableTexts(tx: EntityManager, place: ErasablePlace, id: number): Promise<ErasableTexts> {
  const texts = await textsAt(tx, place, id)
  return {
    place,
    id,
    texts: texts.map(({ part, text }) => ({
      part,
      text,
      version: versionOfText(text),
      findings: findPersonalData(text),
    })),
  }
}
