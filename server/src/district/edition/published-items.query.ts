import { type Snapshot, snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import { Brackets, type EntityManager, IsNull, Not } from 'typeorm'
import { kept } from '../../platform/database/kept.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { EditionEntity } from './edition.entity.js'
import { EditionEntryEntity } from './edition-entry.entity.js'
import type { Edition } from './read-editions.js'
import { readEditions } from './read-editions.js'

/** An item of a unit that the public reads now. */
export interface PublishedRow {
  snapshot: Snapshot
  /** the row it was made from */ entryId: number | null
}
export interface PublishedOf {
  /** null: nothing of the domain stands */ edition: Edition | null
  rows: PublishedRow[]
}

/** The standing facts by which a unit's items are found. */
export interface Standing {
  editions(tx: EntityManager): Promise<Edition[]>
  followedBy(tx: EntityManager, organisationCode: string): Promise<string[]>
}

const ASKED: Standing = { editions: readEditions, followedBy }

/** The same for what is only shown: a second old at most. */
export const SHOWN: Standing = {
  editions: (tx) => kept(tx, [EditionEntity], 'editions', () => readEditions(tx)),
  followedBy: (tx, code) => kept(tx, [OrganisationEntity], `followed by ${code}`, () => followedBy(tx, code)),
}

/** The items of a domain that a unit answers for: its own, and those of units merged into it. Three statements. */
export async function publishedItems(
  tx: EntityManager,
  domainCode: string,
  organisationCode: string,
  standing = ASKED,
): Promise<PublishedOf> {
  const edition = standingEditions(await standing.editions(tx)).get(domainCode) ?? null
  if (!edition) return { edition, rows: [] }
  const codes = await standing.followedBy(tx, organisationCode)
  const found = await tx
    .createQueryBuilder(EditionEntryEntity, 'entry')
    .where('entry.editionId = :editionId AND entry.concealed = 0', { editionId: edition.id })
    .andWhere(
      new Brackets((ranges) => {
        for (const [index, code] of codes.entries()) {
          const first = `${domainCode}-${code}-`
          // A range, for the index over edition and number; '.' comes next after '-'.
          const [from, to] = [`from${index}`, `to${index}`]
          ranges.orWhere(`entry.publicNumber >= :${from} AND entry.publicNumber < :${to}`, {
            [from]: first,
            [to]: `${first.slice(0, -1)}.`,
          })
        }
      }),
    )
    .orderBy('entry.id', 'ASC')
    .getMany()
  const own = new Set(codes.map((code) => `${domainCode}-${code}`))
  return {
    edition,
    rows: found
      // `town-1-0007` lies within the range of a unit `town`.
      .filter(({ publicNumber }) => own.has(publicNumber.slice(0, publicNumber.lastIndexOf('-'))))
      .map(({ snapshot, entryId }) => ({ snapshot: snapshotOf(snapshot), entryId })),
  }
}

/** 机构变化: a unit that was merged into another is followed by it; the unit itself comes first. */
export async function followedBy(tx: EntityManager, organisationCode: string): Promise<string[]> {
  const merged = await tx.find(OrganisationEntity, {
    select: { code: true, mergedInto: true },
    where: { mergedInto: Not(IsNull()) },
  })
  const codes = [organisationCode]
  for (const code of codes)
    codes.push(...merged.filter(({ mergedInto }) => mergedInto === code).map((organisation) => organisation.code))
  return codes
}
