import { type Refusal, refuse } from '@gongkai/shared/base/refusal'
import { MOVED_ON } from '@gongkai/shared/base/seen.contract'
import { written } from '@gongkai/shared/base/shape'
import type { ActOnAmendmentsRequest, AmendmentsActedOn } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { AmendmentFacts } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { type PrivacyGuard, refusalsOf } from '../../district/privacy/privacy-guard.js'
import { breathe, breatheWhenDue } from '../../platform/breathe.js'
import { chunks } from '../../platform/database/chunks.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import { setEach } from '../../platform/database/write-many.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure, Refused } from '../../platform/http/refused.js'
import { type Acts, toldLast } from '../../platform/seen/acts-upon.js'
import { AmendmentEntity } from './amendment.entity.js'
import {
  type AmendmentCase,
  amendedName,
  factsOf,
  isAbout,
  maySeeAmendment,
  outdatedBy,
  textsOfAmendment,
} from './amendment-case.js'

/** Amendments that are read, decided and written together: their fields are long. */
const AT_ONCE = 50

/** An act upon many: what allows it, what becomes of each, what else it writes, and how it is recorded. */
export interface ManyAct {
  /** of an act that others read the rows by: none passes with personal data */ guard?: PrivacyGuard
  decide: (facts: AmendmentFacts, amendment: AmendmentEntity) => readonly Refusal[]
  become: (amended: AmendmentCase) => Partial<AmendmentEntity>
  write?: (tx: EntityManager, amended: readonly AmendmentCase[]) => Promise<void>
  record: (acted: readonly Acted[]) => Promise<void>
}
/** Kept of each until it is recorded. */
export type Acted = Pick<AmendmentCase, 'amendment' | 'assignment' | 'domain'>

/**
 * One act upon many amendments, all or none, with as many statements for fifty as for one. The domains are locked before the amendments,
 * and those in one order, so that two of these wait for each other instead of blocking each other.
 * @throws Refused 404 where one is not the actor's to see, 409 where one was acted upon since it was read, 422 with every reason of each
 */
export async function actOnMany(
  tx: EntityManager,
  actor: SignedIn,
  items: ActOnAmendmentsRequest['items'],
  many: ManyAct,
): Promise<AmendmentsActedOn> {
  const read = new Map(items.map(({ id, version }) => [id, version]))
  const ids = [...read.keys()].sort((a, b) => a - b)
  const around = await readAround(tx, ids)
  const [unknown, moved, refused]: [Refusal[], AmendmentEntity[], Refusal[]] = [[], [], []]
  const acted: Acted[] = []
  for (const some of chunks(ids, AT_ONCE)) {
    const cases = await readCases(tx, actor, some, around)
    for (const id of some) if (!cases.has(id)) unknown.push(refuse('not-found', `items/${id}`, '没有找到，或无权查看'))
    const marks = await many.guard?.read(
      tx,
      [...cases.values()].map(({ amendment }) => amendment.organisationCode),
    )
    for (const [id, { amendment, facts }] of cases) {
      if (amendment.version !== read.get(id)) moved.push(amendment)
      else
        for (const { code, at, text } of [
          ...many.decide(facts, amendment),
          ...(marks ? refusalsOf(marks, amendment.organisationCode, textsOfAmendment(amendment)) : []),
        ])
          refused.push(refuse(code, `items/${id}/${at}`, `“${amendedName(amendment)}”：${text}`))
    }
    // Once anything is refused nothing more is written, and what was goes when it throws; the reasons are still gathered.
    if (unknown.length + moved.length + refused.length === 0) {
      const these = [...cases.values()]
      await many.write?.(tx, these)
      await save(tx, these, many)
      for (const { amendment, assignment, domain } of these)
        acted.push({ amendment: { ...amendment, before: null, fields: null }, assignment, domain })
    }
    await breathe()
  }
  if (unknown.length > 0) throw new Refused(404, unknown)
  if (moved.length > 0) throw await movedOnSince(tx, moved)
  ensure(refused)
  await many.record(acted)
  return { items: acted.map(({ amendment: { id, version, state } }) => ({ id, version, state })) }
}

