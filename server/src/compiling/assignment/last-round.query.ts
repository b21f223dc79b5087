import { type EntityManager, Not } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { AssignmentEntity } from './assignment.entity.js'

export interface LastRound {
  round: RoundEntity
  assignmentId: number
  entryCount: number
}

/** The newest earlier round in which the same unit has entries of the same domain; null where there is none. */
export async function lastRound(
  tx: EntityManager,
  { domainCode, organisationCode }: AssignmentEntity,
  current: RoundEntity,
): Promise<LastRound | null> {
  const others = await tx.findBy(AssignmentEntity, { domainCode, organisationCode, roundCode: Not(current.code) })
  if (others.length === 0) return null
  const [rounds, entries] = await Promise.all([
    tx.find(RoundEntity, {
      where: { code: In(others.map(({ roundCode }) => roundCode)) },
      order: { year: 'DESC', code: 'DESC' },
    }),
    tx.find(EntryEntity, {
      select: { id: true, assignmentId: true },
      where: { assignmentId: In(others.map(({ id }) => id)) },
    }),
  ])
  for (const round of rounds) {
    const earlier = round.year < current.year || (round.year === current.year && round.code < current.code)
    const assignmentId = others.find(({ roundCode }) => roundCode === round.code)?.id ?? 0
    const entryCount = entries.filter((entry) => entry.assignmentId === assignmentId).length
    if (earlier && entryCount > 0) return { round, assignmentId, entryCount }
  }
  return null
}
