import type { Basis } from '@gongkai/shared/base/template/fields'
import { type EntityManager, MoreThan } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { LIBRARY } from '../../district/law/law.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { breathe } from '../../platform/breathe.js'
import { searchKey } from '../../platform/database/search-key.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'

/** Rows read at once. */
const AT_ONCE = 500

type Named = Pick<Basis, 'title' | 'documentNumber'>
interface Citing {
  id: number
  fields: { bases?: Named[]; withholdLaw?: string } | null
}

/**
 * Tells of a law whether 公开依据 or a reason of 不予公开 names it, be it without its number: in the entries, the 动态调整 and the model
 * rows of those who pick from the list, everybody for `LIBRARY`, else the organisation whose own list it is.
 */
export async function citedLaws(tx: EntityManager, list: string): Promise<(law: Named) => boolean> {
  /** by title, the numbers it is cited with, '' where with none; both as they are searched */
  const numbers = new Map<string, Set<string>>()
  const cite = ({ title, documentNumber }: Named) => {
    const key = searchKey(title)
    numbers.set(key, (numbers.get(key) ?? new Set()).add(searchKey(documentNumber)))
  }
  const take = async (read: (after: number) => Promise<Citing[]>) => {
    for (let after = 0; ; ) {
      const rows = await read(after)
      for (const { fields } of rows) {
        fields?.bases?.forEach(cite)
        if (fields?.withholdLaw) cite({ title: fields.withholdLaw, documentNumber: '' })
      }
      after = rows.at(-1)?.id ?? after
      if (rows.length < AT_ONCE) return
      await breathe()
    }
  }
  const everybody = list === LIBRARY
  const leads = (await tx.find(PilotDomainEntity)).filter(({ leadCodes }) => everybody || leadCodes.includes(list))
  await take((after) => {
    const query = tx
      .createQueryBuilder(EntryEntity, 'entry')
      .select(['entry.id', 'entry.fields'])
      .where('entry.id > :after', { after })
    if (!everybody)
      query
        .innerJoin(AssignmentEntity, 'work', 'work.id = entry.assignmentId')
        .andWhere('work.organisationCode = :list', { list })
    return query.orderBy('entry.id', 'ASC').limit(AT_ONCE).getMany()
  })
  await take((after) =>
    tx.find(AmendmentEntity, {
      select: { id: true, fields: true },
      where: { id: MoreThan(after), ...(everybody ? {} : { organisationCode: list }) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    }),
  )
  for (const { code } of leads)
    await take((after) =>
      tx.find(GuidelineItemEntity, {
        select: { id: true, fields: true },
        where: { id: MoreThan(after), domainCode: code },
        order: { id: 'ASC' },
        take: AT_ONCE,
      }),
    )
  return ({ title, documentNumber }) => {
    const cited = numbers.get(searchKey(title))
    const number = searchKey(documentNumber)
    return cited !== undefined && (number === '' || cited.has('') || cited.has(number))
  }
}
