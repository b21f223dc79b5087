import { contradictions, crossDoubts } from '@gongkai/shared/compiling/entry/cross-issues'
import { lawBook } from '@gongkai/shared/district/law/law-times'
import type { EntityManager } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { fieldsFromModel } from '../../district/guideline/guideline-item.fields.js'
import { readTimedLaws } from '../../district/law/read-law-book.query.js'
import type { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { DoubtsOf } from './plan-domain.js'

/** The checks across fields, with what they are held against read once for all domains. Two statements. */
export async function readDoubts(
  tx: EntityManager,
  organisations: readonly Pick<OrganisationEntity, 'code' | 'kind'>[],
): Promise<DoubtsOf> {
  const [timed, items] = await Promise.all([
    readTimedLaws(tx),
    tx.find(GuidelineItemEntity, { select: { id: true, fields: true } }),
  ])
  const laws = { book: lawBook(timed) }
  const kindOf = new Map(organisations.map(({ code, kind }) => [code, kind]))
  const modelOf = new Map(items.map((item) => [item.id, fieldsFromModel(item, '')]))
  return (unit, fields, guidelineItemId) => [
    ...contradictions(fields),
    ...crossDoubts(fields, {
      unitKind: kindOf.get(unit) ?? null,
      model: modelOf.get(guidelineItemId ?? 0) ?? null,
      laws,
    }),
  ]
}
