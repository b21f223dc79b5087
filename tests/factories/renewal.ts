import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { ReportEntity } from '@gongkai/server/compiling/report/report.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { RenewalLine, RenewalList } from '@gongkai/shared/compiling/renewal/renewal.contract'
import type { RoundDetail, RoundProposal } from '@gongkai/shared/district/round/round.contract'
import { In } from 'typeorm'
import { done } from '../support/acting'
import type { Answer, District } from '../support/district'
import { acceptedOf, publishedNow } from './published'
import { smallDistrict } from './small-district'

/** These domains published of these units: of the small district 低保, 临时救助 and 危房改造补助. */
export async function publishedAll(
  district: District,
  units: readonly string[] = ['east', 'west'],
  domains: readonly string[] = ['01', '02'],
): Promise<void> {
  await acceptedOf(district, [...domains], [...units])
  await publishedNow(district, ...domains)
}

/** The small district with as many domains as 泉港 has, each with the model rows of 社会救助. */
export function districtWithDomains(count: number): RegionPack {
  const codes = Array.from({ length: count }, (_, index) => String(index + 1).padStart(2, '0'))
  const rows = smallDistrict.guidelines['01'] ?? []
  return {
    ...smallDistrict,
    domains: codes.map((code) => ({ code, name: `领域${code}`, aliases: [], leads: ['civil'] })),
    guidelines: Object.fromEntries(codes.map((code) => [code, rows])),
  }
}

/** The 年度更新 of a year, as the office is offered it. */
export async function openRenewal(district: District, year = 2027, from = '2026'): Promise<RoundDetail> {
  const call = <Body>(method: string, path: string, payload?: unknown) =>
    district.call<Body>('office', method, `/api/rounds${path}`, payload)
  const { name, kind, milestones } = done(
    await call<RoundProposal>('GET', `/proposal?source=round:${from}&year=${year}&kind=renewal`),
  )
  return done(await call<RoundDetail>('POST', '', { name, kind, year, milestones }))
}

export const renewalsOf = async (district: District, account: string): Promise<RenewalList> =>
  done(await district.call<RenewalList>(account, 'GET', '/api/renewals'))

export async function lineOf(district: District, account: string, domain: string): Promise<RenewalLine> {
  const found = (await renewalsOf(district, account)).items.find((line) => line.domain.code === domain)
  if (!found) throw new Error(`${account} renews nothing in ${domain}`)
  return found
}

/** Hands these domains in as they stand. */
export async function confirmAll(
  district: District,
  account: string,
  domains: readonly string[],
): Promise<Answer<RenewalList>> {
  const { items } = await renewalsOf(district, account)
  const assignments = items
    .filter(({ domain }) => domains.includes(domain.code))
    .map(({ id, version }) => ({ id, version }))
  return district.call<RenewalList>(account, 'POST', '/api/renewals/confirmation', { assignments })
}

/** The round's work in a domain accepted, as its units handed it in. */
export async function acceptRenewal(district: District, roundCode: string, domainCodes: string[]): Promise<void> {
  const tx = district.dataSource.manager
  const works = await tx.findBy(AssignmentEntity, { roundCode, domainCode: In(domainCodes) })
  const ids = In(works.map(({ id }) => id))
  await tx.update(SubmissionEntity, { assignmentId: ids, state: 'submitted' }, { state: 'approved' })
  await tx.update(ReportEntity, { roundCode, domainCode: In(domainCodes) }, { state: 'accepted' })
}
