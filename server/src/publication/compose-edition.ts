import { createHash } from 'node:crypto'
import type { Snapshot } from '@gongkai/shared/publication/edition-diff'
import { type EntityManager, In, IsNull } from 'typeorm'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { EditionEntryEntity } from './edition.entity.js'

/** A domain and the round its entries are taken from. */
export interface DomainOfRound {
  code: string
  roundCode: string
}

/** An entry as the edition shows it, beside the row it came from. */
export interface Composed {
  entry: EntryEntity
  snapshot: Snapshot
}

/**
 * What may be published of these domains: entries of approved catalogue submissions, 不予公开 left out, in the order
 * domain, organisation, position. What villages filled is published as their town's, once the town took it over. Entries that
 * were never published have the number they will be given.
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
  const entries = await tx.findBy(EntryEntity, { assignmentId: In(approved.map(({ assignmentId }) => assignmentId)) })
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
    composed.push({ entry, snapshot: snapshotOf(entry, domain, organisation) })
  }
  const key = ({ entry, snapshot }: Composed) =>
    `${snapshot.domain.code}/${snapshot.organisation.code}/${String(entry.position).padStart(6, '0')}`
  composed.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  await numberNewEntries(tx, composed)
  return composed
}

/** What the public reads of a row, its number '' while it has none. */
export function snapshotOf(
  { fields, publicNumber }: Pick<EntryEntity, 'fields' | 'publicNumber'>,
  domain: { code: string; name: string },
  organisation: { code: string; name: string },
): Snapshot {
  const { attribute, withholdGround, withholdLaw, reassessOn, matterCode, ...template } = fields
  return {
    id: publicNumber ?? '',
    ...template,
    domain: { code: domain.code, name: domain.name },
    organisation: { code: organisation.code, name: organisation.name },
  }
}

/** 领域–单位–顺序号; a serial once used is never given again. */
export async function numberNewEntries(tx: EntityManager, composed: Composed[]): Promise<void> {
  const used = await tx
    .createQueryBuilder(EditionEntryEntity, 'entry')
    .select('DISTINCT entry.publicNumber', 'publicNumber')
    .where('entry.domainCode IN (:...codes)', { codes: ['', ...composed.map(({ snapshot }) => snapshot.domain.code)] })
    .getRawMany<{ publicNumber: string }>()
  const last = new Map<string, number>()
  for (const publicNumber of [...used.map((row) => row.publicNumber), ...composed.map(({ snapshot }) => snapshot.id)]) {
    const cut = publicNumber.lastIndexOf('-')
    const serial = Number(publicNumber.slice(cut + 1))
    if (cut > 0) last.set(publicNumber.slice(0, cut), Math.max(serial, last.get(publicNumber.slice(0, cut)) ?? 0))
  }
  for (const { snapshot } of composed) {
    if (snapshot.id) continue
    const prefix = `${snapshot.domain.code}-${snapshot.organisation.code}`
    const serial = (last.get(prefix) ?? 0) + 1
    last.set(prefix, serial)
    snapshot.id = `${prefix}-${String(serial).padStart(4, '0')}`
  }
}

/** SHA-256 over the entries in order, hex: the same content has the same hash. */
export function contentHash(composed: readonly Composed[]): string {
  return createHash('sha256')
    .update(JSON.stringify(composed.map(({ snapshot }) => snapshot)))
    .digest('hex')
}
