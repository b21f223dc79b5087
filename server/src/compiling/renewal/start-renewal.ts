import type { EntryFields } from '@gongkai/shared/base/template/entry'
import { changeOf } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { entryOfSnapshot, publicFieldsOf, type Snapshot, snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, IsNull, Not } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { boundList, In } from '../../platform/database/in-list.js'
import { insertMany } from '../../platform/database/write-many.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { DeclinedItemEntity } from '../guideline/declined-item.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'

/** Rows read by one statement: some 50 ms of the server's one thread. */
const ROWS_AT_ONCE = 2000

/** Decisions upon published items that no edition carries yet, by number: the text decided; null where one is to be withdrawn. */
export type DecidedSince = ReadonlyMap<string, EntryFields | null>

type NewRow = Pick<
  EntryEntity,
  'assignmentId' | 'position' | 'version' | 'guidelineItemId' | 'publicNumber' | 'fields' | 'originCode'
>

/** The work of a renewal that a standing item, or a work of the round that it stands in, goes to: that of the unit or of its heir. */
class Heirs {
  private readonly own: Map<string, number>

  constructor(
    assignments: readonly AssignmentEntity[],
    /** the unit itself, or the one that carries on for it */ readonly unit: (code: string) => string,
  ) {
    this.own = new Map(
      assignments.map(({ id, domainCode, organisationCode }) => [`${domainCode}/${organisationCode}`, id]),
    )
  }

  work(domainCode: string, organisationCode: string): number | undefined {
    return this.own.get(`${domainCode}/${this.unit(organisationCode)}`)
  }
}

/**
 * Fills `works` of a renewal, which have just been opened: a row for each standing item, under its number and as it stands (or as it was
 * decided since); 不予公开, 无此职责 and declined model rows go on too, so that only what is new is asked. As many statements for 200
 * towns as for two, near enough.
 */
export async function startRenewal(
  tx: EntityManager,
  roundCode: string,
  decided: DecidedSince,
  works: readonly AssignmentEntity[],
): Promise<void> {
  const [unitOf, items, standing] = await Promise.all([
    lineOf(tx),
    tx.find(GuidelineItemEntity, { select: { id: true } }),
    standingDomains(tx),
  ])
  const heirs = new Heirs(works, unitOf)
  const rows = new RowsOfRenewal(heirs, new Set(items.map(({ id }) => id)))
  const editions = new Map<number, string[]>()
  for (const [code, { editionId }] of standing) editions.set(editionId, [...(editions.get(editionId) ?? []), code])
  for (const [editionId, codes] of editions) {
    const ids = await tx.find(EditionEntryEntity, {
      select: { id: true },
      where: { editionId, domainCode: In(codes), concealed: false },
      order: { id: 'ASC' },
    })
    for (const some of chunks(ids, ROWS_AT_ONCE)) {
      const published = await tx.find(EditionEntryEntity, {
        where: { id: In(some.map(({ id }) => id)) },
        order: { id: 'ASC' },
      })
      const sources = await tx.find(EntryEntity, {
        where: { id: In(published.map(({ entryId }) => entryId)) },
        withDeleted: true,
      })
      await breathe()
      await insertMany(tx, EntryEntity, rows.of(published, new Map(sources.map((row) => [row.id, row])), decided))
    }
  }
  await carryAnswers(tx, await formerWorks(tx, roundCode, standing), heirs, rows)
}

/** The rows of each work in order, as they are made. */
class RowsOfRenewal {
  private readonly last = new Map<number, number>()
  /** work/model row */
  readonly adopted = new Set<string>()

  constructor(
    private readonly heirs: Heirs,
    private readonly items: ReadonlySet<number>,
  ) {}

  of(
    published: readonly EditionEntryEntity[],
    sources: ReadonlyMap<number, EntryEntity>,
    decided: DecidedSince,
  ): NewRow[] {
    return published.flatMap((item) => {
      const snapshot = snapshotOf(item.snapshot)
      const work = this.heirs.work(item.domainCode, snapshot.organisation.code)
      const since = decided.get(item.publicNumber)
      if (work === undefined || since === null) return []
      const source = sources.get(item.entryId ?? 0)
      return this.row(work, since ?? textOf(snapshot, source), item.publicNumber, source)
    })
  }

