import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { RoundDetail, RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { In } from 'typeorm'
import { desk, done } from '../support/acting'
import type { District } from '../support/district'
import { cancelRow } from './cancelled'

/** The round of 2027, on which everybody works from now on. */
export async function openSecondRound(district: District): Promise<void> {
  const call = <Body>(method: string, path: string, payload?: unknown) =>
    district.call<Body>('office', method, `/api/rounds${path}`, payload)
  const { name, year, milestones } = done(await call<RoundProposal>('GET', '/proposal?source=round:2026&year=2027'))
  done(await call<RoundDetail>('POST', '', { name, year, milestones }))
}

/** A unit's work of that round in a domain, its rows copied from the round before. */
export async function copiedBy(district: District, account: string, domain: string): Promise<number> {
  const id = await desk(district, account).idIn(domain)
  done(await desk(district, account).copy(id))
  return id
}

/** Writes into a row of a unit's work, found by its second name, as its people would; null takes it out. */
export async function writeRow(
  district: District,
  assignmentId: number,
  level2: string,
  part: Partial<EntryFields> | null,
): Promise<void> {
  const tx = district.dataSource.manager
  const found = (await tx.findBy(EntryEntity, { assignmentId })).find(({ fields }) => fields.level2 === level2)
  if (!found) throw new Error(`no row ${level2} in ${assignmentId}`)
  if (part) await tx.update(EntryEntity, { id: found.id }, { fields: { ...found.fields, ...part } })
  else await cancelRow(district, { id: found.id }, new Date())
}

/** The domain's work of that round accepted, without the long way there. */
export async function acceptSecondRound(district: District, domainCode: string, accounts: string[]): Promise<void> {
  const tx = district.dataSource.manager
  const assignments = await tx.findBy(AssignmentEntity, { roundCode: '2027', domainCode })
  const own = assignments.filter(({ organisationCode }) => accounts.includes(organisationCode))
  await tx.update(AssignmentEntity, { id: In(assignments.map(({ id }) => id)) }, { phase: 'catalogue' })
  await tx.update(SubmissionEntity, { assignmentId: In(own.map(({ id }) => id)) }, { state: 'approved', revision: 1 })
  await tx.update(ReportEntity, { roundCode: '2027', domainCode }, { state: 'accepted' })
}
