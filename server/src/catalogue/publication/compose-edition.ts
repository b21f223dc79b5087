import { createHash } from 'node:crypto'
import type { Snapshot } from '@gongkai/shared/district/edition/snapshot'
import { publicFieldsOf } from '@gongkai/shared/district/edition/snapshot'
import { type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import type { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { readEntries } from '../../compiling/entry/read-entries.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { type DomainOfRound, EditionEntity } from '../../district/edition/edition.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { boundList, In } from '../../platform/database/in-list.js'

/** Rows read by one statement: thousands would keep everybody else waiting, hundreds be many statements. */
const ROWS_AT_ONCE = 1000

/** An entry as the edition shows it, beside the row it came from. */
export interface Composed {
  entry: EntryEntity
  snapshot: Snapshot
}

/**
 * The entries of these domains that may be published: those of approved catalogue submissions, 不予公开 left out, in the order domain,
 * organisation, position. A village's entries are published as its town's, once the town took them over. Entries that were never published
 * have the number they will be given.
 */
export async function composeEntries(
  tx: EntityManager,
  domainsOfRounds: readonly DomainOfRound[],
): Promise<Composed[]> {
  const rounds = new Map(domainsOfRounds.map(({ code, roundCode }) => [code, roundCode]))
  const [allAssignments, domains, organisations] = await Promise.all([
    tx.findBy(AssignmentEntity, {
      roundCode: In([...new Set(rounds.values())]),
      domainCode: In([...rounds.keys()]),
      phase: 'catalogue',
      parentId: IsNull(),
    }),
    tx.find(PilotDomainEntity),
    tx.find(OrganisationEntity),
  ])
  const assignments = allAssignments.filter(({ domainCode, roundCode }) => rounds.get(domainCode) === roundCode)
  const approved = await tx.findBy(SubmissionEntity, {
    assignmentId: In(assignments.map(({ id }) => id)),
    phase: 'catalogue',
    state: 'approved',
  })
  const ids = approved.map(({ assignmentId }) => assignmentId)
  const entries = await readEntries(tx, ids, ROWS_AT_ONCE)
  const byAssignment = new Map(assignments.map((assignment) => [assignment.id, assignment]))
  const domainByCode = new Map(domains.map((domain) => [domain.code, domain]))
  const organisationByCode = new Map(organisations.map((organisation) => [organisation.code, organisation]))
  const composed: Composed[] = []
  for (const entry of entries) {
    if (entry.fields.attribute === 'withheld') continue
    const assignment = byAssignment.get(entry.assignmentId)
    const domain = assignment && domainByCode.get(assignment.domainCode)
    const organisation = assignment && organisationByCode.get(assignment.organisationCode)
    if (!domain || !organisation) throw new Error(`entry ${entry.id} belongs to nobody`)
    composed.push({ entry, snapshot: composedSnapshot(entry, domain, organisation) })
  }
  const sorted = composed
    .map((candidate) => ({ entry: candidate, key: orderOf(candidate) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry: composed }) => composed)
  await numberNewEntries(tx, sorted)
  return sorted
}

const orderOf = ({ entry, snapshot }: Composed) =>
  `${snapshot.domain.code}/${snapshot.organisation.code}/${String(entry.position).padStart(6, '0')}`

/** The public's view of a row, its number '' while it has none. */
export function composedSnapshot(
  { fields, publicNumber }: Pick<EntryEntity, 'fields' | 'publicNumber'>,
  domain: { code: string; name: string },
  organisation: { code: string; name: string },
): Snapshot {
  return {
    id: publicNumber ?? '',
    ...publicFieldsOf(fields),
    domain: { code: domain.code, name: domain.name },
    organisation: { code: organisation.code, name: organisation.name },
  }
}

/** 领域–单位–顺序号; a serial once used is never given again. */
export async function numberNewEntries(tx: EntityManager, composed: Composed[]): Promise<void> {
  const fresh = composed.filter(({ snapshot }) => !snapshot.id)
  if (fresh.length === 0) return
  const editions = await tx.find(EditionEntity, { select: { id: true } })
  const used = await tx
    .createQueryBuilder(EditionEntryEntity, 'entry')
    .select('DISTINCT entry.publicNumber', 'publicNumber')
    // with the editions, which are all there are, by the index over both
    .where('entry.editionId IN (:editions) AND entry.domainCode IN (:codes)', {
      editions: boundList(editions.map(({ id }) => id)),
      codes: boundList(fresh.map(({ snapshot }) => snapshot.domain.code)),
    })
    .getRawMany<{ publicNumber: string }>()
  const last = new Map<string, number>()
  for (const publicNumber of [...used.map((row) => row.publicNumber), ...composed.map(({ snapshot }) => snapshot.id)]) {
    const cut = publicNumber.lastIndexOf('-')
    const serial = Number(publicNumber.slice(cut + 1))
    if (cut > 0) last.set(publicNumber.slice(0, cut), Math.max(serial, last.get(publicNumber.slice(0, cut)) ?? 0))
  }
  for (const { snapshot } of fresh) {
    const prefix = `${snapshot.domain.code}-${snapshot.organisation.code}`
    const serial = (last.get(prefix) ?? 0) + 1
    last.set(prefix, serial)
    snapshot.id = `${prefix}-${String(serial).padStart(4, '0')}`
  }
}

/** SHA-256 over the entries in order, as a JSON array of them: the same content has the same hash. */
export class ContentHash {
  private readonly hash = createHash('sha256').update('[')
  private count = 0

  add(composed: readonly Composed[]): void {
    for (const { snapshot } of composed) this.hash.update(`${this.count++ > 0 ? ',' : ''}${JSON.stringify(snapshot)}`)
  }

  /** hex; nothing can be added any more */
  end(): string {
    return this.hash.update(']').digest('hex')
  }
}
