import type { OwnPublishedPage } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { entryName } from '../../compiling/assignment/assignment-case.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { followedBy } from '../../district/edition/published-items.query.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { DOMAIN_ORDER, readByDomain } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { boundList, In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { AmendmentEntity } from './amendment.entity.js'

const PAGE_SIZE = 20

export interface OwnPublished {
  /** the units' work that the public reads now, and that an entry can be added to */ assignments: AssignmentEntity[]
  /** the rows that published entries came from, in the order of the catalogue */ rows: {
    assignment: AssignmentEntity
    entry: EntryEntity
  }[]
}

/** The published entries of one's own unit, to amend. */
@Injectable()
export class OwnPublishedQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(
    actor: SignedIn,
    { domain, q = '', page = 1 }: { domain?: string; q?: string; page?: number },
  ): Promise<OwnPublishedPage> {
    const tx = this.dataSource.manager
    const [{ assignments, rows }, domains] = await Promise.all([
      ownPublished(tx, actor.organisationCode),
      tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    ])
    const words = q.toLowerCase().split(/\s+/).filter(Boolean)
    const found = rows.filter(({ assignment, entry }) => {
      const { level1, level2, level3 } = entry.fields
      const text = `${entry.publicNumber} ${level1} ${level2} ${level3}`.toLowerCase()
      return (!domain || assignment.domainCode === domain) && words.every((word) => text.includes(word))
    })
    const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
    const open = await openAmendments(
      tx,
      shown.map(({ entry }) => entry.id),
    )
    const own = new Set(assignments.map(({ domainCode }) => domainCode))
    return {
      total: found.length,
      domains: domains.filter(({ code }) => own.has(code)).map(({ code, name }) => ({ code, name })),
      items: shown.map(({ assignment: { domainCode: code }, entry }) => ({
        publicNumber: entry.publicNumber ?? '',
        name: entryName(entry),
        domain: { code, name: domains.find((domain) => domain.code === code)?.name ?? code },
        openAmendmentId: open.get(entry.id) ?? null,
      })),
    }
  }
}

/** The entries that the unit answers for: its own, and those published by units that were merged into it. */
export async function ownPublished(tx: EntityManager, organisationCode: string): Promise<OwnPublished> {
  const [standing, codes, byPlace] = await Promise.all([
    standingDomains(tx),
    followedBy(tx, organisationCode),
    readByDomain(tx),
  ])
  const editionIds = [...new Set([...standing.values()].map(({ editionId }) => editionId))]
  const all = await tx.find(AssignmentEntity, {
    where: { organisationCode: In(codes), parentId: IsNull(), phase: 'catalogue' },
    order: { domainCode: 'ASC', id: 'ASC' },
  })
  const current = all.filter(({ domainCode, roundCode }) => standing.get(domainCode)?.roundCode === roundCode)
  const [approved, published] = await Promise.all([
    tx.findBy(SubmissionEntity, {
      assignmentId: In(current.map(({ id }) => id)),
      phase: 'catalogue',
      state: 'approved',
    }),
    // By the rows that the public's entries came from: a kept one is of an older round than its domain.
    tx
      .createQueryBuilder(EditionEntryEntity, 'published')
      .innerJoin(EntryEntity, 'entry', 'entry.id = published.entryId')
      .select('published.editionId', 'editionId')
      .addSelect('published.domainCode', 'domainCode')
      .addSelect('published.entryId', 'entryId')
      .where('published.editionId IN (:editions) AND entry.assignmentId IN (:works)', {
        editions: boundList(editionIds),
        works: boundList(all.map(({ id }) => id)),
      })
      .orderBy('published.id', 'ASC')
      .getRawMany<{ editionId: number; domainCode: string; entryId: number }>(),
  ])
  const readable = published.filter(({ editionId, domainCode }) => standing.get(domainCode)?.editionId === editionId)
  const entries = await tx.find(EntryEntity, {
    where: { id: In(readable.map(({ entryId }) => entryId)) },
    order: { position: 'ASC', id: 'ASC' },
  })
  const approvedIds = new Set(approved.map(({ assignmentId }) => assignmentId))
  const filled = new Set(entries.map(({ assignmentId }) => assignmentId))
  const assignments = [
    ...current.filter(({ id }) => approvedIds.has(id)),
    ...all.filter(({ id }) => filled.has(id) && !approvedIds.has(id)),
  ]
  const byId = new Map(assignments.map((assignment) => [assignment.id, assignment]))
  const rows = entries.flatMap((entry) => {
    const assignment = byId.get(entry.assignmentId)
    return assignment ? [{ assignment, entry }] : []
  })
  const order = new Map(
    [...assignments]
      .sort((a, b) => byPlace(a.domainCode, b.domainCode) || a.id - b.id)
      .map(({ id }, index) => [id, index]),
  )
  rows.sort((a, b) => (order.get(a.assignment.id) ?? 0) - (order.get(b.assignment.id) ?? 0))
  return { assignments, rows }
}

/** By row: the amendment of it that is not published yet. */
export async function openAmendments(tx: EntityManager, entryIds: readonly number[]): Promise<Map<number, number>> {
  const open = await tx.find(AmendmentEntity, {
    select: { id: true, entryId: true },
    where: { entryId: In([...entryIds]), state: Not('published') },
  })
  return new Map(open.map(({ id, entryId }) => [entryId ?? 0, id]))
}
