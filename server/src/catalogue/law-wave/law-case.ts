import type { CitationPage } from '@gongkai/shared/catalogue/law-wave/law-wave.contract'
import type { EntityManager } from 'typeorm'
import { LawEntity, LIBRARY } from '../../district/law/law.entity.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { notFound } from '../../platform/http/refused.js'

/** @throws Refused 404 where it is neither of the library nor of one's own list */
export async function loadLaw(
  tx: EntityManager,
  id: number,
  { organisationCode }: SignedIn,
  lock = false,
): Promise<LawEntity> {
  const law = await tx.findOne(LawEntity, {
    where: { id, organisationCode: In([LIBRARY, organisationCode]) },
    ...(lock ? rowLock(tx) : {}),
  })
  if (!law) throw notFound('部法规')
  return law
}

export const lawFacts = ({
  id,
  version,
  title,
  documentNumber,
  endedOn,
  replacements,
}: LawEntity): CitationPage['law'] => ({
  id,
  version,
  title,
  documentNumber,
  endedOn,
  replacements: (replacements ?? []).map((named) => ({ title: named.title, documentNumber: named.documentNumber })),
})
