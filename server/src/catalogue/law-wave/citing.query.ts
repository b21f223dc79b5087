import type { EntryFields } from '@gongkai/shared/base/template/entry'
import type { Basis } from '@gongkai/shared/base/template/fields'
import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import { citationsIn, lawKey, type NamedLaw } from '@gongkai/shared/catalogue/law-wave/replace-law'
import { snapshotOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, Not } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { MatterEntity } from '../../district/matter/matter.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { breathe } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { boundList, In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { AmendmentEntity } from '../amendment/amendment.entity.js'

/** Rows that the database looks through by one statement, in which nobody else has a turn on SQLite. */
const LOOKED_THROUGH = 2000
/** A work has some ten rows, now and then a hundred. */
const WORKS_AT_ONCE = 100

/**
 * A pattern for LIKE that each text which cites the law matches: the Chinese letters of its title in their order. Signs that people type in many ways may
 * stand between them; the rules look at what is found.
 */
export function patternOf({ title }: NamedLaw): string {
  return `%${[...lawKey(title)].filter((letter) => /\p{Script=Han}/u.test(letter)).join('%')}%`
}

/** Something that cites a law, with the bases that do. */
export interface Citing<Row> {
  row: Row
  fields: { bases: readonly Basis[]; withholdLaw?: string }
  cited: Basis[]
}

function citing<Row>(rows: readonly Row[], law: NamedLaw, fieldsOf: (row: Row) => Citing<Row>['fields'] | null) {
  return rows.flatMap((row): Citing<Row>[] => {
    const fields = fieldsOf(row)
    const cited = fields ? citationsIn(fields, law) : []
    return fields && cited.length > 0 ? [{ row, fields, cited }] : []
  })
}

/** Items that the public reads: a statement for each two thousand there are. */
export async function* citingItems(tx: EntityManager, law: NamedLaw) {
  const domainsOf = groupBy(await standingDomains(tx), ([, { editionId }]) => editionId)
  for (const [editionId, domains] of domainsOf) {
    const codes = boundList(domains.map(([code]) => code))
    const range = await tx
      .createQueryBuilder(EditionEntryEntity, 'item')
      .select('MIN(item.id)', 'first')
      .addSelect('MAX(item.id)', 'last')
      .where({ editionId })
      .getRawOne<{ first: number | null; last: number | null }>()
    const last = Number(range?.last ?? 0)
    for (let after = Number(range?.first ?? 1) - 1; after < last; after += LOOKED_THROUGH) {
      const found = await tx
        .createQueryBuilder(EditionEntryEntity, 'item')
        .where('item.editionId = :editionId AND item.domainCode IN (:codes) AND item.concealed = 0', {
          editionId,
          codes,
        })
        .andWhere('item.id > :after AND item.id <= :upTo', { after, upTo: after + LOOKED_THROUGH })
        .andWhere('item.snapshot LIKE :pattern', { pattern: patternOf(law) })
        .orderBy('item.id', 'ASC')
        .getMany()
      const rows = found.map(({ snapshot }) => snapshotOf(snapshot))
      yield* citing(rows, law, (snapshot) => snapshot)
      await breathe()
    }
  }
}

/** Work whose rows the public does not read yet. */
export interface OpenWork {
  id: number
  domainCode: string
  organisationCode: string
  parentId: number | null
  state: SubmissionState
}

