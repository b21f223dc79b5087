import type { OpenWork, OrganisationFacts } from '@gongkai/shared/office/organisation/organisation-policy'
import { type EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { LawEntity } from '../../district/law/law.entity.js'
import { MatterEntity } from '../../district/matter/matter.entity.js'
import { OrganisationEntity, OrganisationNameEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { notFound } from '../../platform/http/refused.js'
import type { Acts } from '../../platform/seen/acts-upon.js'
import { ensureUnchanged } from '../../platform/seen/ensure-seen.js'

/** A unit and everything an act upon it asks for. */
export interface OrganisationCase {
  organisation: OrganisationEntity
  parent: OrganisationEntity | null
  villages: OrganisationEntity[]
  people: PersonEntity[]
  formerNames: OrganisationNameEntity[]
  leads: PilotDomainEntity[]
  absorbed: OrganisationEntity[]
  openWork: OpenWork[]
  assignmentCount: number
  facts: OrganisationFacts
}

/** With `lock` the unit's row stays locked until the transaction ends. @throws Refused 404 */
export async function loadOrganisation(tx: EntityManager, code: string, lock = false): Promise<OrganisationCase> {
  const organisation = await tx.findOne(OrganisationEntity, { where: { code }, ...(lock ? rowLock(tx) : {}) })
  if (!organisation) throw notFound('个单位')
  const belongs = { organisationCode: code }
  const [parent, villages, people, formerNames, domains, absorbed, openWork, assignmentCount] = await Promise.all([
    organisation.parentCode ? tx.findOneBy(OrganisationEntity, { code: organisation.parentCode }) : null,
    tx.find(OrganisationEntity, { where: { parentCode: code }, order: { code: 'ASC' } }),
    tx.find(PersonEntity, { where: belongs, order: { id: 'ASC' } }),
    tx.find(OrganisationNameEntity, { where: belongs, order: { id: 'DESC' } }),
    tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    tx.find(OrganisationEntity, { where: { mergedInto: code }, order: { code: 'ASC' } }),
    openWorkOf(tx, code),
    tx.countBy(AssignmentEntity, belongs),
  ])
  const [extensions, laws, matters] = await Promise.all([
    tx.countBy(ExtensionEntity, belongs),
    tx.countBy(LawEntity, belongs),
    tx.countBy(MatterEntity, belongs),
  ])
  const leads = domains.filter(({ leadCodes }) => leadCodes.includes(code))
  const traces: readonly [string, number][] = [
    ['编制任务', assignmentCount],
    ['账号', people.length],
    ['牵头领域', leads.length],
    ['下属村（社区）', villages.length],
    ['曾用名', formerNames.length],
    ['并入的单位', absorbed.length],
    ['延期记录', extensions],
    ['事项清单或法规', laws + matters],
  ]
  const facts: OrganisationFacts = {
    code,
    name: organisation.name,
    kind: organisation.kind,
    parent: organisation.parentCode,
    active: organisation.active,
    mergedInto: organisation.mergedInto,
    leads: leads.map(({ name }) => name),
    activeVillages: villages.filter(({ active }) => active).length,
    history: traces.filter(([, count]) => count > 0).map(([name]) => name),
  }
  return { organisation, parent, villages, people, formerNames, leads, absorbed, openWork, assignmentCount, facts }
}

/** @throws Refused 409 unless the unit is as it was read */
export function ensureSeenUnit(tx: EntityManager, { code, version }: OrganisationEntity, read: number): Promise<void> {
  const acts: Acts = { kinds: ['organisation.*'], unitCode: code }
  return ensureUnchanged(tx, 'administration.conflict', { read, stands: version }, acts)
}

/** A unit's assignments in domains whose catalogue the office has not accepted yet. */
export async function openWorkOf(tx: EntityManager, organisationCode: string): Promise<OpenWork[]> {
  const assignments = await tx.find(AssignmentEntity, { where: { organisationCode }, order: { id: 'ASC' } })
  const rounds = await tx.findBy(RoundEntity, { code: In(assignments.map(({ roundCode }) => roundCode)) })
  const [domains, accepted] = await Promise.all([
    tx.find(PilotDomainEntity),
    tx.findBy(ReportEntity, {
      roundCode: In(rounds.map(({ code }) => code)),
      phase: 'catalogue',
      state: 'accepted',
    }),
  ])
  const finished = new Set(accepted.map((report) => `${report.roundCode}/${report.domainCode}`))
  return assignments
    .filter((assignment) => !finished.has(`${assignment.roundCode}/${assignment.domainCode}`))
    .map(({ id, roundCode, domainCode }) => ({
      id,
      roundCode,
      roundName: rounds.find(({ code }) => code === roundCode)?.name ?? roundCode,
      domainCode,
      domainName: domains.find(({ code }) => code === domainCode)?.name ?? domainCode,
    }))
}