type Around = Awaited<ReturnType<typeof readAround>>

async function readAround(tx: EntityManager, ids: readonly number[]) {
  const found = await tx.find(AmendmentEntity, { select: { id: true, domainCode: true }, where: { id: In(ids) } })
  const domains = await tx.find(PilotDomainEntity, {
    where: { code: In([...new Set(found.map(({ domainCode }) => domainCode))]) },
    order: { code: 'ASC' },
    ...rowLock(tx),
  })
  const [organisations, standing] = await Promise.all([tx.find(OrganisationEntity), standingDomains(tx)])
  return { domains: new Map(domains.map((domain) => [domain.code, domain])), organisations, standing }
}

async function readCases(
  tx: EntityManager,
  actor: SignedIn,
  ids: readonly number[],
  { domains, organisations, standing }: Around,
): Promise<Map<number, AmendmentCase>> {
  const amendments = await tx.find(AmendmentEntity, { where: { id: In(ids) }, order: { id: 'ASC' }, ...rowLock(tx) })
  const [assignments, sources, published] = await Promise.all([
    tx.findBy(AssignmentEntity, { id: In(amendments.map(({ assignmentId }) => assignmentId)) }),
    tx.findBy(EntryEntity, { id: In(amendments.map(({ entryId }) => entryId)) }),
    tx.find(EditionEntryEntity, {
      select: { editionId: true, publicNumber: true, entryId: true },
      where: {
        editionId: In([...standing.values()].map(({ editionId }) => editionId)),
        publicNumber: In(amendments.map(({ publicNumber }) => publicNumber)),
      },
    }),
  ])
  const [workOf, sourceOf] = [byId(assignments), byId(sources)]
  const cases = new Map<number, AmendmentCase>()
  for (const amendment of amendments) {
    const { id, domainCode, publicNumber } = amendment
    const domain = domains.get(domainCode)
    const assignment = workOf.get(amendment.assignmentId)
    if (!domain || !assignment || !maySeeAmendment(actor, amendment, domain)) continue
    const source = sourceOf.get(amendment.entryId ?? 0) ?? null
    const editionId = standing.get(domainCode)?.editionId
    const item = published.find((row) => row.editionId === editionId && row.publicNumber === publicNumber)
    const facts = factsOf(amendment, domain, organisations, outdatedBy(amendment, source, item))
    cases.set(id, { amendment, assignment, domain, organisations, source, facts })
    await breatheWhenDue()
  }
  return cases
}

const byId = <Row extends { id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]))

/** Writes what becomes of each: the long fields each to its own row, everything else to all that become the same. */
async function save(tx: EntityManager, cases: readonly AmendmentCase[], { become }: ManyAct): Promise<void> {
  const texts: { id: number; value: string }[] = []
  const changes = cases.map((amended) => {
    const { fields, ...change } = become(amended)
    if (fields) texts.push({ id: amended.amendment.id, value: written(fields) })
    Object.assign(amended.amendment, change, { version: amended.amendment.version + 1 })
    return { id: amended.amendment.id, change, key: JSON.stringify(change) }
  })
  await setEach(tx, AmendmentEntity, 'fields', texts)
  for (const alike of groupBy(changes, ({ key }) => key).values())
    await tx
      .createQueryBuilder()
      .update(AmendmentEntity)
      .set({ ...(alike[0]?.change as object), version: () => 'version + 1' })
      .where({ id: In(alike.map(({ id }) => id)) })
      .execute()
}

async function movedOnSince(tx: EntityManager, moved: readonly AmendmentEntity[]): Promise<Refused> {
  const ids = new Set(moved.map(({ id }) => id))
  const acts: Acts = {
    kinds: ['amendment.*'],
    assignmentIds: moved.map(({ assignmentId }) => assignmentId),
    about: ({ detail }) => [...ids].some((id) => isAbout(detail, id)),
  }
  const changed = await toldLast(tx, Math.max(1, moved.length), acts)
  const refusals = moved.map((amendment) =>
    refuse('amendment.conflict', `items/${amendment.id}/version`, `“${amendedName(amendment)}”：${MOVED_ON}`),
  )
  return new Refused(409, refusals, { changed })
}
