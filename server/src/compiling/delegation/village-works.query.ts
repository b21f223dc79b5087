import type { VillageWork } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { VillageFacts } from '@gongkai/shared/compiling/assignment/decide-delegation'
import { type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

export type VillageStanding = VillageWork & Pick<VillageFacts, 'handedIn' | 'begun'>

/** The villages of a town, and how each stands in what this assignment of the town delegated to it; in order of code. */
export async function villageWorks(
  tx: EntityManager,
  town: Pick<AssignmentEntity, 'id' | 'phase' | 'organisationCode'>,
): Promise<VillageStanding[]> {
  const [villages, assignments] = await Promise.all([
    tx.find(OrganisationEntity, {
      where: { parentCode: town.organisationCode, kind: 'village' },
      order: { code: 'ASC' },
    }),
    tx.findBy(AssignmentEntity, { parentId: town.id }),
  ])
  if (assignments.length === 0) return villages.map((village) => standing(village, undefined, [], []))
  const ids = In(assignments.map(({ id }) => id))
  const [submissions, entries] = await Promise.all([
    tx.findBy(SubmissionEntity, { assignmentId: ids }),
    tx.find(EntryEntity, {
      select: { id: true, assignmentId: true, version: true, publicNumber: true, confirmed: true },
      where: { assignmentId: ids },
    }),
  ])
  return villages.map((village) => {
    const work = assignments.find(({ organisationCode }) => organisationCode === village.code)
    return standing(
      village,
      work,
      submissions.filter(({ assignmentId }) => assignmentId === work?.id),
      entries.filter(({ assignmentId }) => assignmentId === work?.id),
    )
  })
}

function standing(
  { code, name }: OrganisationEntity,
  work: AssignmentEntity | undefined,
  submissions: SubmissionEntity[],
  entries: EntryEntity[],
): VillageStanding {
  return {
    organisation: { code, name },
    assignmentId: work?.id ?? null,
    state: submissions.find(({ phase }) => phase === work?.phase)?.state ?? null,
    entryCount: entries.length,
    // 年度更新: rows that it was given and has left as they are are no work of its own.
    begun: entries.filter(({ publicNumber, version, confirmed }) => !publicNumber || version > 1 || confirmed).length,
    handedIn: submissions.some(({ state, revision }) => state !== 'draft' || revision > 0),
  }
}
