import type { PublicEntry } from '@gongkai/shared/public-catalogue/public-catalogue.contract'
import { missingForPublication } from '@gongkai/shared/publication/missing-for-publication'
import type { PublicationPreview } from '@gongkai/shared/publication/publication.contract'
import { type EntityManager, In, IsNull } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { ReportEntity } from '../report/report.entity.js'
import type { RoundEntity } from '../round/round.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

/** An entry as the edition shows it, beside the row it came from. */
export interface Composed {
  entry: EntryEntity
  snapshot: Omit<PublicEntry, 'edition' | 'id'>
}

/**
 * What may be published of these domains: entries of approved catalogue submissions, 不予公开 left out, in the order
 * domain, organisation, position. What villages filled is published as their town's, once the town took it over.
 */
export async function composeEntries(tx: EntityManager, roundCode: string, domainCodes: string[]): Promise<Composed[]> {
  const assignments = await tx.findBy(AssignmentEntity, {
    roundCode,
    domainCode: In(domainCodes),
    phase: 'catalogue',
    parentId: IsNull(),
  })
  const approved = await tx.findBy(SubmissionEntity, {
    assignmentId: In(assignments.map(({ id }) => id)),
    phase: 'catalogue',
    state: 'approved',
  })
  const ready = new Set(approved.map(({ assignmentId }) => assignmentId))
  const [entries, domains, organisations] = await Promise.all([
    tx.findBy(EntryEntity, { assignmentId: In([...ready]) }),
    tx.find(PilotDomainEntity),
    tx.find(OrganisationEntity),
  ])
  const byAssignment = new Map(assignments.map((assignment) => [assignment.id, assignment]))
  const domainByCode = new Map(domains.map((domain) => [domain.code, domain]))
  const organisationByCode = new Map(organisations.map((organisation) => [organisation.code, organisation]))
  const composed: Composed[] = []
  for (const entry of entries) {
    if (entry.fields.attribute === 'withheld') continue
    const assignment = byAssignment.get(entry.assignmentId)
    const domain = assignment && domainByCode.get(assignment.domainCode)
    const organisation = assignment && organisationByCode.get(assignment.organisationCode)
    if (!domain || !organisation) throw new Error(`entry ${entry.id} belongs to nobody`)
    const { attribute, withholdGround, withholdLaw, reassessOn, matterCode, ...template } = entry.fields
    composed.push({
      entry,
      snapshot: {
        ...template,
        domain: { code: domain.code, name: domain.name },
        organisation: { code: organisation.code, name: organisation.name },
      },
    })
  }
  const key = ({ entry, snapshot }: Composed) =>
    `${snapshot.domain.code}/${snapshot.organisation.code}/${String(entry.position).padStart(6, '0')}`
  return composed.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/** Which domains of a round are ready, and what the others wait for. */
export async function previewEdition(tx: EntityManager, round: RoundEntity): Promise<PublicationPreview> {
  const [domains, reports, assignments, organisations] = await Promise.all([
    tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
    tx.findBy(ReportEntity, { roundCode: round.code }),
    tx.find(AssignmentEntity, { where: { roundCode: round.code, parentId: IsNull() }, order: { id: 'ASC' } }),
    tx.find(OrganisationEntity),
  ])
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const stateOf = new Map(submissions.map(({ assignmentId, phase, state }) => [`${assignmentId}/${phase}`, state]))
  const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
  const composed = await composeEntries(
    tx,
    round.code,
    domains.map(({ code }) => code),
  )
  return {
    round: { code: round.code, name: round.name },
    domains: domains.map(({ code, name }) => {
      const entryCount = composed.filter(({ snapshot }) => snapshot.domain.code === code).length
      const reason = missingForPublication({
        reports: reports
          .filter(({ domainCode }) => domainCode === code)
          .map(({ phase, state, signedBy }) => ({ phase, state, signed: signedBy.length })),
        units: assignments
          .filter(({ domainCode }) => domainCode === code)
          .map(({ id, phase, organisationCode }) => ({
            name: nameOf.get(organisationCode) ?? organisationCode,
            state: stateOf.get(`${id}/${phase}`) ?? 'draft',
          })),
        entryCount,
      })
      return {
        code,
        name,
        ready: reason === '',
        reason,
        entryCount,
        changes: { added: 0, revised: 0, withdrawn: 0 },
      }
    }),
  }
}
