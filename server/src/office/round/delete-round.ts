import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type { DeleteRoundEffect, DeleteRoundRequest, RoundList } from '@gongkai/shared/district/round/round.contract'
import { decideDeleteRound } from '@gongkai/shared/office/round/round-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { UnitWithdrawalEntity } from '../../catalogue/publication/unit-withdrawal.entity.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { CommentEntity } from '../../compiling/comment/comment.entity.js'
import { CancelledItemEntity } from '../../compiling/entry/cancelled-item.entity.js'
import { EntryEntity } from '../../compiling/entry/entry.entity.js'
import { DeclinedItemEntity } from '../../compiling/guideline/declined-item.entity.js'
import { ReportEntity } from '../../compiling/report/report.entity.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { editionName } from '../../district/edition/edition-name.js'
import { readEditions } from '../../district/edition/read-editions.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { PhaseClosureEntity, RoundEntity } from '../../district/round/round.entity.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { ProposeRoundQuery } from './propose-round.query.js'
import { ensureSeenRound, loadRound } from './round-case.js'

/** 删除轮次, one opened by mistake: while nothing was handed in. What was filled in goes with it; its units are told, the 留痕 stays. */
@Injectable()
export class DeleteRound {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ProposeRoundQuery) private readonly rounds: ProposeRoundQuery,
  ) {}

  /** The work that would be lost, and the reasons why it may not be. */
  async effect(actor: SignedIn, code: string): Promise<DeleteRoundEffect> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const { works, begun, rows, refusals } = await this.decide(tx, await loadRound(tx, code), actor)
    return { assignments: works.length, rows, begun, refusals: [...refusals] }
  }

  async run(actor: SignedIn, code: string, { version, reason: written }: DeleteRoundRequest): Promise<RoundList> {
    const reason = written.trim()
    await act(this.dataSource, async (tx) => {
      const round = await loadRound(tx, code, true)
      await ensureSeenRound(tx, round, version)
      // Every act of the workflow takes its report first: nobody hands in meanwhile.
      await tx.find(ReportEntity, { where: { roundCode: code }, order: { id: 'ASC' }, ...rowLock(tx) })
      const { works, rows, refusals } = await this.decide(tx, round, actor)
      ensure([...refusals, ...reasonFaults(reason)])
      await remove(
        tx,
        code,
        works.map(({ id }) => id),
      )
      const { name, year, kind } = round
      const organisationCodes = [...new Set(works.map(({ organisationCode }) => organisationCode))].sort()
      await this.ledger.record(tx, actor, {
        kind: 'round.deleted',
        detail: { code, name, year, roundKind: kind, reason, assignments: works.length, rows, organisationCodes },
      })
    })
    return this.rounds.list(actor)
  }

  private async decide(tx: EntityManager, { code: roundCode }: RoundEntity, actor: SignedIn) {
    const [works, reports, editions, domains, units] = await Promise.all([
      tx.find(AssignmentEntity, { where: { roundCode }, order: { id: 'ASC' } }),
      tx.findBy(ReportEntity, { roundCode }),
      readEditions(tx),
      tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
      tx.find(OrganisationEntity, { order: { code: 'ASC' } }),
    ])
    const ids = In(works.map(({ id }) => id))
    const [submissions, entries] = await Promise.all([
      tx.findBy(SubmissionEntity, { assignmentId: ids }),
      tx.find(EntryEntity, {
        select: { id: true, assignmentId: true, publicNumber: true, version: true, confirmed: true },
        where: { assignmentId: ids },
      }),
    ])
    const nameOf = new Map([...domains, ...units].map(({ code, name }) => [code, name]))
    const handedIn = new Set(
      submissions
        .filter(({ state, revision }) => state !== 'draft' || revision > 0)
        .map(({ assignmentId }) => assignmentId),
    )
    // 年度更新: rows that a unit was given and has left as they are are no work of its own.
    const typed = entries.filter(({ publicNumber, version, confirmed }) => !publicNumber || version > 1 || confirmed)
    const begun = new Set(typed.map(({ assignmentId }) => assignmentId))
    const busy = new Set(works.filter(({ id }) => begun.has(id)).map(({ organisationCode }) => organisationCode))
    return {
      works,
      rows: typed.length,
      begun: units.filter(({ code }) => busy.has(code)).map(({ name }) => name),
      refusals: decideDeleteRound(
        works.map(({ id, organisationCode, domainCode }) => ({
          organisation: nameOf.get(organisationCode) ?? organisationCode,
          domain: nameOf.get(domainCode) ?? domainCode,
          handedIn: handedIn.has(id),
        })),
        reports.map(({ domainCode, state, signedBy }) => ({
          domain: nameOf.get(domainCode) ?? domainCode,
          begun: state !== 'preparing' || signedBy.length > 0,
        })),
        editions
          .filter(
            (edition) => edition.roundCode === roundCode || edition.domains.some((one) => one.roundCode === roundCode),
          )
          .map(editionName),
        actor,
      ),
    }
  }
}

async function remove(tx: EntityManager, roundCode: string, assignmentIds: readonly number[]): Promise<void> {
  const assignmentId = In([...assignmentIds])
  for (const table of [CommentEntity, EntryEntity, CancelledItemEntity, DeclinedItemEntity, SubmissionEntity])
    await tx.delete(table, { assignmentId })
  for (const table of [AssignmentEntity, ReportEntity, ExtensionEntity, PhaseClosureEntity, UnitWithdrawalEntity])
    await tx.delete(table, { roundCode })
  await tx.delete(RoundEntity, { code: roundCode })
}
