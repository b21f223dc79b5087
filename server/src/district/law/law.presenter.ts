import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import type { Law, LawDetail } from '@gongkai/shared/district/law/law.contract'
import {
  decideEditLaw,
  decideEndLaw,
  decideRemoveLaw,
  decideRestoreLaw,
  decideShareLaw,
} from '@gongkai/shared/district/law/law-policy'
import { lawStatusOn } from '@gongkai/shared/district/law/law-times'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { In } from '../../platform/database/in-list.js'
import { searchKey } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { toldLast } from '../../platform/seen/acts-upon.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { LawEntity, LIBRARY } from './law.entity.js'
import { actsUponLaw, standingOf } from './law-case.js'
import { shippedOtherwise } from './shipped-laws.js'

/** So many acts are told on a law's page. */
const HISTORY = 5

/** The law as it stands on `today`. */
export function presentLaw(law: LawEntity, today: LocalDate): Law {
  const { id, title, documentNumber, replacedBy, note, organisationCode, version, kind, issuer } = law
  const { effectiveFrom, endedOn, endedBy, lastArticle, source } = law
  const replacements = law.replacements ?? []
  return {
    id,
    title,
    documentNumber,
    status: lawStatusOn({ ...law, repealed: law.status === 'repealed' }, today),
    replacedBy: replacements.length > 0 ? replacements.map((replacement) => replacement.title).join('、') : replacedBy,
    note,
    own: organisationCode !== LIBRARY,
    version,
    kind,
    issuer,
    effectiveFrom,
    endedOn,
    endedBy,
    replacements,
    lastArticle,
    source,
    edited: law.editedAt !== null,
  }
}

/** A law with all that its page shows; the office's and the unit's people are told who changed it. */
export async function presentLawDetail(
  tx: EntityManager,
  law: LawEntity,
  actor: SignedIn,
  today: LocalDate,
): Promise<LawDetail> {
  const seen = [LIBRARY, law.organisationCode, actor.organisationCode]
  const standing = standingOf(law)
  const can = {
    edit: [...decideEditLaw(standing, actor)],
    end: [...decideEndLaw(standing, actor)],
    restore: [...decideRestoreLaw(standing, actor)],
    remove: [...decideRemoveLaw(standing, actor)],
    share: [...decideShareLaw(standing, actor)],
  }
  const mayChange = can.edit.length === 0
  const [organisation, ended, history] = await Promise.all([
    tx.findOneBy(OrganisationEntity, { code: law.organisationCode }),
    tx.find(LawEntity, {
      where: { organisationCode: In(seen), replacements: Not(IsNull()) },
      order: { id: 'ASC' },
    }),
    mayChange ? toldLast(tx, HISTORY, actsUponLaw(law.id)) : [],
  ])
  const isThis = (named: { title: string; documentNumber: string }) => isNamed(law, named)
  return {
    ...presentLaw(law, today),
    organisation: organisation && { code: organisation.code, name: organisation.name },
    successorIds: await successorsOf(tx, law, seen),
    predecessors: ended
      .filter(({ id, replacements }) => id !== law.id && replacements?.some(isThis))
      .map(({ id, title, endedOn }) => ({ id, title, endedOn })),
    shipped: mayChange ? shippedOtherwise(law) : null,
    can,
    history: history.reverse(),
  }
}

/** The same title is another law only under another number. */
function isNamed(law: LawEntity, named: { title: string; documentNumber: string }): boolean {
  const number = searchKey(named.documentNumber)
  return searchKey(law.title) === searchKey(named.title) && (!number || number === searchKey(law.documentNumber))
}

async function successorsOf(
  tx: EntityManager,
  { replacements }: LawEntity,
  seen: string[],
): Promise<(number | null)[]> {
  if (!replacements || replacements.length === 0) return []
  const found = await tx.find(LawEntity, {
    where: { organisationCode: In(seen), title: In(replacements.map(({ title }) => title)) },
    order: { id: 'DESC' },
  })
  return replacements.map((named) => found.find((law) => isNamed(law, named))?.id ?? null)
}
