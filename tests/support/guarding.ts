import type { Refusal } from '@gongkai/shared/base/refusal'
import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { AssignmentDetail, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import type {
  AnswerFindingRequest,
  MarkedFinding,
  PersonalAnswerRow,
} from '@gongkai/shared/district/privacy/privacy.contract'
import { desk, done } from './acting'
import type { Answer, District } from './district'

/** An identity number whose check digit is right: nobody's, it stands in the standard. */
export const IDENTITY = '11010519491231002X'
export const MASKED_IDENTITY = '110***********002X'
/** A telephone of which nothing beside it says whose it is. */
export const MOBILE = '13800138000'

/** Everything that must never be found where a datum does not belong. */
export const CANARIES = [IDENTITY, '1101051949123100', MOBILE]

/** Writes fields of a row, as its form saves them. */
export async function writeRow(
  district: District,
  account: string,
  id: number,
  fields: Partial<EntryFields>,
): Promise<EntryDetail> {
  const stands = done(await district.call<EntryDetail>(account, 'GET', `/api/entries/${id}`))
  return done(
    await district.call<EntryDetail>(account, 'PUT', `/api/entries/${id}`, {
      version: stands.version,
      fields: { ...stands.fields, ...fields },
    }),
  )
}

/** The row of a work by its second-level name. */
export function rowNamed(work: AssignmentDetail, level2: string) {
  const row = work.entries.find(({ fields }) => fields.level2 === level2)
  if (!row) throw new Error(`no row ${level2}`)
  return row
}

/** The refusals of a gate against personal data, with their places. */
export const personalOf = ({ body }: Answer<unknown>): Refusal[] =>
  (body as { refusals: Refusal[] }).refusals.filter(({ code }) => code.startsWith('personal.'))

/** The request that answers this finding as a page would send it. */
export function toAnswer(
  place: string,
  { part, from, to, kind, gravity }: MarkedFinding,
  more: Partial<AnswerFindingRequest> = {},
): AnswerFindingRequest {
  return { place, part, from, to, kind, gravity, answer: 'not-personal', reason: '是镇政府的值班电话', ...more }
}

export const answer = (district: District, account: string, request: object) =>
  district.send<PersonalAnswerRow>(account, 'POST', '/api/privacy/answers', request)

/** The work of a unit in a domain with both model rows adopted, and one of them saying this in its 公开内容. */
export async function saying(district: District, account: string, domain: string, level2: string, content: string) {
  const its = desk(district, account)
  const id = await its.idIn(domain)
  const rows = await its.rows(id)
  done(
    await its.adopt(
      id,
      rows.map((row) => row.id),
    ),
  )
  const { id: entryId } = rowNamed(await its.read(id), level2)
  await writeRow(district, account, entryId, { content })
  return { id, entryId, its }
}
