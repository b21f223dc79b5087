import type {
  AssignmentDetail,
  AssignmentSummary,
  GuidelineItemView,
} from '@gongkai/shared/compiling/assignment/assignment.contract'
import type { District } from '../support/district'

/** The assignment of `account` in a domain, all model rows adopted. */
export async function adoptedBy(district: District, account: string, domain: string): Promise<AssignmentDetail> {
  const list = await district.call<AssignmentSummary[]>(account, 'GET', '/api/assignments')
  const id = list.body.find((assignment) => assignment.domain.code === domain)?.id
  const rows = await district.call<GuidelineItemView[]>(account, 'GET', `/api/assignments/${id}/guideline`)
  const adopted = await district.call<AssignmentDetail>(account, 'POST', `/api/assignments/${id}/adoptions`, {
    guidelineItemIds: rows.body.map((row) => row.id),
  })
  if (adopted.status !== 201) throw new Error(`${account} could not adopt: ${JSON.stringify(adopted.body)}`)
  return adopted.body
}

/** The same, handed in. */
export async function handedInBy(district: District, account: string, domain: string): Promise<AssignmentDetail> {
  const { id } = await adoptedBy(district, account, domain)
  const { status, body } = await district.call<AssignmentDetail>(account, 'POST', `/api/assignments/${id}/submission`)
  if (status !== 200) throw new Error(`${account} could not hand in: ${JSON.stringify(body)}`)
  return body
}
