import { countChanges, editionDiff, type Snapshot } from '@gongkai/shared/publication/edition-diff'
import { missingForPublication } from '@gongkai/shared/publication/missing-for-publication'
import type { EntryChange, LeftOutEntry, PreviewedDomain } from '@gongkai/shared/publication/publication.contract'
import { standingEditions } from '@gongkai/shared/publication/standing-editions'
import { type EntityManager, In, IsNull } from 'typeorm'
import { type Carry, type Met, type MetDomain, meetRound } from '../amendment/meet-round.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { PilotDomainEntity } from '../pilot-domain/pilot-domain.entity.js'
import { ReportEntity } from '../report/report.entity.js'
import type { RoundEntity } from '../round/round.entity.js'
import { SubmissionEntity } from '../submission/submission.entity.js'
import { type Composed, composeEntries, type DomainOfRound } from './compose-edition.js'
import { withoutConcealed } from './concealed-content.query.js'
import { readEditions, standingEntries } from './editions.query.js'
import { withCauses } from './with-causes.js'

/** A domain as the next edition would hold it. */
export interface PlannedDomain extends PreviewedDomain {
  roundCode: string
  composed: Composed[]
  changed: EntryChange[]
  /** 动态调整 that it holds */ met: Met[]
  /** to be written when it is published */ carries: Carry[]
}

/**
 * What the next edition would hold of each domain: the newest round's entries once that round is done with it; until then the
 * entries the public reads, with what 动态调整 changed. Domains that are not ready say why.
 */
export async function planEdition(tx: EntityManager, newest: RoundEntity): Promise<PlannedDomain[]> {
  const [domains, editions, waiting] = await Promise.all([
    tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
    readEditions(tx),
    awaitedIn(tx, newest),
  ])
  const standing = standingEditions(editions)
  const roundOf = (code: string): string | null => {
    if (waiting(code, 1, true) === '') return newest.code
    return standing.get(code)?.domains.find((each) => each.code === code)?.roundCode ?? null
  }
  const sources = domains.flatMap(({ code }): DomainOfRound[] => {
    const roundCode = roundOf(code)
    return roundCode === null ? [] : [{ code, roundCode }]
  })
  const round = await meetRound(tx, sources, await composeEntries(tx, sources))
  const may = await withoutConcealed(tx, round.composed)
  const composed = byDomain(may.composed, ({ snapshot }) => snapshot.domain.code)
  const down = byDomain(may.leftOut, ({ domain }) => domain.code)
  const read: Snapshot[] = []
  for await (const { snapshot } of standingEntries(tx, editions)) read.push(snapshot)
  const published = byDomain(read, ({ domain }) => domain.code)
  return domains.map(({ code, name }) => {
    const entries = composed.get(code) ?? []
    const before = published.get(code) ?? []
    const differences = editionDiff(
      before,
      entries.map(({ snapshot }) => snapshot),
    )
    const awaited = waiting(code, entries.length, before.length > 0)
    const nothingNew = before.length > 0 && differences.length === 0
    const { met, carries, lost } = metOf(round.domains.get(code), down.get(code) ?? [])
    const leftOut = down.get(code) ?? []
    const reason =
      lost.length > 0
        ? lostText(lost.length)
        : nothingNew
          ? `与现行目录相同，没有变化${awaited ? `（新一轮${awaited}）` : ''}`
          : before.length > 0
            ? ''
            : awaited
    return {
      code,
      name,
      reason,
      ready: reason === '',
      roundCode: roundOf(code) ?? newest.code,
      entryCount: entries.length,
      changes: countChanges(differences),
      composed: entries,
      changed: withCauses(differences, met),
      leftOut,
      lost,
      met,
      carries,
    }
  })
}

/** What is left out is not carried: its 动态调整 waits until somebody has changed it. */
function metOf(domain: MetDomain | undefined, leftOut: readonly LeftOutEntry[]): MetDomain {
  if (!domain) return { met: [], carries: [], lost: [] }
  const down = new Set(leftOut.map(({ id }) => id))
  return {
    ...domain,
    met: domain.met.filter(({ amendment, publicNumber }) => amendment.kind === 'withdraw' || !down.has(publicNumber)),
    carries: domain.carries.filter((each) => each.as !== 'added' || !down.has(each.composed.snapshot.id)),
  }
}

const lostText = (count: number) =>
  `有 ${count} 件已审定的动态调整与新一轮编制的内容不一致，发布会丢掉它们，请逐件处理后再发布`
/** Who is awaited before the newest round can be published, per domain; '' when nobody is. */
async function awaitedIn(tx: EntityManager, round: RoundEntity) {
  const [reports, assignments, organisations] = await Promise.all([
    tx.findBy(ReportEntity, { roundCode: round.code }),
    tx.find(AssignmentEntity, { where: { roundCode: round.code, parentId: IsNull() }, order: { id: 'ASC' } }),
    tx.find(OrganisationEntity),
  ])
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const stateOf = new Map(submissions.map(({ assignmentId, phase, state }) => [`${assignmentId}/${phase}`, state]))
  const nameOf = new Map(organisations.map(({ code, name }) => [code, name]))
  return (domainCode: string, entryCount: number, published: boolean): string =>
    missingForPublication({
      reports: reports
        .filter((report) => report.domainCode === domainCode)
        .map(({ phase, state, signedBy }) => ({ phase, state, signed: signedBy.length })),
      units: assignments
        .filter((assignment) => assignment.domainCode === domainCode)
        .map(({ id, phase, organisationCode }) => ({
          name: nameOf.get(organisationCode) ?? organisationCode,
          state: stateOf.get(`${id}/${phase}`) ?? 'draft',
        })),
      entryCount,
      published,
    })
}

function byDomain<Item>(items: readonly Item[], codeOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(codeOf(item), [...(groups.get(codeOf(item)) ?? []), item])
  return groups
}
