import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { Concern } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { lawConcerns, modelConcerns, reassessConcerns } from '@gongkai/shared/compiling/renewal/renewal-policy'
import type { EntityManager } from 'typeorm'
import { readEditions } from '../../district/edition/read-editions.js'
import type { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { readLaws } from '../../district/law/read-law-book.query.js'
import type { EntryEntity } from '../entry/entry.entity.js'
import type { RowChange } from './read-renewal.js'
import type { RowSignals } from './row-signals.query.js'

/** The concerns of a row; their common basis is read once for one work or for all of a unit. */
export type ConcernsOf = (entry: EntryEntity, row: RowChange) => Concern[]

export async function readConcerns(
  tx: EntityManager,
  items: readonly GuidelineItemEntity[],
  entries: readonly EntryEntity[],
  signals: RowSignals,
  today: string,
): Promise<ConcernsOf> {
  const [editions, laws, signalled] = await Promise.all([
    readEditions(tx),
    readLaws(tx, today),
    signals.of(tx, [...new Set(entries.flatMap(({ publicNumber }) => publicNumber ?? []))]),
  ])
  const publishedAt = new Map(editions.map((edition) => [edition.id, edition.publishedAt]))
  const itemOf = new Map(items.map((item) => [item.id, item]))
  return ({ fields, guidelineItemId, publicNumber }, { standing, saidIn }) => {
    if (fields.attribute === 'withheld') return reassessConcerns(fields.reassessOn, today)
    const said = publishedAt.get(saidIn ?? 0)
    const item = itemOf.get(guidelineItemId ?? 0)
    const since = (at: Date | null | undefined) => (said && at && at > said ? localDateAt(at) : null)
    return [
      ...modelConcerns(since(item?.changedAt), since(item?.appliesTo)),
      ...lawConcerns(fields, laws),
      ...(standing && publicNumber ? (signalled.get(publicNumber) ?? []) : []),
    ]
  }
}
