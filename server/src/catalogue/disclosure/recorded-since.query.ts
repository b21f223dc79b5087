import { type EntityManager, MoreThan } from 'typeorm'
import { boundList, In } from '../../platform/database/in-list.js'
import { EventEntity } from '../../platform/ledger/event.entity.js'
import { DisclosureEntity, NothingAroseEntity, OccurrenceEntity } from './disclosure.entities.js'

/** An item, and the moment after which a fact of it counts. */
export interface Since {
  publicNumber: string
  after: Date
}
/** Something recorded of an item. */
interface Recorded {
  at: Date
  publishedOn: string
}

/** The first 公开记录 of each item that was recorded after its moment; two statements, whatever the number. */
export async function firstRecordsSince(
  tx: EntityManager,
  asked: readonly Since[],
): Promise<(of: Since) => Recorded | null> {
  const first = earliest(asked)
  if (first === null) return () => null
  const { raw, entities } = await tx
    .createQueryBuilder(DisclosureEntity, 'd')
    .innerJoin(OccurrenceEntity, 'o', 'o.id = d.occurrenceId')
    .addSelect('o.publicNumber', 'number')
    .where('o.publicNumber IN (:numbers) AND d.recordedAt > :first', { numbers: numbersOf(asked), first })
    .orderBy('d.id', 'ASC')
    .getRawAndEntities<{ number: string }>()
  const found = entities.map(({ recordedAt, publishedOn }, index) => ({
    publicNumber: raw[index]?.number ?? '',
    at: recordedAt,
    publishedOn,
  }))
  return (of) => firstAfter(found, of)
}

/** The first correction of a record of each item after its moment, by the 留痕. */
export async function firstCorrectionsSince(
  tx: EntityManager,
  asked: readonly Since[],
): Promise<(of: Since) => { at: Date } | null> {
  const first = earliest(asked)
  if (first === null) return () => null
  const acts = await tx.find(EventEntity, {
    select: { id: true, at: true, detail: true },
    where: { kind: 'disclosure.corrected', at: MoreThan(first) },
    order: { id: 'ASC' },
  })
  const found = acts.map(({ at, detail }) => ({ publicNumber: String(detail.publicNumber ?? ''), at }))
  return (of) => firstAfter(found, of)
}

/** The first signature 本期无新增 of each item after its moment. */
export async function firstSignaturesSince(
  tx: EntityManager,
  asked: readonly Since[],
): Promise<(of: Since) => { at: Date } | null> {
  const first = earliest(asked)
  if (first === null) return () => null
  const found = await tx.find(NothingAroseEntity, {
    where: { publicNumber: In(asked.map(({ publicNumber }) => publicNumber)), at: MoreThan(first) },
    order: { id: 'ASC' },
  })
  return (of) => firstAfter(found, of)
}

const numbersOf = (asked: readonly Since[]) => boundList(asked.map(({ publicNumber }) => publicNumber))

function earliest(asked: readonly Since[]): Date | null {
  return asked.reduce<Date | null>((first, { after }) => (first === null || after < first ? after : first), null)
}

const firstAfter = <Fact extends { publicNumber: string; at: Date }>(facts: readonly Fact[], of: Since) =>
  facts.find(({ publicNumber, at }) => publicNumber === of.publicNumber && at > of.after) ?? null
