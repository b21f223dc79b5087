import type { RunningPhase } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { phaseKey } from '@gongkai/shared/district/guideline/standing-row'
import { type EntityManager, IsNull } from 'typeorm'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { ReportEntity } from '../report/report.entity.js'

/** The phases of a domain: the one that runs in its newest round until its report is accepted, and those its work stands in anywhere. */
export interface DomainPhases {
  running: (RunningPhase & { key: string; roundCode: string }) | null
  /** `phaseKey`s, those of rounds that are over among them */ all: string[]
  /** the round with the domain's newest work, '' before the first */ newestRound: string
}

export async function phasesOf(tx: EntityManager, domainCode: string): Promise<DomainPhases> {
  const works = await tx
    .createQueryBuilder(AssignmentEntity, 'work')
    .select('work.roundCode', 'roundCode')
    .addSelect('work.phase', 'phase')
    .distinct(true)
    .where({ domainCode, parentId: IsNull() })
    .getRawMany<Pick<AssignmentEntity, 'roundCode' | 'phase'>>()
  const [newest] = await tx.find(RoundEntity, {
    where: { code: In(works.map(({ roundCode }) => roundCode)) },
    order: { year: 'DESC', code: 'DESC' },
    take: 1,
  })
  const all = works.map(({ roundCode, phase }) => phaseKey(roundCode, phase))
  const work = works.find(({ roundCode }) => roundCode === newest?.code)
  if (!newest || !work) return { running: null, all, newestRound: '' }
  const { roundCode, phase } = work
  const report = await tx.findOneBy(ReportEntity, { roundCode, domainCode, phase })
  const running =
    report && report.state !== 'accepted'
      ? { round: newest.name, phase, roundCode, key: phaseKey(roundCode, phase) }
      : null
  return { running, all, newestRound: newest.code }
}
