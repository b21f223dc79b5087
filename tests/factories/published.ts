import { AssignmentEntity } from '@gongkai/server/assignment/assignment.entity'
import { ReportEntity } from '@gongkai/server/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/submission/submission.entity'
import type { EditionView } from '@gongkai/shared/publication/publication.contract'
import { In } from 'typeorm'
import { done } from '../support/acting'
import type { District } from '../support/district'
import { adoptedBy } from './handed-in'

/** The model rows of these domains adopted by these units, accepted in both phases without the long way there. */
export async function acceptedOf(district: District, domainCodes: string[], accounts: string[]): Promise<void> {
  for (const account of accounts) for (const code of domainCodes) await adoptedBy(district, account, code)
  const tx = district.dataSource.manager
  const works = await tx.findBy(AssignmentEntity, { domainCode: In(domainCodes), organisationCode: In(accounts) })
  const ids = works.map(({ id }) => id)
  await tx.update(AssignmentEntity, { domainCode: In(domainCodes) }, { phase: 'catalogue' })
  await tx.update(SubmissionEntity, { assignmentId: In(ids) }, { state: 'approved', revision: 1 })
  await tx.update(ReportEntity, { domainCode: In(domainCodes) }, { state: 'accepted' })
}

/** The next edition, through the API. */
export async function publishedNow(district: District, ...domainCodes: string[]): Promise<EditionView> {
  const request = { roundCode: '2026', domainCodes, note: '' }
  return done(await district.call<EditionView>('office', 'POST', '/api/editions', request))
}
