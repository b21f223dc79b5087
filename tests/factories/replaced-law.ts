import { AssignmentEntity } from '@gongkai/server/compiling/assignment/assignment.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import { SubmissionEntity } from '@gongkai/server/compiling/submission/submission.entity'
import { LawEntity, LIBRARY } from '@gongkai/server/district/law/law.entity'
import { searchKey } from '@gongkai/server/platform/database/search-key'
import type { Basis } from '@gongkai/shared/base/template/fields'
import type { Replacement } from '@gongkai/shared/district/law/law.contract'
import { In } from 'typeorm'
import type { District } from '../support/district'
import { addEntries } from './many'
import { publishedNow } from './published'

/** The law that every row of the small district cites, and the one that takes its place there. */
export const OLD = { title: '社会救助暂行办法', documentNumber: '国务院令第649号' }
export const NEW = { title: '中华人民共和国社会救助法', documentNumber: '主席令第70号' }

/** The law ended on 1 July 2026, replaced by these, with an article map where one is given; its id. */
export async function replacedLaw(
  district: District,
  replacements: Replacement[] = [{ ...NEW, articles: [{ from: '第九条', to: '第十二条' }] }],
): Promise<LawEntity> {
  const tx = district.dataSource.manager
  const known = await tx.findOneBy(LawEntity, { organisationCode: LIBRARY, title: OLD.title })
  const row = {
    ...OLD,
    organisationCode: LIBRARY,
    status: 'effective' as const,
    replacedBy: '',
    note: '',
    searchKey: searchKey(OLD.title, OLD.documentNumber),
    endedOn: '2026-07-01',
    replacements,
  }
  const { id } = await tx.save(LawEntity, { ...known, ...row })
  return tx.findOneByOrFail(LawEntity, { id })
}

/** Writes the bases of rows, found by their second names. */
export async function citeIn(district: District, bases: Record<string, Basis[]>): Promise<void> {
  const tx = district.dataSource.manager
  for (const entry of await tx.find(EntryEntity)) {
    const own = bases[entry.fields.level2]
    if (own) await tx.update(EntryEntity, { id: entry.id }, { fields: { ...entry.fields, bases: own } as never })
  }
}

/** So many rows of each of these units in a domain, all citing the old law, published. */
export async function publishedMany(district: District, domainCode: string, units: string[], each: number) {
  const tx = district.dataSource.manager
  const works = await tx.findBy(AssignmentEntity, { domainCode, organisationCode: In(units) })
  for (const { id } of works) await addEntries(district, id, each)
  const ids = works.map(({ id }) => id)
  await tx.update(EntryEntity, { assignmentId: In(ids) }, { originCode: null })
  await tx.update(SubmissionEntity, { assignmentId: In(ids) }, { state: 'approved', revision: 1 })
  await tx.update(AssignmentEntity, { domainCode }, { phase: 'catalogue' })
  await district.dataSource.query(`UPDATE report SET state = 'accepted' WHERE domain_code = '${domainCode}'`)
  const rows = await tx.findBy(EntryEntity, { assignmentId: In(ids) })
  for (const row of rows)
    await tx.update(EntryEntity, { id: row.id }, { fields: { ...row.fields, attribute: 'proactive' } as never })
  return publishedNow(district, domainCode)
}
