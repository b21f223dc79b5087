import { bareTitle } from '@gongkai/shared/district/law/bare-title'
import type { EntityManager } from 'typeorm'
import { EditionEntryEntity } from '../edition/edition-entry.entity.js'
import { standingDomains } from '../edition/standing-domains.query.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import type { LawEntity } from './law.entity.js'

/** A lead whose domains hold items that cite a law. */
export interface CitingLead {
  organisationCode: string
  domains: string[]
  count: number
}

/** The leads of the domains in which items that the public reads now cite a law. */
export async function citingLeads(
  tx: EntityManager,
  { title, documentNumber }: Pick<LawEntity, 'title' | 'documentNumber'>,
): Promise<CitingLead[]> {
  const [standing, domains] = await Promise.all([
    standingDomains(tx),
    tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
  ])
  const leads = new Map<string, CitingLead>()
  for (const { code, name, leadCodes } of domains) {
    const editionId = standing.get(code)?.editionId
    if (editionId === undefined) continue
    const found = await tx
      .createQueryBuilder(EditionEntryEntity, 'entry')
      .where('entry.editionId = :editionId AND entry.domainCode = :code AND entry.concealed = :no', {
        editionId,
        code,
        no: false,
      })
      .andWhere('entry.snapshot LIKE :named', { named: `%${bareTitle(title)}%` })
      .getMany()
    const count = found.filter(({ snapshot }) =>
      (snapshot.bases ?? []).some((basis) => isCited({ title, documentNumber }, basis)),
    ).length
    if (count === 0) continue
    for (const organisationCode of leadCodes) {
      const lead = leads.get(organisationCode) ?? { organisationCode, domains: [], count: 0 }
      lead.domains.push(name)
      lead.count += count
      leads.set(organisationCode, lead)
    }
  }
  return [...leads.values()]
}

type Named = Pick<LawEntity, 'title' | 'documentNumber'>
const bareNumber = (number: string) => number.replace(/[\s〔〕［］[\]（）()]/g, '')
/** Whether a 公开依据 names a law, be it without its number. */
export function isCited(law: Named, basis: Partial<Named>): boolean {
  if (bareTitle(basis.title ?? '') !== bareTitle(law.title)) return false
  const number = bareNumber(basis.documentNumber ?? '')
  return !number || !law.documentNumber || number === bareNumber(law.documentNumber)
}
