import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import { publicFieldsOf, snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, IsNull, MoreThan } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { breathe } from '../../platform/breathe.js'
import { In } from '../../platform/database/in-list.js'

/** So many rows are read by one statement: some 100 ms of the server's one thread. */
const ROWS_AT_ONCE = 4000

/** An item that the catalogue holds, or is about to hold, of a unit. */
export interface CoveredItem {
  /** whose work it is, as it was: `lineOf` says who answers for it */ unit: string
  domainCode: string
  fields: EntryFields
  /** its row; null for a published item whose row is not known */ entryId: number | null
  /** it is in a task that its unit may change now */ open: boolean
  /** of a published item */ publicNumber: string | null
}

/** Published items and the rows of the newest round, a portion at a time: seven statements and two for each portion. */
export async function* coveredItems(tx: EntityManager): AsyncGenerator<CoveredItem[]> {
  yield* standingItems(tx)
  yield* rowsOfRound(tx)
}

async function* standingItems(tx: EntityManager): AsyncGenerator<CoveredItem[]> {
  const standing = await standingDomains(tx)
  const editionIds = [...new Set([...standing.values()].map(({ editionId }) => editionId))]
  for (let last = 0, read = ROWS_AT_ONCE; read === ROWS_AT_ONCE; ) {
    const items = await tx.find(EditionEntryEntity, {
      where: { id: MoreThan(last), editionId: In(editionIds), concealed: false, paused: false },
      order: { id: 'ASC' },
      take: ROWS_AT_ONCE,
    })
    read = items.length
    last = items.at(-1)?.id ?? last
    await breathe()
    const own = items.filter(({ domainCode, editionId }) => standing.get(domainCode)?.editionId === editionId)
    const sources = await tx.find(EntryEntity, {
      select: { id: true, fields: true },
      where: { id: In(own.map(({ entryId }) => entryId)) },
      withDeleted: true,
    })
    const fieldsOf = new Map(sources.map(({ id, fields }) => [id, fields]))
    await breathe()
    yield own.map(({ snapshot: stored, domainCode, entryId, publicNumber }) => {
      const snapshot = snapshotOf(stored)
      const fields = { ...EMPTY_ENTRY, ...fieldsOf.get(entryId ?? 0), ...publicFieldsOf(snapshot) }
      return { unit: snapshot.organisation.code, domainCode, fields, entryId, open: false, publicNumber }
    })
  }
}

async function* rowsOfRound(tx: EntityManager): AsyncGenerator<CoveredItem[]> {
  const round = await newestRound(tx)
  if (!round) return
  const works = await tx.findBy(AssignmentEntity, { roundCode: round.code, parentId: IsNull() })
  const submissions = await tx.find(SubmissionEntity, {
    select: { id: true, assignmentId: true, phase: true },
    where: { assignmentId: In(works.map(({ id }) => id)), state: In(['draft', 'returned']) },
  })
  const open = new Set(submissions.map(({ assignmentId, phase }) => `${assignmentId}/${phase}`))
  const workOf = new Map(works.map((work) => [work.id, work]))
  for (let last = 0, read = ROWS_AT_ONCE; read === ROWS_AT_ONCE; ) {
    const rows = await tx.find(EntryEntity, {
      select: { id: true, assignmentId: true, fields: true, publicNumber: true },
      where: { id: MoreThan(last), assignmentId: In(works.map(({ id }) => id)) },
      order: { id: 'ASC' },
      take: ROWS_AT_ONCE,
    })
    read = rows.length
    last = rows.at(-1)?.id ?? last
    await breathe()
    yield rows.flatMap(({ id, assignmentId, fields, publicNumber }) => {
      const work = workOf.get(assignmentId)
      if (!work || fields.attribute === 'withheld') return []
      const { organisationCode: unit, domainCode, phase } = work
      return [{ unit, domainCode, fields, entryId: id, open: open.has(`${assignmentId}/${phase}`), publicNumber }]
    })
  }
}
