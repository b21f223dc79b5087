import type { SubmissionState } from '@gongkai/shared/base/words/submission-states'
import { countChanges, editionDiff } from '@gongkai/shared/catalogue/publication/edition-diff'
import { missingForPublication } from '@gongkai/shared/catalogue/publication/missing-for-publication'
import type {
  DoubtedRow,
  DownEntry,
  EntryChange,
  LeftOutEntry,
  PreviewedDomain,
  UnansweredRow,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { EntityManager } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import type { DomainOfRound } from '../../district/edition/edition.entity.js'
import { type Edition, readEditions } from '../../district/edition/read-editions.js'
import { lineOf } from '../../district/organisation/line-of.query.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { breathe } from '../../platform/breathe.js'
import { boundList } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import type { Composed } from './compose-edition.js'
import { type Back, withoutConcealed } from './concealed-content.query.js'
import { editionEntries } from './editions.query.js'
import { type Carry, type ComposedOfDomain, type Met, planDomain } from './plan-domain.js'
import { readDecisions, type StandingRow } from './read-decisions.query.js'
import { readDoubts } from './read-doubts.query.js'
import { withCauses } from './with-causes.js'
import { withoutMended } from './without-mended.js'

/** A domain as the next edition would hold it. */
export interface PlannedDomain
  extends Omit<PreviewedDomain, 'unanswered' | 'doubted' | 'doubtedCount' | 'down' | 'personal' | 'personalRows'> {
  roundCode: string
  /** rows that might be a published item, and their units have not said so */ unanswered: UnansweredRow[]
  /** decided rows that the checks across fields doubt */ doubted: DoubtedRow[]
  composed: Composed[]
  /** 紧急下线: items that stay down in it */ down: DownEntry[]
  /** takedowns that end with it */ back: Back[]
  changed: EntryChange[]
  /** finalised 动态调整 and their fates */ met: Met[]
  /** to be written when it is published */ carries: Carry[]
}

/** Domains are read together up to so many entries: few statements for a small district, and never a whole big one at once. */
const ENTRIES_AT_ONCE = 5000

/** As `plannedDomains`, all at once: for a small district, or to keep only a count of them. */
export async function planEdition(tx: EntityManager, newest: RoundEntity): Promise<PlannedDomain[]> {
  const plan: PlannedDomain[] = []
  for await (const domain of plannedDomains(tx, newest)) plan.push(domain)
  return plan
}

/**
 * The next edition of each domain (or of those named), one after the other: what the public reads, as the newest round decided about it once
 * that round is done with the domain, and with what 动态调整 changed. Domains that are not ready say why.
 */
export async function* plannedDomains(
  tx: EntityManager,
  newest: RoundEntity,
  codes?: readonly string[],
): AsyncGenerator<PlannedDomain> {
  const [all, editions, waiting, organisations, unitOf, reports] = await Promise.all([
    tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    readEditions(tx),
    awaitedIn(tx, newest),
    tx.find(OrganisationEntity, { select: { code: true, name: true, kind: true } }),
    lineOf(tx),
    tx.find(ReportEntity, { select: { id: true, domainCode: true }, where: { roundCode: newest.code } }),
  ])
  const doubtsOf = await readDoubts(tx, organisations)
  const inRound = new Set(reports.map(({ domainCode }) => domainCode))
  const names = new Map(organisations.map(({ code, name }) => [code, name]))
  const nameOf = (code: string) => names.get(code) ?? code
  const standing = standingEditions(editions)
  const sources = all
    .filter(({ code }) => !codes || codes.includes(code))
    .map((domain) => {
      const edition = standing.get(domain.code) ?? null
      const done = waiting(domain.code, 1, true) === ''
      const roundCode = done
        ? newest.code
        : edition?.domains.find((candidate) => candidate.code === domain.code)?.roundCode
      return { domain, edition, roundCode: roundCode ?? null, inRound: inRound.has(domain.code) }
    })
  const sizeOf = await sizesOf(tx, sources)
  for (const group of grouped(sources, sizeOf)) {
    const taken = group.flatMap(({ domain: { code }, roundCode }): DomainOfRound[] =>
      roundCode ? [{ code, roundCode }] : [],
    )
    const decisionsOf = await readDecisions(tx, taken, unitOf)
    const published = groupBy(await readStanding(tx, group), ({ snapshot }) => snapshot.domain.code)
    for (const source of group) {
      const { domain, roundCode } = source
      const { code, name } = domain
      const standing = published.get(code) ?? []
      published.delete(code)
      const planned = await planDomain(tx, domain, decisionsOf(code, standing), standing, nameOf, doubtsOf)
      const {
        composed: entries,
        leftOut,
        down,
        back,
      } = await withoutConcealed(tx, planned.composed, planned.asItStands)
      const before = standing.map(({ snapshot }) => snapshot)
      // As readers see it: what is down is not there, and what comes back with other words is new.
      const read = entries.filter(({ paused }) => !paused)
      const differences = editionDiff(
        standing.filter(({ paused }) => !paused).map(({ snapshot }) => snapshot),
        read.map(({ snapshot }) => snapshot),
      )
      await breathe()
      const awaited = waiting(code, entries.length, before.length > 0)
      const nothingNew = before.length > 0 && differences.length === 0 && !confirms(source, standing, entries)
      const { met, carries } = withoutLeftOut(planned, [...leftOut, ...down])
      const reason = nothingNew
        ? `与现行目录相同，没有变化${awaited ? `（新一轮${awaited}）` : ''}`
        : before.length > 0
          ? ''
          : awaited
      yield {
        code,
        name,
        reason,
        ready: reason === '',
        roundCode: roundCode ?? newest.code,
        entryCount: read.length,
        changes: countChanges(differences),
        composed: entries,
        changed: withoutMended(withCauses(differences, met, planned.gone)),
        leftOut,
        down,
        back,
        amended: planned.amended,
        unanswered: planned.unanswered,
        doubted: planned.doubted,
        kept: entries.filter(({ keptFrom }) => keptFrom !== null).length,
        met,
        carries,
      }
    }
  }
}

interface Source {
  domain: PilotDomainEntity
  /** the edition the public reads it in */ edition: Edition | null
  /** where its entries come from; null: from nowhere yet */ roundCode: string | null
  /** the newest round has it */ inRound: boolean
}

/** How many entries each domain has in the round it is taken from, by code. */
async function sizesOf(tx: EntityManager, sources: readonly Source[]): Promise<(source: Source) => number> {
  const counts = await tx
    .createQueryBuilder(EntryEntity, 'entry')
    .innerJoin(AssignmentEntity, 'assignment', 'assignment.id = entry.assignmentId')
    .select('assignment.roundCode', 'roundCode')
    .addSelect('assignment.domainCode', 'domainCode')
    .addSelect('COUNT(*)', 'count')
    .where('entry.deletedAt IS NULL AND assignment.roundCode IN (:rounds)', {
      rounds: boundList(sources.map(({ roundCode }) => roundCode)),
    })
    .groupBy('assignment.roundCode')
    .addGroupBy('assignment.domainCode')
    .getRawMany<{ roundCode: string; domainCode: string; count: number | string }>()
  const sizes = new Map(counts.map(({ roundCode, domainCode, count }) => [`${roundCode}/${domainCode}`, Number(count)]))
  return ({ domain, roundCode }) => sizes.get(`${roundCode}/${domain.code}`) ?? 0
}

function grouped(sources: readonly Source[], sizeOf: (source: Source) => number): Source[][] {
  const groups: Source[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const source of sources) {
    size += sizeOf(source)
    if (size > ENTRIES_AT_ONCE) {
      groups.push([])
      size = sizeOf(source)
    }
    groups.at(-1)?.push(source)
  }
  return groups
}

/** The public's view of these domains; domains of one edition are read together. */
async function readStanding(tx: EntityManager, group: readonly Source[]): Promise<StandingRow[]> {
  const read: StandingRow[] = []
  for (const edition of new Set(group.map((source) => source.edition))) {
    if (!edition) continue
    const codes = group.filter((source) => source.edition === edition).map(({ domain }) => domain.code)
    for await (const { snapshot, entryId, keptFrom, paused } of editionEntries(tx, edition.id, codes, {
      withPaused: true,
    }))
      read.push({ snapshot, entryId, decidedIn: keptFrom ?? edition.id, paused })
  }
  return read
}

/** Nothing is changed, and yet something is decided: a newer round looked at the domain, or a late unit at what was kept for it. */
function confirms(
  { domain, edition, roundCode, inRound }: Source,
  standing: readonly StandingRow[],
  entries: readonly Composed[],
): boolean {
  if (!inRound) return false
  const readOf = edition?.domains.find(({ code }) => code === domain.code)?.roundCode
  if (roundCode !== null && roundCode !== readOf) return true
  const kept = new Set(standing.flatMap(({ snapshot, decidedIn }) => (decidedIn === edition?.id ? [] : [snapshot.id])))
  return entries.some(({ snapshot, keptFrom }) => keptFrom === null && kept.has(snapshot.id))
}

/** An entry that is left out is not carried: its 动态调整 waits until somebody has changed it. */
function withoutLeftOut(
  { met, carries }: ComposedOfDomain,
  leftOut: readonly LeftOutEntry[],
): Pick<ComposedOfDomain, 'met' | 'carries'> {
  const numbers = new Set(leftOut.map(({ id }) => id))
  return {
    met: met.filter(({ amendment, publicNumber }) => amendment.kind === 'withdraw' || !numbers.has(publicNumber)),
    carries,
  }
}

/** The units awaited before the newest round can be published, per domain; '' when none is. */
export async function awaitedIn(tx: EntityManager, round: RoundEntity) {
  const [reports, assignments, organisations] = await Promise.all([
    tx.findBy(ReportEntity, { roundCode: round.code }),
    unitStates(tx, round.code),
    tx.find(OrganisationEntity, { select: { code: true, name: true } }),
  ])
  const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
  const unitsOf = groupBy(assignments, (assignment) => assignment.domainCode)
  return (domainCode: string, entryCount: number, published: boolean): string =>
    missingForPublication({
      reports: reports
        .filter((report) => report.domainCode === domainCode)
        .map(({ phase, state, signedBy }) => ({ phase, state, signed: signedBy.length })),
      units: (unitsOf.get(domainCode) ?? []).map(({ organisationCode, state }) => ({
        name: nameOf.get(organisationCode) ?? organisationCode,
        state: state ?? 'draft',
      })),
      entryCount,
      published,
    })
}

interface UnitState {
  domainCode: string
  organisationCode: string
  state: SubmissionState | null
}

/** How each unit's work of a round stands in the phase it is in; thousands, so no more is read than that. */
async function unitStates(tx: EntityManager, roundCode: string): Promise<UnitState[]> {
  return tx
    .createQueryBuilder(AssignmentEntity, 'assignment')
    .leftJoin(
      SubmissionEntity,
      'submission',
      'submission.assignmentId = assignment.id AND submission.phase = assignment.phase',
    )
    .select('assignment.domainCode', 'domainCode')
    .addSelect('assignment.organisationCode', 'organisationCode')
    .addSelect('submission.state', 'state')
    .where('assignment.roundCode = :roundCode AND assignment.parentId IS NULL', { roundCode })
    .orderBy('assignment.id', 'ASC')
    .getRawMany<UnitState>()
}
