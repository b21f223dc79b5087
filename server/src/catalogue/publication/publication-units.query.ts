import { labelOf } from '@gongkai/shared/base/template/entry-template'
import { SUBMISSION_STATES } from '@gongkai/shared/base/words/submission-states'
import type {
  PublicationItems,
  PublicationUnit,
  PublicationUnits,
} from '@gongkai/shared/catalogue/publication/publication.contract'
import { entryName } from '@gongkai/shared/compiling/entry/entry-text'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import type { RoundEntity } from '../../district/round/round.entity.js'
import { In } from '../../platform/database/in-list.js'
import { groupBy } from '../../platform/group-by.js'
import { notFound } from '../../platform/http/refused.js'
import { type Acts, versionOf } from '../../platform/seen/acts-upon.js'
import { type PlannedDomain, plannedDomains } from './plan-edition.js'
import { UnitWithdrawalEntity } from './unit-withdrawal.entity.js'
import { WHAT_AN_EDITION_TAKES } from './what-an-edition-takes.js'

const ITEMS_ON_A_PAGE = 50
const NAMED = 100

/** The effect of the next edition upon each unit's items of a domain, before the office publishes it. */
@Injectable()
export class PublicationUnitsQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  run(domainCode: string): Promise<PublicationUnits> {
    return publicationUnits(this.dataSource.manager, domainCode)
  }

  /** The items behind a count of `PublicationUnit`. */
  async items(
    { domain, unit, kind }: { domain: string; unit?: string; kind?: PublicationItems['items'][number]['kind'] },
    page: number,
  ): Promise<PublicationItems> {
    const { planned } = await planOf(this.dataSource.manager, domain)
    const changeOf = new Map(planned.changed.map((change) => [change.id, change]))
    const items = [
      ...planned.composed.map(({ snapshot, keptFrom }): PublicationItems['items'][number] => {
        const { id, domain: of, organisation } = snapshot
        const change = changeOf.get(id)
        return {
          id,
          name: entryName(snapshot),
          domain: of,
          organisation,
          kind: change?.kind ?? (keptFrom === null ? 'same' : 'keep'),
          fields: change?.fields ?? [],
          reason: change?.cause?.reason ?? '',
        }
      }),
      ...planned.changed
        .filter((change) => change.kind === 'withdraw')
        .map(({ id, name, domain: of, organisation, fields, reason }) => {
          return { id, name, domain: of, organisation, kind: 'withdraw' as const, fields, reason }
        }),
    ].filter((item) => (!unit || item.organisation.code === unit) && (!kind || item.kind === kind))
    return { total: items.length, items: items.slice((page - 1) * ITEMS_ON_A_PAGE, page * ITEMS_ON_A_PAGE) }
  }
}

/** The acts that move on the office's view of a domain. */
export const actsUponDomain = (domainCode: string): Acts => ({ kinds: WHAT_AN_EDITION_TAKES, domainCode })

export async function publicationUnits(tx: EntityManager, domainCode: string): Promise<PublicationUnits> {
  const version = await versionOf(tx, actsUponDomain(domainCode))
  const { planned, round } = await planOf(tx, domainCode)
  const [missingOf, chosen, organisations, works] = await Promise.all([
    missingUnits(tx, round, domainCode),
    tx.findBy(UnitWithdrawalEntity, { roundCode: round.code, domainCode }),
    tx.find(OrganisationEntity, { select: { code: true, name: true }, order: { code: 'ASC' } }),
    tx.findBy(AssignmentEntity, { roundCode: round.code, domainCode, parentId: IsNull() }),
  ])
  const counts = countsOf(planned)
  const working = new Set(works.map(({ organisationCode }) => organisationCode))
  const reasonOf = new Map(chosen.map(({ organisationCode, reason }) => [organisationCode, reason]))
  return {
    domain: { code: planned.code, name: planned.name },
    version,
    units: organisations.flatMap(({ code, name }): PublicationUnit[] => {
      const count = counts.get(code)
      const left = count?.kept || (count && reasonOf.has(code) && !working.has(code))
      const missing = missingOf.get(code) ?? (left ? '本轮没有这个领域的任务' : '')
      if (!count && !missing) return []
      return [{ code, name, missing, ...(count ?? NOTHING), withdrawReason: missing ? (reasonOf.get(code) ?? '') : '' }]
    }),
    withdrawn: planned.changed
      .filter(({ kind }) => kind === 'withdraw')
      .map(({ id, name, organisation, reason, successor }) => ({ id, name, organisation, reason, successor })),
    unanswered: planned.unanswered.slice(0, NAMED),
  }
}

async function planOf(tx: EntityManager, domainCode: string): Promise<{ planned: PlannedDomain; round: RoundEntity }> {
  const round = await newestRound(tx)
  if (round) for await (const planned of plannedDomains(tx, round, [domainCode])) return { planned, round }
  throw notFound('个领域')
}

type Counts = Pick<PublicationUnit, 'same' | 'added' | 'revised' | 'kept' | 'withdrawn'>
const NOTHING: Counts = { same: 0, added: 0, revised: 0, kept: 0, withdrawn: 0 }

function countsOf({ composed, changed }: PlannedDomain): Map<string, Counts> {
  const counts = new Map<string, Counts>()
  const of = (code: string) => {
    const count = counts.get(code) ?? { ...NOTHING }
    counts.set(code, count)
    return count
  }
  const kindOf = new Map(changed.map(({ id, kind }) => [id, kind]))
  for (const { snapshot, keptFrom } of composed) {
    const kind = kindOf.get(snapshot.id)
    const count = of(snapshot.organisation.code)
    count[kind === 'add' ? 'added' : kind === 'revise' ? 'revised' : keptFrom !== null ? 'kept' : 'same'] += 1
  }
  for (const { kind, organisation } of changed) if (kind === 'withdraw') of(organisation.code).withdrawn += 1
  return counts
}

/** By unit, why its work is not in the edition: what its lead reported of it, else how far it is. */
export async function missingUnits(
  tx: EntityManager,
  { code: roundCode }: RoundEntity,
  domainCode: string,
): Promise<Map<string, string>> {
  const [assignments, report] = await Promise.all([
    tx.findBy(AssignmentEntity, { roundCode, domainCode, parentId: IsNull() }),
    tx.findOneBy(ReportEntity, { roundCode, domainCode, phase: 'catalogue' }),
  ])
  const submissions = await tx.findBy(SubmissionEntity, { assignmentId: In(assignments.map(({ id }) => id)) })
  const stateOf = groupBy(submissions, ({ assignmentId }) => assignmentId)
  const missing = new Map<string, string>()
  for (const { id, phase, organisationCode } of assignments) {
    const submission = stateOf.get(id)?.find((candidate) => candidate.phase === phase)
    if (phase === 'catalogue' && submission?.state === 'approved') continue
    const exception = report?.exceptions.find(({ assignmentId }) => assignmentId === id)
    missing.set(organisationCode, exception?.reason || labelOf(SUBMISSION_STATES, submission?.state ?? 'draft'))
  }
  return missing
}
