import type { RunningPhase } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { phaseKey } from '@gongkai/shared/district/guideline/standing-row'
import { type EntityManager, IsNull } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { ReportEntity } from '../report/report.entity.js'

/** The phases of a domain: the one that runs in its newest round until its report is accepted, and those its work stands in anywhere. */
export interface DomainPhases {
  running: (RunningPhase & { key: string; roundCode: string }) | null
  /** `phaseKey`s, those of rounds that are over among them */ all: string[]
  /** the round with the domain's newest work, '' before the first */ newestRound: string
}

export async function readPhases(tx: EntityManager, domainCode: string): Promise<DomainPhases> {
  const phases = (await readPhasesOf(tx, [domainCode])).get(domainCode)
  return phases ?? { running: null, all: [], newestRound: '' }
}

/** Those of many domains by three statements; a domain without work has none. */
export async function readPhasesOf(
  tx: EntityManager,
  domainCodes: readonly string[],
): Promise<Map<string, DomainPhases>> {
  const works = await tx
    .createQueryBuilder(AssignmentEntity, 'work')
    .select('work.domainCode', 'domainCode')
    .addSelect('work.roundCode', 'roundCode')
    .addSelect('work.phase', 'phase')
    .distinct(true)
    .where({ domainCode: In([...domainCodes]), parentId: IsNull() })
    .getRawMany<Pick<AssignmentEntity, 'domainCode' | 'roundCode' | 'phase'>>()
  const [rounds, reports] = await Promise.all([
    tx.find(RoundEntity, { order: { year: 'DESC', code: 'DESC' } }),
    tx.find(ReportEntity, {
      select: { id: true, roundCode: true, domainCode: true, phase: true, state: true },
      where: { domainCode: In([...domainCodes]) },
    }),
  ])
  const found = [...groupBy(works, ({ domainCode }) => domainCode)].map(([code, own]): [string, DomainPhases] => {
    const all = own.map(({ roundCode, phase }) => phaseKey(roundCode, phase))
    const newest = rounds.find((round) => own.some(({ roundCode }) => roundCode === round.code))
    const phase = own.find(({ roundCode }) => roundCode === newest?.code)?.phase
    if (!newest || !phase) return [code, { running: null, all, newestRound: '' }]
    const { code: roundCode, name: round } = newest
    const report = reports.find((one) => one.domainCode === code && one.roundCode === roundCode && one.phase === phase)
    const runs = report !== undefined && report.state !== 'accepted'
    const running = runs ? { round, phase, roundCode, key: phaseKey(roundCode, phase) } : null
    return [code, { running, all, newestRound: roundCode }]
  })
  return new Map(found)
}
