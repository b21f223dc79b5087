import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { mergeAmended } from '@gongkai/shared/compiling/entry/amended-fields'
import type { Published } from '@gongkai/shared/compiling/entry/connect-items'
import { entryOfSnapshot, publicFieldsOf, type Snapshot } from '@gongkai/shared/district/edition/snapshot'
import type { EntityManager } from 'typeorm'
import { publishedItems, SHOWN, type Standing } from '../../district/edition/published-items.query.js'
import type { Edition } from '../../district/edition/read-editions.js'
import { In } from '../../platform/database/in-list.js'
import type { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from './entry.entity.js'

/** An item of a unit that the public reads, with the row it came from. */
export interface UnitItem extends Published {
  snapshot: Snapshot
  /** as it is published */ base: EntryFields
  /** with what 动态调整 finalised since, which stands in its row; null where it is to be withdrawn */
  amended: EntryFields | null
  originCode: string | null
}
export interface UnitItems {
  /** null: nothing of the domain stands */ edition: Edition | null
  items: UnitItem[]
}

/** For whoever presents rows without a look at what is published. */
export const NO_ITEMS: UnitItems = { edition: null, items: [] }

type Work = Pick<AssignmentEntity, 'domainCode' | 'organisationCode' | 'parentId'>

/**
 * The published items that rows of this work go on with; a village's rows are published as its town's, so that it has none. Four statements.
 */
export async function unitItems(tx: EntityManager, assignment: Work, standing?: Standing): Promise<UnitItems> {
  const { domainCode, organisationCode, parentId } = assignment
  if (parentId !== null) return NO_ITEMS
  const { edition, rows } = await publishedItems(tx, domainCode, organisationCode, standing)
  if (rows.length === 0) return { edition, items: [] }
  const sources = await tx.find(EntryEntity, {
    where: { id: In(rows.map(({ entryId }) => entryId)) },
    withDeleted: true,
  })
  const sourceOf = new Map(sources.map((source) => [source.id, source]))
  return {
    edition,
    items: rows.map(({ snapshot, entryId }) => itemOf(snapshot, sourceOf.get(entryId ?? 0) ?? null)),
  }
}

/** The same where they are only shown: which edition stands may be a second old. */
export const shownItems = (tx: EntityManager, assignment: Work): Promise<UnitItems> => unitItems(tx, assignment, SHOWN)

function itemOf(snapshot: Snapshot, source: EntryEntity | null): UnitItem {
  const base = { ...entryOfSnapshot(snapshot), ...source?.fields, ...publicFieldsOf(snapshot) }
  return {
    id: snapshot.id,
    names: snapshot,
    guidelineItemId: source?.guidelineItemId ?? null,
    matterCode: base.matterCode,
    snapshot,
    base,
    amended: source ? (source.deletedAt ? null : source.fields) : base,
    originCode: source?.originCode ?? null,
  }
}

/** The questions of a row because of 动态调整 finalised since, and its fields with what it takes over without one. */
export function metBy(
  { base, amended }: UnitItem,
  { fields, answeredFields }: Pick<EntryEntity, 'fields' | 'answeredFields'>,
) {
  return amended && mergeAmended({ base, amended, row: fields, answers: answeredFields ?? [] })
}