/** Of each domain the newest round, without what stands published of it. */
export async function openWorks(tx: EntityManager): Promise<OpenWork[]> {
  const [rounds, standing, pairs] = await Promise.all([
    tx.find(RoundEntity, { select: { code: true, year: true }, order: { year: 'ASC', code: 'ASC' } }),
    standingDomains(tx),
    tx
      .createQueryBuilder(AssignmentEntity, 'work')
      .select('work.roundCode', 'roundCode')
      .addSelect('work.domainCode', 'domainCode')
      .groupBy('work.roundCode')
      .addGroupBy('work.domainCode')
      .getRawMany<{ roundCode: string; domainCode: string }>(),
  ])
  const newest = new Map<string, string>()
  for (const { code } of rounds)
    for (const { roundCode, domainCode } of pairs) if (roundCode === code) newest.set(domainCode, code)
  const works = await tx
    .createQueryBuilder(AssignmentEntity, 'work')
    .innerJoin(SubmissionEntity, 'sent', 'sent.assignmentId = work.id AND sent.phase = work.phase')
    .select('work.id', 'id')
    .addSelect('work.roundCode', 'roundCode')
    .addSelect('work.domainCode', 'domainCode')
    .addSelect('work.organisationCode', 'organisationCode')
    .addSelect('work.parentId', 'parentId')
    .addSelect('sent.state', 'state')
    .where('work.roundCode IN (:rounds)', { rounds: boundList([...newest.values()]) })
    .orderBy('work.id', 'ASC')
    .getRawMany<OpenWork & { roundCode: string }>()
  return works.filter(
    ({ domainCode, roundCode, state }) =>
      newest.get(domainCode) === roundCode &&
      !(state === 'approved' && standing.get(domainCode)?.roundCode === roundCode),
  )
}

/** Rows of these works: a statement for each hundred works. */
export async function* citingRows(tx: EntityManager, law: NamedLaw, works: readonly OpenWork[]) {
  const workOf = new Map(works.map((work) => [work.id, work]))
  for (const some of chunks(works, WORKS_AT_ONCE)) {
    const found = await tx
      .createQueryBuilder(EntryEntity, 'entry')
      .where('entry.assignmentId IN (:works)', { works: boundList(some.map(({ id }) => id)) })
      .andWhere('entry.fields LIKE :pattern', { pattern: patternOf(law) })
      .orderBy('entry.id', 'ASC')
      .getMany()
    const rows = found.flatMap((entry) => {
      const work = workOf.get(entry.assignmentId)
      return work ? [{ entry, work }] : []
    })
    yield* citing(rows, law, ({ entry }) => entry.fields)
    await breathe()
  }
}

/** 动态调整 that are not published yet and would still cite the law. */
export async function citingAmendments(tx: EntityManager, law: NamedLaw): Promise<Citing<AmendmentEntity>[]> {
  const open = { state: Not('published' as const) }
  const ids = await tx
    .createQueryBuilder(AmendmentEntity, 'amendment')
    .select('amendment.id', 'id')
    .where(open)
    .andWhere('amendment.fields LIKE :pattern', { pattern: patternOf(law) })
    .orderBy('amendment.id', 'ASC')
    .getRawMany<{ id: number }>()
  const found: Citing<AmendmentEntity>[] = []
  for (const some of chunks(ids, 200)) {
    const rows = await tx.find(AmendmentEntity, { where: { id: In(some.map(({ id }) => id)) }, order: { id: 'ASC' } })
    found.push(...citing(rows, law, ({ fields }): EntryFields | null => fields))
    await breathe()
  }
  return found
}

/** Model rows of the 标准指引. */
export async function citingModels(tx: EntityManager, law: NamedLaw): Promise<Citing<GuidelineItemEntity>[]> {
  const found = await tx
    .createQueryBuilder(GuidelineItemEntity, 'item')
    .where('item.fields LIKE :pattern', { pattern: patternOf(law) })
    .orderBy('item.domainCode', 'ASC')
    .addOrderBy('item.position', 'ASC')
    .getMany()
  return citing(found, law, ({ fields }) => fields)
}

/** Matters that bear the law's name: 对违反《…》的行政处罚. */
export function citingMatters(tx: EntityManager, law: NamedLaw): Promise<MatterEntity[]> {
  return tx
    .createQueryBuilder(MatterEntity, 'matter')
    .where('matter.searchKey LIKE :key', { key: `%${lawKey(law.title)}%` })
    .orderBy('matter.id', 'ASC')
    .getMany()
}
