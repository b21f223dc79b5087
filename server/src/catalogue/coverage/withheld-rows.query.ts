import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { LocalDate } from '@gongkai/shared/base/time/local-date'
import { plainNames } from '@gongkai/shared/compiling/entry/connect-items'
import { isReassessDue } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { readEntries } from '../../compiling/entry/read-entries.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { inPieces } from '../../platform/breathe.js'
import { boundList } from '../../platform/database/in-list.js'

const ROWS_AT_ONCE = 500

/** A row 不予公开 that counts today. */
export interface WithheldRow {
  entryId: number
  version: number
  /** who answers for it today */ unit: string
  domainCode: string
  fields: EntryFields
  /** its unit may change it in its task */ open: boolean
}

/**
 * The rows 不予公开 of each unit and domain that are to be looked at again within thirty days. They are published nowhere, and drop out of the catalogue phase: they stand in the unit's newest
 * work whose list was decided (a renewal carries them over at once), and in what it is writing since. A row of the same names that was
 * made public since has taken a former one's place. Seven statements, and one for each portion of the rows beside those due.
 */
export async function withheldRows(tx: EntityManager, today: LocalDate): Promise<WithheldRow[]> {
  const [rounds, works, submissions, unitOf] = await Promise.all([
    tx.find(RoundEntity, { select: { code: true, year: true }, order: { year: 'DESC', code: 'DESC' } }),
    tx.findBy(AssignmentEntity, { parentId: IsNull() }),
    tx.find(SubmissionEntity, { select: { id: true, assignmentId: true, phase: true, state: true } }),
    lineOf(tx),
  ])
  const rank = new Map(rounds.map(({ code }, index) => [code, index]))
  const stateOf = new Map(submissions.map(({ assignmentId, phase, state }) => [`${assignmentId}/${phase}`, state]))
  const worksOf = new Map<string, AssignmentEntity[]>()
  for (const work of works) {
    const key = `${unitOf(work.organisationCode)}/${work.domainCode}`
    worksOf.set(key, [...(worksOf.get(key) ?? []), work])
  }
  const counted = new Map<number, AssignmentEntity>()
  const later = new Map<number, AssignmentEntity[]>()
  for (const own of worksOf.values()) {
    own.sort((a, b) => (rank.get(a.roundCode) ?? 0) - (rank.get(b.roundCode) ?? 0))
    let decidedIn = ''
    const newer: AssignmentEntity[] = []
    for (const work of own) {
      // Of one round there may be several works: a merged unit's beside the heir's.
      if (decidedIn && work.roundCode !== decidedIn) break
      counted.set(work.id, work)
      later.set(work.id, [...newer])
      newer.push(work)
      if (work.phase === 'catalogue' || stateOf.get(`${work.id}/inventory`) === 'approved') decidedIn = work.roundCode
    }
  }
  const found = await tx
    .createQueryBuilder(EntryEntity, 'e')
    .where('e.assignmentId IN (:ids) AND INSTR(e.fields, :withheld) > 0', {
      ids: boundList([...counted.keys()]),
      // as JSON.stringify writes it; within a text its quotes would be escaped
      withheld: '"attribute":"withheld"',
    })
    .orderBy('e.id', 'ASC')
    .getMany()
  const rows = found.filter(
    ({ fields: { attribute, reassessOn } }) =>
      attribute === 'withheld' && (reassessOn === '' || isReassessDue(reassessOn, today)),
  )
  const isReplaced = await replaced(tx, rows, later)
  return rows.flatMap((row) => {
    const work = counted.get(row.assignmentId)
    if (!work || isReplaced(row)) return []
    const { id: entryId, version, fields } = row
    const { organisationCode, domainCode, phase } = work
    const state = stateOf.get(`${work.id}/${phase}`)
    const open = state === 'draft' || state === 'returned'
    return [{ entryId, version, unit: unitOf(organisationCode), domainCode, fields, open }]
  })
}

/** Whether another row has taken the place of one 不予公开: a public one of its names beside it, or any of its names in a newer work. */
async function replaced(
  tx: EntityManager,
  rows: readonly EntryEntity[],
  later: ReadonlyMap<number, readonly AssignmentEntity[]>,
): Promise<(row: EntryEntity) => boolean> {
  const newerOf = (id: number) => (later.get(id) ?? []).map((work) => work.id)
  const works = new Set(rows.flatMap(({ assignmentId }) => [assignmentId, ...newerOf(assignmentId)]))
  const open = new Map<number, Set<string>>()
  const all = new Map<number, Set<string>>()
  await inPieces(await readEntries(tx, [...works]), ROWS_AT_ONCE, ({ assignmentId, fields }) => {
    const names = plainNames(fields)
    for (const [sets, takes] of [[all, true] as const, [open, fields.attribute !== 'withheld'] as const])
      if (takes) sets.set(assignmentId, (sets.get(assignmentId) ?? new Set()).add(names))
  })
  return ({ assignmentId, fields }) => {
    const names = plainNames(fields)
    return open.get(assignmentId)?.has(names) || newerOf(assignmentId).some((id) => all.get(id)?.has(names))
  }
}
