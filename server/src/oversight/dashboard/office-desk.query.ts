import { standingEditions } from '@gongkai/shared/district/edition/standing-editions'
import type { OfficeDesk } from '@gongkai/shared/oversight/dashboard/dashboard.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { AmendmentEntity } from '../../catalogue/amendment/amendment.entity.js'
import { awaitedIn } from '../../catalogue/publication/plan-edition.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { readEditions } from '../../district/edition/read-editions.js'
import { byDomain, DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { boundList } from '../../platform/database/in-list.js'

/** The work that waits for the office, counted: to compose the next edition for it would read every entry of the district. */
@Injectable()
export class OfficeDeskQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(): Promise<OfficeDesk> {
    const tx = this.dataSource.manager
    const [round, domains] = await Promise.all([newestRound(tx), tx.find(PilotDomainEntity, { order: DOMAIN_ORDER })])
    if (!round) return { round: null, reports: { total: 0, waiting: [] }, publication: { domains: 0, ready: 0 } }
    const [reports, awaited, editions] = await Promise.all([
      tx.find(ReportEntity, { where: { roundCode: round.code }, order: { phase: 'DESC' } }),
      awaitedIn(tx, round),
      readEditions(tx),
    ])
    const byPlace = byDomain(domains)
    reports.sort((a, b) => byPlace(a.domainCode, b.domainCode))
    const standing = standingEditions(editions)
    const standsIn = (code: string) => standing.get(code)?.domains.find((domain) => domain.code === code)?.roundCode
    const [amended, publishable] = await Promise.all([amendedDomains(tx), publishableDomains(tx, round.code)])
    const inRound = new Set(reports.map(({ domainCode }) => domainCode))
    const ready = domains.filter(({ code }) => {
      const published = standsIn(code)
      const done = inRound.has(code) && awaited(code, publishable.has(code) ? 1 : 0, published !== undefined) === ''
      if (done && published !== round.code) return true
      return published !== undefined && amended.has(`${done ? round.code : published}/${code}`)
    })
    const nameOf = new Map(domains.map(({ code, name }) => [code, name]))
    return {
      round: { code: round.code, name: round.name },
      reports: {
        total: reports.length,
        waiting: reports
          .filter(({ state }) => state === 'reported')
          .map(({ id, domainCode: code }) => ({ id, domain: { code, name: nameOf.get(code) ?? code } })),
      },
      publication: {
        domains: domains.filter(({ code }) => inRound.has(code) || standsIn(code) !== undefined).length,
        ready: ready.length,
      },
    }
  }
}

/** Round and domain in which a 动态调整 waits for its edition. */
async function amendedDomains(tx: EntityManager): Promise<Set<string>> {
  const rows = await tx
    .createQueryBuilder(AmendmentEntity, 'amendment')
    .innerJoin(AssignmentEntity, 'assignment', 'assignment.id = amendment.assignmentId')
    .select('assignment.roundCode', 'roundCode')
    .addSelect('assignment.domainCode', 'domainCode')
    .where("amendment.state = 'finalised'")
    .distinct(true)
    .getRawMany<{ roundCode: string; domainCode: string }>()
  return new Set(rows.map(({ roundCode, domainCode }) => `${roundCode}/${domainCode}`))
}

/** Domains of the round in which anything was approved for the catalogue that is not 不予公开. */
async function publishableDomains(tx: EntityManager, roundCode: string): Promise<Set<string>> {
  const rows = await tx
    .createQueryBuilder(AssignmentEntity, 'assignment')
    .innerJoin(
      SubmissionEntity,
      'submission',
      "submission.assignmentId = assignment.id AND submission.phase = 'catalogue' AND submission.state = 'approved'",
    )
    .select('assignment.domainCode', 'domainCode')
    .where('assignment.roundCode IN (:rounds) AND assignment.parentId IS NULL', { rounds: boundList([roundCode]) })
    .andWhere((query) => {
      const entry = query
        .subQuery()
        .select('1')
        .from(EntryEntity, 'entry')
        // as JSON.stringify writes it; within a text its quotes would be escaped
        .where('entry.assignmentId = assignment.id AND entry.deletedAt IS NULL AND entry.fields NOT LIKE :withheld')
      return `EXISTS ${entry.getQuery()}`
    })
    .setParameter('withheld', '%"attribute":"withheld"%')
    .distinct(true)
    .getRawMany<{ domainCode: string }>()
  return new Set(rows.map(({ domainCode }) => domainCode))
}
