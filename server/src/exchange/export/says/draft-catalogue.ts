import { createHash } from 'node:crypto'
import { type EntityManager, MoreThan } from 'typeorm'
import { snapshotOfItem } from '../../../catalogue/publication/compose-edition.js'
import { AssignmentEntity } from '../../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../../compiling/assignment/list-assignments.query.js'
import { EntryEntity } from '../../../compiling/entry/entry.entity.js'
import { OrganisationEntity } from '../../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../../district/pilot-domain/pilot-domain.entity.js'
import { breatheWhenDue } from '../../../platform/breathe.js'
import { chunks } from '../../../platform/database/chunks.js'
import { In } from '../../../platform/database/in-list.js'
import { notFound } from '../../../platform/http/refused.js'
import type { Region } from '../../../platform/region.js'
import { keyOf, nothingToExport, type Plan, startingWith, startOf } from '../plan.js'
import type { Scope } from '../scope.js'
import { titleOf } from './published-catalogue.js'

const ROWS_AT_ONCE = 500

type Narrowing = { domain?: string; organisation?: string }
type Work = AssignmentEntity & { organisationName: string }

/**
 * 附件2 of the drafts in hand of the newest round: for the office all, for a lead its domains, for everybody else their own. 不予公开 entries are
 * left out, since they will never stand in the catalogue. A village's entries count once its town took them over, and for the village
 * itself before.
 */
export async function planDraft(tx: EntityManager, region: Region, narrowing: Narrowing, scope: Scope): Promise<Plan> {
  const round = await newestRound(tx)
  if (!round) throw nothingToExport()
  const works = await visibleWorks(tx, round.code, narrowing, scope)
  if (works.length === 0) throw notFound('份草稿')
  const { total, fingerprint } = await fingerprintOf(tx, works)
  if (total === 0) throw nothingToExport()
  const domains = await tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })
  const { districtName } = region
  const domainName = domains.find(({ code }) => code === narrowing.domain)?.name ?? ''
  const heading = titleOf(districtName, domainName)
  const units = new Set(works.map(({ organisationName }) => organisationName))
  const unitName = units.size === 1 ? ([...units][0] ?? '') : ''
  const parts = async function* () {
    for (const { code, name } of domains) {
      const rows = rowsOf(
        tx,
        works.filter(({ domainCode }) => domainCode === code),
      )
      const first = await rows.next()
      if (!first.done) yield { name, title: titleOf(districtName, name), rows: startingWith(first.value, rows) }
    }
  }
  return {
    title: `${heading}（${[unitName, `${round.name}草稿`].filter(Boolean).join('，')}）`,
    dataKey: keyOf(
      'draft',
      region.facts.name,
      round.name,
      narrowing,
      fingerprint,
      domains.map(({ name }) => name),
    ),
    editions: [],
    total,
    document: () => ({
      kind: 'catalogue',
      title: heading,
      subtitle: [...(unitName ? [unitName] : []), `${round.name} · 草稿`],
      foot: `${heading}（草稿）`,
      draft: true,
      madeAt: startOf(`${round.year}-01-01`),
      parts: parts(),
    }),
  }
}

/** The rows of the drafts as the public would read them, in no order; few statements for many rows. */
export async function* draftItems(tx: EntityManager, narrowing: Narrowing, scope: Scope) {
  const round = await newestRound(tx)
  if (!round) return
  const works = await visibleWorks(tx, round.code, narrowing, scope)
  const domains = new Map((await tx.find(PilotDomainEntity)).map((domain) => [domain.code, domain]))
  const workOf = new Map(works.map((work) => [work.id, work]))
  for (let last = 0; ; ) {
    const rows = await tx.find(EntryEntity, {
      where: { assignmentId: In([...workOf.keys()]), id: MoreThan(last) },
      order: { id: 'ASC' },
      take: ROWS_AT_ONCE,
    })
    for (const { id: entryId, assignmentId, fields, publicNumber } of rows) {
      const work = workOf.get(assignmentId)
      const domain = domains.get(work?.domainCode ?? '')
      if (work && domain && fields.attribute !== 'withheld') {
        const unit = { code: work.organisationCode, name: work.organisationName }
        yield { entryId, snapshot: snapshotOfItem({ fields, publicNumber }, domain, unit) }
      }
      await breatheWhenDue()
    }
    if (rows.length < ROWS_AT_ONCE) return
    last = rows.at(-1)?.id ?? 0
  }
}

/** In the catalogue's order: domain, then unit. */
async function visibleWorks(
  tx: EntityManager,
  roundCode: string,
  { domain, organisation }: Narrowing,
  { all, domainCodes, organisationCode }: Scope,
): Promise<Work[]> {
  const [assignments, organisations] = await Promise.all([
    tx.find(AssignmentEntity, {
      where: {
        roundCode,
        ...(domain ? { domainCode: domain } : {}),
        ...(organisation ? { organisationCode: organisation } : {}),
      },
    }),
    tx.find(OrganisationEntity),
  ])
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const place = (assignment: AssignmentEntity) => `${assignment.domainCode}/${assignment.organisationCode}`
  return assignments
    .sort((a, b) => (place(a) < place(b) ? -1 : 1))
    .filter((work) => {
      if (work.organisationCode === organisationCode) return true
      // A village's rows are in its town's; only by itself is it shown to the office.
      if (work.parentId !== null) return all && organisation === work.organisationCode
      return all || domainCodes.includes(work.domainCode)
    })
    .map((work) => Object.assign(work, { organisationName: names.get(work.organisationCode) ?? work.organisationCode }))
}

/** Another one as soon as anything of it was written, moved, added or taken away. */
async function fingerprintOf(tx: EntityManager, works: readonly Work[]) {
  const rows = await tx
    .createQueryBuilder(EntryEntity, 'entry')
    .select(['entry.id AS id', 'entry.assignmentId AS work', 'entry.position AS position', 'entry.version AS version'])
    .where({ assignmentId: In(works.map(({ id }) => id)) })
    .orderBy('entry.id')
    .getRawMany<{ id: number; work: number; position: number; version: number }>()
  const hash = createHash('sha256')
  for (const { id, domainCode, organisationName } of works) hash.update(`${id} ${domainCode} ${organisationName}\n`)
  for (const { id, work, position, version } of rows) hash.update(`${id} ${work} ${position} ${version}\n`)
  return { total: rows.length, fingerprint: hash.digest('hex') }
}

async function* rowsOf(tx: EntityManager, works: readonly Work[]) {
  let number = 0
  for (const { id: assignmentId, organisationName } of works) {
    // The ids are read at once: if somebody shortened the list between two pages, an entry would be missed.
    const ids = await tx.find(EntryEntity, {
      select: { id: true },
      where: { assignmentId },
      order: { position: 'ASC', id: 'ASC' },
    })
    for (const some of chunks(ids, ROWS_AT_ONCE)) {
      const entries = await tx.findBy(EntryEntity, { id: In(some.map(({ id }) => id)) })
      const held = new Map(entries.map(({ id, fields }) => [id, fields]))
      for (const { id } of some) {
        const fields = held.get(id)
        if (fields && fields.attribute !== 'withheld')
          yield { number: String(++number), unit: organisationName, fields }
      }
    }
  }
}