  row(
    assignmentId: number,
    fields: EntryFields,
    publicNumber: string | null,
    source: Pick<EntryEntity, 'guidelineItemId' | 'originCode'> | undefined,
  ): NewRow {
    const position = (this.last.get(assignmentId) ?? 0) + 1
    this.last.set(assignmentId, position)
    const model = source?.guidelineItemId ?? null
    const guidelineItemId = model !== null && this.items.has(model) ? model : null
    if (guidelineItemId !== null) this.adopted.add(`${assignmentId}/${guidelineItemId}`)
    const originCode = source?.originCode ? this.heirs.unit(source.originCode) : null
    return { assignmentId, position, version: 1, guidelineItemId, publicNumber, fields, originCode }
  }

  isEmpty = (work: number): boolean => !this.last.has(work)
  stillAsks = (work: number, model: number): boolean => this.items.has(model) && !this.adopted.has(`${work}/${model}`)
}

/** As it is published; beside that, what its row knows and the public does not read. */
function textOf(snapshot: Snapshot, source: EntryEntity | undefined): EntryFields {
  if (source && changeOf(source.fields, snapshot) === 'same') return source.fields
  return { ...(source?.fields ?? entryOfSnapshot(snapshot)), ...publicFieldsOf(snapshot) }
}

/**
 * Of each unit and domain the work that was approved last, whether or not it led to an edition; else that of the round which the domain
 * stands in.
 */
async function formerWorks(
  tx: EntityManager,
  roundCode: string,
  standing: ReadonlyMap<string, { roundCode: string }>,
): Promise<AssignmentEntity[]> {
  const [rounds, works, approved] = await Promise.all([
    tx.find(RoundEntity, { where: { code: Not(roundCode) }, order: { year: 'ASC', code: 'ASC' } }),
    tx.findBy(AssignmentEntity, { roundCode: Not(roundCode), parentId: IsNull() }),
    tx.find(SubmissionEntity, {
      select: { id: true, assignmentId: true },
      where: { phase: 'catalogue', state: 'approved' },
    }),
  ])
  const done = new Set(approved.map(({ assignmentId }) => assignmentId))
  const order = new Map(rounds.map(({ code }, index) => [code, index]))
  const rank = (work: AssignmentEntity) => (done.has(work.id) ? (order.get(work.roundCode) ?? 0) : -1)
  const last = new Map<string, AssignmentEntity>()
  for (const work of works) {
    const { domainCode, organisationCode } = work
    if (!done.has(work.id) && standing.get(domainCode)?.roundCode !== work.roundCode) continue
    const key = `${domainCode}/${organisationCode}`
    const other = last.get(key)
    if (!other || rank(work) > rank(other)) last.set(key, work)
  }
  return [...last.values()]
}

/** 不予公开, declined model rows and 无此职责 of the round before. */
async function carryAnswers(
  tx: EntityManager,
  former: readonly AssignmentEntity[],
  heirs: Heirs,
  rows: RowsOfRenewal,
): Promise<void> {
  const workOf = new Map(
    former.flatMap(({ id, domainCode, organisationCode }) => {
      const work = heirs.work(domainCode, organisationCode)
      return work === undefined ? [] : [[id, work] as const]
    }),
  )
  const ids = [...workOf.keys()]
  const withheld = await tx
    .createQueryBuilder(EntryEntity, 'e')
    .where('e.assignmentId IN (:ids) AND e.fields LIKE :withheld', {
      ids: boundList(ids),
      // as JSON.stringify writes it; within a text its quotes would be escaped
      withheld: '%"attribute":"withheld"%',
    })
    .orderBy('e.id', 'ASC')
    .getMany()
  await insertMany(
    tx,
    EntryEntity,
    withheld.map((source) => rows.row(workOf.get(source.assignmentId) ?? 0, source.fields, null, source)),
  )
  const declined = await tx.find(DeclinedItemEntity, { where: { assignmentId: In(ids) }, order: { id: 'ASC' } })
  const kept = new Map(
    declined.flatMap(({ assignmentId, guidelineItemId, reason, by, at }) => {
      const work = workOf.get(assignmentId) ?? 0
      if (!rows.stillAsks(work, guidelineItemId)) return []
      return [[`${work}/${guidelineItemId}`, { assignmentId: work, guidelineItemId, reason, by, at }] as const]
    }),
  )
  await insertMany(tx, DeclinedItemEntity, kept.values())
  const reasons = new Map<string, number[]>()
  for (const { id, noDutyReason } of former) {
    const work = workOf.get(id)
    if (noDutyReason && work !== undefined && rows.isEmpty(work))
      reasons.set(noDutyReason, [...(reasons.get(noDutyReason) ?? []), work])
  }
  for (const [noDutyReason, works] of reasons) await tx.update(AssignmentEntity, { id: In(works) }, { noDutyReason })
}
