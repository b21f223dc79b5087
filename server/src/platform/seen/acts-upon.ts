import type { Changed } from '@gongkai/shared/base/seen.contract'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import { boundList } from '../database/in-list.js'
import { EventEntity } from '../ledger/event.entity.js'
import { sentencesOf } from './sentences.js'

/** The acts of the 留痕 that move a thing on. */
export interface Acts {
  /** as `report.signed`, or all of a family: `report.*` */ kinds: readonly string[]
  assignmentIds?: readonly number[]
  /** whose work it concerns */ unitCode?: string
  domainCode?: string
  /** one of these */ domainCodes?: readonly string[]
  /** what the columns do not tell */ about?: (event: EventEntity) => boolean
}

/** How far back one looks for what only an act's detail tells. */
const MOST_LOOKED_AT = 500
const MOST_TOLD = 5

function those(
  tx: EntityManager,
  { kinds, assignmentIds, unitCode, domainCode, domainCodes }: Acts,
): SelectQueryBuilder<EventEntity> {
  const query = tx.createQueryBuilder(EventEntity, 'e')
  const named = kinds.map((kind, index) => (kind.endsWith('.*') ? `e.kind LIKE :k${index}` : `e.kind = :k${index}`))
  query.where(`(${named.join(' OR ')})`)
  for (const [index, kind] of kinds.entries()) query.setParameter(`k${index}`, kind.replace(/\*$/, '%'))
  if (assignmentIds) query.andWhere('e.assignmentId IN (:...assignmentIds)', { assignmentIds: [0, ...assignmentIds] })
  if (unitCode !== undefined) query.andWhere('e.unitCode = :unitCode', { unitCode })
  if (domainCode !== undefined) query.andWhere('e.domainCode = :domainCode', { domainCode })
  if (domainCodes) query.andWhere('e.domainCode IN (:domainCodes)', { domainCodes: boundList(domainCodes) })
  return query
}

async function newest(tx: EntityManager, acts: Acts, after: number): Promise<EventEntity[]> {
  const query = those(tx, acts).andWhere('e.id > :after', { after }).orderBy('e.id', 'DESC')
  const events = await query.take(acts.about ? MOST_LOOKED_AT : MOST_TOLD + 1).getMany()
  return acts.about ? events.filter(acts.about) : events
}

/**
 * The version of a thing that others move on by acts: the number of the last of these acts in the 留痕, which records each act in its own
 * transaction; 0 before the first. A page reads the version before everything else, an act compares it after the lock.
 */
export async function versionOf(tx: EntityManager, ...acts: Acts[]): Promise<number> {
  let version = 0
  for (const act of acts) {
    const last = act.about
      ? (await newest(tx, act, version))[0]?.id
      : (await those(tx, act).select('MAX(e.id)', 'last').getRawOne<{ last: number | null }>())?.last
    version = Math.max(version, Number(last ?? 0))
  }
  return version
}

/** The version of each of these works, by assignment: as `versionOf` for one, by one statement; none before the first act. */
export async function versionsOf(tx: EntityManager, acts: Acts): Promise<Map<number, number>> {
  const rows = await those(tx, acts)
    .select('e.assignmentId', 'of')
    .addSelect('MAX(e.id)', 'last')
    .groupBy('e.assignmentId')
    .getRawMany<{ of: number; last: number }>()
  return new Map(rows.map(({ of, last }) => [Number(of), Number(last)]))
}

/** The acts after number `after`, in sentences, the newest last and no more than the newest few. */
export async function toldSince(tx: EntityManager, after: number, ...acts: Acts[]): Promise<Changed[]> {
  const found = new Map<number, EventEntity>()
  for (const act of acts) for (const event of await newest(tx, act, Math.max(0, after))) found.set(event.id, event)
  return tell(tx, [...found.values()])
}

/** The newest `count` of these acts, in sentences. */
export async function toldLast(tx: EntityManager, count: number, ...acts: Acts[]): Promise<Changed[]> {
  const found: EventEntity[] = []
  for (const act of acts) found.push(...(await newest(tx, act, 0)))
  return tell(tx, found, count)
}

async function tell(tx: EntityManager, events: EventEntity[], count = MOST_TOLD): Promise<Changed[]> {
  const told = events.sort((a, b) => a.id - b.id).slice(-Math.min(count, MOST_TOLD))
  return sentencesOf(tx, told)
}
