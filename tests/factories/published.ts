import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import type { EditionView, PublishRequest } from '@gongkai/shared/catalogue/publication/publication.contract'
import { In } from 'typeorm'
import { done } from '../support/acting'
import type { District } from '../support/district'
import { adoptedBy } from './handed-in'

/** The model rows of these domains adopted by these units, accepted in both phases without the long way there. */
export async function acceptedOf(district: District, domainCodes: string[], accounts: string[]): Promise<void> {
  for (const account of accounts) for (const code of domainCodes) await adoptedBy(district, account, code)
  const tx = district.dataSource.manager
  const assignments = await tx.findBy(AssignmentEntity, { domainCode: In(domainCodes), organisationCode: In(accounts) })
  const ids = assignments.map(({ id }) => id)
  await tx.update(AssignmentEntity, { domainCode: In(domainCodes) }, { phase: 'catalogue' })
  await tx.update(SubmissionEntity, { assignmentId: In(ids) }, { state: 'approved', revision: 1 })
  await tx.update(ReportEntity, { domainCode: In(domainCodes) }, { state: 'accepted' })
}

/** The second account of the office, which signs 保密审查. */
export const SECRECY = 'office-secrecy'

/** The second office account, made when it is first needed: most districts publish nothing. */
export async function secrecyOf(district: District): Promise<string> {
  const { manager } = district.dataSource
  const office = await manager.findOneByOrFail(PersonEntity, { account: 'office' })
  if (!(await manager.existsBy(PersonEntity, { account: SECRECY }))) {
    const { name: _name, account: _account, id: _id, ...same } = office
    await manager.insert(PersonEntity, { ...same, name: SECRECY, account: SECRECY, roles: ['editor', 'approver'] })
  }
  return SECRECY
}

/**
 * 编制、审核 and 保密审查 of these domains, by two people and upon what stands; stops at the first that is refused: what nobody may sign is
 * refused at publishing too, for its own reason.
 */
export async function signReviews(
  district: District,
  { roundCode = '2026', domainCodes = ['01'] }: Partial<Pick<PublishRequest, 'roundCode' | 'domainCodes'>> = {},
): Promise<void> {
  const secrecy = await secrecyOf(district)
  for (const [account, kind] of [
    ['office', 'compile'],
    ['office', 'check'],
    [secrecy, 'secrecy'],
  ] as const) {
    const signed = await district.call(account, 'POST', '/api/publication/reviews', { roundCode, domainCodes, kind })
    if (signed.status >= 300) return
  }
}

/** Asks for the next edition through the API, its reviews signed; facts not given are those of a first one. */
export async function publish(district: District, request: Partial<PublishRequest> = {}, account = 'office') {
  await signReviews(district, request)
  return district.call<EditionView>(account, 'POST', '/api/editions', {
    roundCode: '2026',
    domainCodes: ['01'],
    note: '首次发布',
    ...request,
  })
}

/** The next edition of these domains. */
export async function publishedNow(district: District, ...domainCodes: string[]): Promise<EditionView> {
  return done(await publish(district, { domainCodes, note: '' }))
}

/** The first domain accepted and published: 01-east-0001 低保 and 01-east-0002 临时救助. */
export async function publishedFirst(district: District): Promise<EditionView> {
  await acceptedOf(district, ['01'], ['east'])
  return publishedNow(district, '01')
}
