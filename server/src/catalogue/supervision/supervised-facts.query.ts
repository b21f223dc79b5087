import { localDateAt } from '@gongkai/shared/base/time/local-date'
import type { EntityManager } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { OccurrenceEntity } from '../disclosure/disclosure.entities.js'
import { firstRecordsSince, firstSignaturesSince } from '../disclosure/recorded-since.query.js'
import { type SupervisionEntity, SupervisionThingEntity } from './supervision.entities.js'

export interface StandingThing {
  thing: SupervisionThingEntity
  doneOn: string | null
  /** its record was deleted since */ gone: boolean
}

/** The things that these name, and when each was published; four statements. Of an item counts what was recorded or signed after the 督办. */
export async function supervisedFacts(
  tx: EntityManager,
  supervisions: readonly SupervisionEntity[],
): Promise<(of: SupervisionEntity) => StandingThing[]> {
  const things = await tx.find(SupervisionThingEntity, {
    where: { supervisionId: In(supervisions.map(({ id }) => id)) },
    order: { id: 'ASC' },
  })
  const issuedAt = new Map(supervisions.map(({ id, at }) => [id, at]))
  const since = ({ publicNumber, supervisionId }: SupervisionThingEntity) => ({
    publicNumber,
    after: issuedAt.get(supervisionId) ?? new Date(0),
  })
  const items = things.filter(({ occurrenceId }) => occurrenceId === null).map(since)
  const recorded = await firstRecordsSince(tx, items)
  const signed = await firstSignaturesSince(tx, items)
  const rows = await tx.find(OccurrenceEntity, {
    select: { id: true, publishedOn: true },
    where: { id: In(things.map(({ occurrenceId }) => occurrenceId)) },
  })
  const occurrences = new Map(rows.map((row) => [row.id, row]))
  const standing = things.map((thing): StandingThing => {
    if (thing.occurrenceId === null) {
      const days = [recorded(since(thing))?.at, signed(since(thing))?.at].flatMap((at) => (at ? [localDateAt(at)] : []))
      return { thing, doneOn: days.sort()[0] ?? null, gone: false }
    }
    const occurrence = occurrences.get(thing.occurrenceId)
    return { thing, doneOn: occurrence?.publishedOn ?? null, gone: occurrence === undefined }
  })
  const bySupervision = groupBy(standing, ({ thing }) => thing.supervisionId)
  return ({ id }) => bySupervision.get(id) ?? []
}
