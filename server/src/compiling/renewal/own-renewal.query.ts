import type { RenewalLine, RenewalList } from '@gongkai/shared/compiling/renewal/renewal.contract'
import { decideHandInDomains, isOpen } from '@gongkai/shared/compiling/renewal/renewal-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm'
import { EditionEntryEntity } from '../../district/edition/edition-entry.entity.js'
import { standingDomains } from '../../district/edition/standing-domains.query.js'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { readByDomain } from '../../district/pilot-domain/domain-order.js'
import { PhaseClosureEntity } from '../../district/round/round.entity.js'
import { Clock } from '../../platform/clock.js'
import { boundList, In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { versionsOf } from '../../platform/seen/acts-upon.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { actsUponAssignments } from '../assignment/assignment-case.js'
import { ListAssignmentsQuery, newestRound } from '../assignment/list-assignments.query.js'
import { readNotBack } from '../delegation/not-back.query.js'
import { CancelledItemEntity } from '../entry/cancelled-item.entity.js'
import { EntryEntity } from '../entry/entry.entity.js'
import { readConcerns } from './read-concerns.query.js'
import { rowChange, standingItems } from './read-renewal.js'
import { RowSignals } from './row-signals.query.js'

/** 年度更新 of one's own unit, a line a domain: the number of statements is fixed. */
@Injectable()
export class OwnRenewalQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ListAssignmentsQuery) private readonly lists: ListAssignmentsQuery,
    @Inject(RowSignals) private readonly signals: RowSignals,
  ) {}

  run(actor: SignedIn): Promise<RenewalList> {
    return this.within(this.dataSource.manager, actor)
  }

  async within(tx: EntityManager, actor: SignedIn): Promise<RenewalList> {
    const round = await newestRound(tx)
    if (round?.kind !== 'renewal') return { round: null, items: [], can: { handIn: [] } }
    const closed = await tx.existsBy(PhaseClosureEntity, { roundCode: round.code, phase: 'catalogue' })
    const { organisationCode } = actor
    const works = await tx.findBy(AssignmentEntity, { roundCode: round.code, organisationCode })
    const ids = works.map(({ id }) => id)
    // Before the rows they are the versions of: a change meanwhile is shown with an older version, upon which nothing can be decided.
    const versions = await versionsOf(tx, actsUponAssignments(ids))
    const domainCodes = works.map(({ domainCode }) => domainCode)
    const [cards, entries, items, cancelled] = await Promise.all([
      this.lists.present(tx, works, round),
      tx.find(EntryEntity, { where: { assignmentId: In(ids) }, order: { position: 'ASC', id: 'ASC' } }),
      tx.findBy(GuidelineItemEntity, { domainCode: In(domainCodes) }),
      tx.findBy(CancelledItemEntity, { assignmentId: In(ids) }),
    ])
    const [standing, own, concernsOf, byPlace, left] = await Promise.all([
      standingItems(tx, domainCodes, entries),
      works.some(({ parentId }) => parentId === null) ? ownNumbers(tx, domainCodes, organisationCode) : [],
      readConcerns(tx, items, entries, this.signals, this.clock.today()),
      readByDomain(tx),
      readNotBack(tx, ids),
    ])
    const asked = left.map((one) => one.organisationCode)
    const askedUnits = await tx.findBy(OrganisationEntity, { code: In(asked) })
    const nameOf = new Map(askedUnits.map(({ code, name }) => [code, name]))
    const spokenOf = new Set([...entries, ...cancelled].map(({ publicNumber }) => publicNumber))
    const entriesOf = groupBy(entries, ({ assignmentId }) => assignmentId)
    const lines = cards.map((card): RenewalLine => {
      const { id, domain, state, dueOn, late, noDutyReason, coverage, incompleteCount: incomplete } = card
      const all = (entriesOf.get(id) ?? []).map((entry) => {
        const row = rowChange(entry, standing)
        return { row, withheld: entry.fields.attribute === 'withheld', concerns: concernsOf(entry, row) }
      })
      const rows = all.filter(({ withheld }) => !withheld).map(({ row }) => row)
      const count = (of: (row: (typeof rows)[number]) => boolean) => rows.filter(of).length
      return {
        id,
        version: versions.get(id) ?? 0,
        domain,
        state,
        dueOn,
        late,
        noDutyReason,
        rows: rows.length,
        confirmed: count(({ change, confirmed }) => change === 'same' && confirmed),
        open: count(isOpen),
        changed: count(({ change }) => change === 'changed'),
        added: count(({ change }) => change === 'new'),
        kept: own.filter((item) => item.domainCode === domain.code && !spokenOf.has(item.publicNumber)).length,
        unanswered: coverage.total - coverage.answered,
        incomplete,
        concerned: all.filter(({ concerns }) => concerns.length > 0).length,
        notBack: left
          .filter(({ parentId }) => parentId === id)
          .map((one) => nameOf.get(one.organisationCode) ?? one.organisationCode),
      }
    })
    return {
      round: { code: round.code, name: round.name },
      items: lines.sort((a, b) => byPlace(a.domain.code, b.domain.code)),
      can: { handIn: [...decideHandInDomains(actor, closed)] },
    }
  }
}

/** The numbers of the unit, and of those merged into it, that stand in these domains. Three statements; none reads a text. */
async function ownNumbers(
  tx: EntityManager,
  domainCodes: readonly string[],
  organisationCode: string,
): Promise<Pick<EditionEntryEntity, 'publicNumber' | 'domainCode'>[]> {
  const [standing, merged] = await Promise.all([
    standingDomains(tx),
    tx.findBy(OrganisationEntity, { mergedInto: Not(IsNull()) }),
  ])
  const units = new Set([organisationCode])
  for (let found = true; found; ) {
    const more = merged.filter(({ code, mergedInto }) => units.has(mergedInto ?? '') && !units.has(code))
    for (const { code } of more) units.add(code)
    found = more.length > 0
  }
  const editions = domainCodes.flatMap((code) => standing.get(code)?.editionId ?? [])
  const likes = [...units].map((_, index) => `e.publicNumber LIKE :unit${index}`).join(' OR ')
  const rows = await tx
    .createQueryBuilder(EditionEntryEntity, 'e')
    .select(['e.id', 'e.publicNumber', 'e.domainCode', 'e.editionId'])
    .where(`e.editionId IN (:editions) AND e.domainCode IN (:domains) AND (${likes})`, {
      editions: boundList(editions),
      domains: boundList(domainCodes),
      ...Object.fromEntries([...units].map((code, index) => [`unit${index}`, `%-${code}-%`])),
    })
    .getMany()
  return rows.filter(({ publicNumber, domainCode, editionId }) => {
    const unit = publicNumber.slice(domainCode.length + 1, publicNumber.lastIndexOf('-'))
    return units.has(unit) && standing.get(domainCode)?.editionId === editionId
  })
}
