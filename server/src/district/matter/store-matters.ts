import type { ImportMattersResponse, MatterKind } from '@gongkai/shared/district/matter/matter.contract'
import { codeKey, type MatterRow } from '@gongkai/shared/district/matter/read-matter-rows'
import { type EntityManager } from 'typeorm'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { searchKey } from '../../platform/database/search-key.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { DISTRICT_LIST, MatterEntity } from './matter.entity.js'

/** The list that a unit keeps: the office the district's, everybody else its own. */
export const listOf = ({ organisationKind, organisationCode }: SignedIn): string =>
  organisationKind === 'office' ? DISTRICT_LIST : organisationCode

/** Two imports of the same list come one after the other. */
export async function lockMatters(tx: EntityManager, { organisationCode }: SignedIn): Promise<void> {
  await tx.findOneOrFail(OrganisationEntity, { where: { code: organisationCode }, ...rowLock(tx) })
}

/** Matters of a list by the key of their code. */
export async function mattersByCode(
  tx: EntityManager,
  organisationCode: string,
  kind: MatterKind,
): Promise<Map<string, MatterEntity>> {
  const stored = await tx.findBy(MatterEntity, { organisationCode, kind })
  return new Map(stored.map((matter) => [codeKey(matter.code), matter]))
}

/** Adds missing rows and renames standing ones; those that the rows do not name stay. */
export async function storeMatters(
  tx: EntityManager,
  organisationCode: string,
  kind: MatterKind,
  rows: readonly MatterRow[],
): Promise<ImportMattersResponse> {
  const stored = await mattersByCode(tx, organisationCode, kind)
  const renamed = rows.filter(({ code, name }) => (stored.get(codeKey(code))?.name ?? name) !== name)
  const added = rows.filter(({ code }) => !stored.has(codeKey(code)))
  // Nothing refers to a matter's id, so that a renamed one is simply written anew, a thousand at a time.
  const outdated = renamed.flatMap(({ code }) => stored.get(codeKey(code))?.id ?? [])
  for (const ids of chunks(outdated)) await tx.delete(MatterEntity, { id: In(ids) })
  const matterOf = ({ code, name }: MatterRow) => ({
    organisationCode,
    kind,
    code,
    name,
    searchKey: searchKey(name, code),
  })
  for (const some of chunks([...renamed, ...added].map(matterOf))) await tx.insert(MatterEntity, some)
  return {
    added: added.length,
    updated: renamed.length,
    unchanged: rows.length - added.length - renamed.length,
  }
}
