import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { type IntoRound, intoRound } from '@gongkai/shared/catalogue/amendment/into-round'
import type { LostAmendment } from '@gongkai/shared/catalogue/publication/publication.contract'
import { namesOf } from '@gongkai/shared/compiling/assignment/rows-to-copy'
import { publicFieldsOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { appendEntries } from '../../compiling/entry/append-entries.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import type { DomainOfRound } from '../../district/edition/edition.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { In } from '../../platform/database/in-list.js'
import { type Composed, composedSnapshot, numberNewEntries } from '../publication/compose-edition.js'
import { lineOf } from '../publication/concealed-content.query.js'
import { AmendmentEntity } from './amendment.entity.js'
import { amendedName } from './amendment-case.js'

/** The writes of an edition besides itself, so that the round's rows are what it publishes. */
export type Carry =
  | { as: 'revised'; entry: EntryEntity; fields: EntryFields }
  | { as: 'withdrawn'; entry: EntryEntity }
  | { as: 'added'; composed: Composed; assignmentId: number; fields: EntryFields }

/** A finalised 动态调整 that an edition of its domain holds, with the number of its item. */
export interface Met {
  amendment: AmendmentEntity
  publicNumber: string
}
export interface MetDomain {
  met: Met[]
  carries: Carry[]
  lost: LostAmendment[]
}

/**
 * Brings the composed entries of these domains together with the finalised 动态调整: those the rows hold already, those carried into them, and
 * those an edition would lose. `composed` comes back with the carried ones; nothing is written.
 */
export async function meetRound(
  tx: EntityManager,
  sources: readonly DomainOfRound[],
  composed: readonly Composed[],
): Promise<{ composed: Composed[]; domains: Map<string, MetDomain> }> {
  const roundOf = new Map(sources.map(({ code, roundCode }) => [code, roundCode]))
  const amendments = await tx.find(AmendmentEntity, {
    where: { domainCode: In([...roundOf.keys()]), state: 'finalised' },
    order: { id: 'ASC' },
  })
  const domains = new Map<string, MetDomain>()
  if (amendments.length === 0) return { composed: [...composed], domains }
  const round = await readRound(tx, roundOf, amendments)
  const result = [...composed]
  for (const amendment of amendments) {
    const domain = domains.get(amendment.domainCode) ?? { met: [], carries: [], lost: [] }
    domains.set(amendment.domainCode, domain)
    const at = round.isOf(amendment)
      ? result.findIndex(({ entry }) => entry.id === amendment.entryId)
      : rowOf(amendment, result, round.units(amendment))
    const found = result[at]
    const outcome = round.isOf(amendment)
      ? written(amendment, found)
      : intoRound({ ...amendment, row: found?.entry.fields ?? null, closed: round.closed(amendment) })
    if (outcome.outcome === 'lost') {
      domain.lost.push(round.lost(amendment, outcome))
      continue
    }
    if (outcome.outcome === 'carried') carry(tx, domain, result, at, round, amendment, outcome.fields)
    const composedNow = found ?? result.find(({ entry }) => entry.id === amendment.entryId)
    domain.met.push({ amendment, publicNumber: composedNow?.snapshot.id || (amendment.publicNumber ?? '') })
  }
  await numberNewEntries(tx, result)
  for (const { met } of domains.values())
    for (const oneMet of met)
      oneMet.publicNumber ||= result.find(({ entry }) => entry.id === oneMet.amendment.entryId)?.snapshot.id ?? ''
  return { composed: result, domains }
}

/** Of the round itself: finalising wrote it into the row, where its unit may have gone on since. */
function written({ kind }: AmendmentEntity, found: Composed | undefined): IntoRound {
  if ((kind === 'withdraw') === (found === undefined)) return { outcome: 'held' }
  const text =
    kind === 'withdraw'
      ? '已审定撤销的事项又恢复了，还列在本单位的目录里'
      : '这个事项所在的目录已退回修改，或者改成了不予公开，现在发布就没有它了'
  return { outcome: 'lost', text, fields: [] }
}

/** The same item: by its number, else a row without one that has its names. -1 where there is none. */
function rowOf(
  { publicNumber, before, fields }: AmendmentEntity,
  composed: readonly Composed[],
  units: ReadonlySet<string>,
): number {
  const byNumber = publicNumber
    ? composed.findIndex(({ entry, snapshot }) => entry.publicNumber === publicNumber && snapshot.id === publicNumber)
    : -1
  if (byNumber >= 0) return byNumber
  const names = new Set([before, fields].flatMap((item) => (item ? [namesOf(item)] : [])))
  return composed.findIndex(
    ({ entry, snapshot }) =>
      !entry.publicNumber && units.has(snapshot.organisation.code) && names.has(namesOf(entry.fields)),
  )
}

type ReadRound = Awaited<ReturnType<typeof readRound>>

/** The rounds' work that the amendments meet. */
async function readRound(
  tx: EntityManager,
  roundOf: ReadonlyMap<string, string>,
  amendments: readonly AmendmentEntity[],
) {
  const domainCodes = [...new Set(amendments.map(({ domainCode }) => domainCode))]
  const [own, assignments, organisations, successorOf] = await Promise.all([
    tx.findBy(AssignmentEntity, { id: In([...new Set(amendments.map(({ assignmentId }) => assignmentId))]) }),
    tx.findBy(AssignmentEntity, {
      roundCode: In([...new Set(roundOf.values())]),
      domainCode: In(domainCodes),
      phase: 'catalogue',
      parentId: IsNull(),
    }),
    tx.find(OrganisationEntity),
    lineOf(tx),
  ])
  const approved = await tx.findBy(SubmissionEntity, {
    assignmentId: In(assignments.map(({ id }) => id)),
    phase: 'catalogue',
    state: 'approved',
  })
  const removed = await tx.find(EntryEntity, {
    where: { assignmentId: In(assignments.map(({ id }) => id)) },
    withDeleted: true,
    select: { id: true, assignmentId: true, publicNumber: true, fields: true, deletedAt: true },
  })
  const ownOf = new Map(own.map((assignment) => [assignment.id, assignment]))
  const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
  const unitsOf = ({ organisationCode, assignmentId }: AmendmentEntity) => {
    const first = ownOf.get(assignmentId)?.organisationCode ?? organisationCode
    return new Set([organisationCode, first, successorOf(organisationCode), successorOf(first)])
  }
  /** where an addition would go: the unit's approved work in the round */
  const workOf = (amendment: AmendmentEntity) => {
    const units = unitsOf(amendment)
    return assignments.find(
      ({ id, domainCode, roundCode, organisationCode }) =>
        domainCode === amendment.domainCode &&
        roundCode === roundOf.get(domainCode) &&
        units.has(organisationCode) &&
        approved.some(({ assignmentId }) => assignmentId === id),
    )
  }
  return {
    units: unitsOf,
    workOf,
    isOf: ({ assignmentId, domainCode }: AmendmentEntity) =>
      ownOf.get(assignmentId)?.roundCode === roundOf.get(domainCode),
    closed: (amendment: AmendmentEntity): string => {
      if (amendment.kind !== 'add') return ''
      const work = workOf(amendment)
      if (!work) return '提出单位在新一轮编制里没有通过审核的目录，新增的事项无处列入'
      const same = removed.some(
        ({ assignmentId, deletedAt, publicNumber, fields }) =>
          assignmentId === work.id &&
          deletedAt !== null &&
          ((publicNumber !== null && publicNumber === amendment.publicNumber) ||
            (amendment.fields !== null && namesOf(fields) === namesOf(amendment.fields))),
      )
      return same ? '提出单位在新一轮编制里又删去了这个事项' : ''
    },
    lost: (amendment: AmendmentEntity, { text, fields }: Extract<IntoRound, { outcome: 'lost' }>): LostAmendment => ({
      amendmentId: amendment.id,
      kind: amendment.kind,
      publicNumber: amendment.publicNumber,
      name: amendedName(amendment),
      organisation: {
        code: amendment.organisationCode,
        name: nameOf.get(amendment.organisationCode) ?? amendment.organisationCode,
      },
      text,
      fields,
    }),
    nameOf,
  }
}

/** Changes what was composed, and notes what is to be written when it is published. */
function carry(
  tx: EntityManager,
  domain: MetDomain,
  composed: Composed[],
  at: number,
  round: ReadRound,
  amendment: AmendmentEntity,
  fields: EntryFields | null,
): void {
  const found = composed[at]
  if (found && !fields) {
    domain.carries.push({ as: 'withdrawn', entry: found.entry })
    composed.splice(at, 1)
  } else if (found && fields) {
    const entry = tx.create(EntryEntity, { ...found.entry, fields })
    domain.carries.push({ as: 'revised', entry, fields })
    composed[at] = { entry, snapshot: { ...found.snapshot, ...publicFieldsOf(fields) } }
  } else if (fields) {
    const work = round.workOf(amendment)
    if (!work) throw new Error(`amendment ${amendment.id} has no work to be added to`)
    const last = composed.findLastIndex(
      ({ snapshot }) =>
        snapshot.domain.code < amendment.domainCode ||
        (snapshot.domain.code === amendment.domainCode && snapshot.organisation.code <= work.organisationCode),
    )
    const added = {
      // The row made by 审定 in the round before stands for the row that publishing will make.
      entry: tx.create(EntryEntity, { id: amendment.entryId ?? 0, fields, publicNumber: amendment.publicNumber }),
      snapshot: composedSnapshot(
        { fields, publicNumber: amendment.publicNumber },
        domainOf(composed, amendment.domainCode),
        {
          code: work.organisationCode,
          name: round.nameOf.get(work.organisationCode) ?? work.organisationCode,
        },
      ),
    }
    domain.carries.push({ as: 'added', composed: added, assignmentId: work.id, fields })
    composed.splice(last + 1, 0, added)
  }
}

const domainOf = (composed: readonly Composed[], code: string) =>
  composed.find(({ snapshot }) => snapshot.domain.code === code)?.snapshot.domain ?? { code, name: code }

/** Makes the round's rows what is published. To be called in the transaction that publishes, before the edition is written. */
export async function writeCarries(tx: EntityManager, carries: readonly Carry[]): Promise<void> {
  for (const carry of carries) {
    if (carry.as === 'withdrawn') await tx.softDelete(EntryEntity, { id: carry.entry.id })
    else if (carry.as === 'revised')
      await tx.update(EntryEntity, { id: carry.entry.id }, { fields: carry.fields, version: carry.entry.version + 1 })
    else {
      const { assignmentId, fields, composed } = carry
      const standing = await tx.find(EntryEntity, { where: { assignmentId }, withDeleted: true })
      const publicNumber = composed.snapshot.id
      // The row of the round before has the same number, as a copied one has.
      if (composed.entry.id) await tx.update(EntryEntity, { id: composed.entry.id }, { publicNumber })
      const [made] = await appendEntries(tx, assignmentId, standing, [{ fields, publicNumber }])
      if (made) composed.entry = made
      await tx.update(AssignmentEntity, { id: assignmentId }, { noDutyReason: '' })
    }
  }
}
