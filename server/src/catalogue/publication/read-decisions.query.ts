import type { DecidedRow, DomainDecisions, Withdrawal } from '@gongkai/shared/catalogue/publication/compose-domain'
import { entryOfSnapshot, type Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { CancelledItemEntity } from '../../compiling/entry/cancelled-item.entity.js'
import { readEntries } from '../../compiling/entry/read-entries.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import type { DomainOfRound } from '../../district/edition/edition.entity.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'
import { UnitWithdrawalEntity } from './unit-withdrawal.entity.js'

/** Rows read by one statement: thousands would keep everybody else waiting, hundreds be many statements. */
const ROWS_AT_ONCE = 1000

/** An item of the public's view, with what is stored beside its words. */
export interface StandingRow {
  snapshot: Snapshot
  entryId: number | null
  /** the edition that said last how it is */ decidedIn: number
  /** 紧急下线 */ paused: boolean
}

/** The decisions about these domains in the rounds they are taken from, and by 动态调整: seven statements, and one for each thousand rows. */
export async function readDecisions(
  tx: EntityManager,
  domainsOfRounds: readonly DomainOfRound[],
  unitOf: (code: string) => string,
): Promise<(domainCode: string, standing: readonly StandingRow[]) => DomainDecisions & { amended: AmendmentEntity[] }> {
  const rounds = new Map(domainsOfRounds.map(({ code, roundCode }) => [code, roundCode]))
  const inRounds = { roundCode: In([...new Set(rounds.values())]), domainCode: In([...rounds.keys()]) }
  const [all, chosen, finalised] = await Promise.all([
    tx.findBy(AssignmentEntity, { ...inRounds, phase: 'catalogue', parentId: IsNull() }),
    tx.findBy(UnitWithdrawalEntity, inRounds),
    tx.find(AmendmentEntity, { where: { domainCode: inRounds.domainCode, state: 'finalised' }, order: { id: 'ASC' } }),
  ])
  const approved = await tx.findBy(SubmissionEntity, {
    assignmentId: In(
      all.filter(({ domainCode, roundCode }) => rounds.get(domainCode) === roundCode).map(({ id }) => id),
    ),
    phase: 'catalogue',
    state: 'approved',
  })
  const handedInAt = new Map(
    approved.map(({ assignmentId, submittedAt }) => [assignmentId, submittedAt?.getTime() ?? 0]),
  )
  const works = all.filter(({ id }) => handedInAt.has(id))
  const ids = works.map(({ id }) => id)
  const cancelled = await tx.findBy(CancelledItemEntity, { assignmentId: In(ids) })
  const entries = await readEntries(tx, ids, ROWS_AT_ONCE)
  const workOf = new Map(works.map((work) => [work.id, work]))
  const decided = entries.flatMap(({ id: entryId, assignmentId, ...entry }) => {
    const work = workOf.get(assignmentId)
    if (!work) return []
    const row: DecidedRow = {
      entryId,
      unit: unitOf(work.organisationCode),
      fields: entry.fields,
      guidelineItemId: entry.guidelineItemId,
      publicNumber: entry.publicNumber,
      deniedNumbers: entry.deniedNumbers,
      answeredFields: entry.answeredFields,
      at: handedInAt.get(assignmentId) ?? 0,
    }
    return [{ domainCode: work.domainCode, position: entry.position, row }]
  })
  decided.sort((a, b) => a.position - b.position)
  const rowsOf = groupBy(decided, ({ domainCode }) => domainCode)
  const worksOf = groupBy(works, ({ domainCode }) => domainCode)
  const chosenOf = groupBy(
    chosen.filter(({ domainCode, roundCode }) => rounds.get(domainCode) === roundCode),
    ({ domainCode }) => domainCode,
  )
  const cancelledOf = groupBy(cancelled, ({ assignmentId }) => workOf.get(assignmentId)?.domainCode)
  const amendedOf = groupBy(finalised, ({ domainCode }) => domainCode)
  return (domainCode, standing) => {
    const ended = new Map<string, Withdrawal>()
    for (const { organisationCode, reason, at } of chosenOf.get(domainCode) ?? [])
      ended.set(unitOf(organisationCode), { reason, at: at.getTime(), successorEntryId: null })
    for (const { id, organisationCode, noDutyReason } of worksOf.get(domainCode) ?? []) {
      // A unit whose work is in decides for itself: the office's choice was for as long as it was missing.
      ended.delete(unitOf(organisationCode))
      if (noDutyReason)
        ended.set(unitOf(organisationCode), {
          reason: noDutyReason,
          at: handedInAt.get(id) ?? 0,
          successorEntryId: null,
        })
    }
    const amended = amendedOf.get(domainCode) ?? []
    return {
      standing: standing.map(({ snapshot, entryId }) => ({
        id: snapshot.id,
        unit: unitOf(snapshot.organisation.code),
        fields: entryOfSnapshot(snapshot),
        entryId,
        guidelineItemId: null,
      })),
      rows: (rowsOf.get(domainCode) ?? []).map(({ row }) => row),
      cancelled: new Map(
        (cancelledOf.get(domainCode) ?? []).map(({ publicNumber, reason, at, successorEntryId }) => [
          publicNumber,
          { reason, at: at.getTime(), successorEntryId },
        ]),
      ),
      ended,
      amendments: amended.map(
        ({ id, kind, organisationCode, publicNumber, entryId, before, fields, reason, finalisedAt }) => ({
          id,
          kind,
          unit: unitOf(organisationCode),
          publicNumber,
          entryId,
          before,
          fields,
          reason,
          at: finalisedAt?.getTime() ?? Number.MAX_SAFE_INTEGER,
        }),
      ),
      amended,
    }
  }
}
