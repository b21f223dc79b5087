import type { Asks, VillageWork } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { type AskedFacts, asksOf } from '@gongkai/shared/compiling/assignment/decide-delegation'
import { type EntityManager } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

export type AskedStanding = VillageWork & Pick<AskedFacts, 'handedIn' | 'begun'>

/** The units that the unit of this work may ask, as a kind. */
export const asksIn = ({
  assignment,
  organisation,
  domain,
}: {
  assignment: Pick<AssignmentEntity, 'parentId'>
  organisation: Pick<OrganisationEntity, 'code' | 'kind'>
  domain: Pick<PilotDomainEntity, 'leadCodes'>
}) => asksOf(organisation.kind, domain.leadCodes.includes(organisation.code), assignment.parentId !== null)

/** The units that the unit of this work may ask, and how each stands in what it was asked for; in order of code. */
export async function askedWorks(
  tx: EntityManager,
  work: AssignmentEntity,
  asks: Asks | null,
  leadCodes: readonly string[],
): Promise<AskedStanding[]> {
  const assignments = await tx.findBy(AssignmentEntity, { parentId: work.id })
  const villages = await askable(tx, work, asks, leadCodes, assignments)
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
): AskedStanding {
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

async function askable(
  tx: EntityManager,
  { roundCode, domainCode, organisationCode }: AssignmentEntity,
  asks: Asks | null,
  leadCodes: readonly string[],
  asked: readonly AssignmentEntity[],
): Promise<OrganisationEntity[]> {
  const order = { code: 'ASC' } as const
  if (asks === null) return []
  if (asks === 'villages')
    return tx.find(OrganisationEntity, { where: { parentCode: organisationCode, kind: 'village' }, order })
  const [agencies, works] = await Promise.all([
    tx.find(OrganisationEntity, { where: { kind: 'agency' }, order }),
    tx.findBy(AssignmentEntity, { roundCode, domainCode }),
  ])
  const own = new Set(asked.map((assignment) => assignment.organisationCode))
  // A unit has one work in a domain: who fills it by itself, or for the other lead, cannot be asked too.
  const busy = new Set([...leadCodes, ...works.map((assignment) => assignment.organisationCode)])
  return agencies.filter(({ code, active }) => own.has(code) || (active && !busy.has(code)))
}
