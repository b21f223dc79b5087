import { SUBMISSION } from '@gongkai/shared/compiling/submission/submission-lifecycle'
import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type {
  ChangeLeadsRequest,
  LeadsEffect,
  PilotDomainView,
} from '@gongkai/shared/district/pilot-domain/pilot-domain.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager, IsNull } from 'typeorm'
import { AmendmentActs } from '../../catalogue/amendment/amendment-acts.js'
import { settleAmendments } from '../../catalogue/amendment/settle-amendments.js'
import { EditionsChanged } from '../../catalogue/publication/editions-changed.js'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { placeOf } from '../../compiling/assignment/place-of.js'
import { openSubmissions } from '../../compiling/submission/open-submissions.js'
import { SubmissionEntity } from '../../compiling/submission/submission.entity.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { ExtensionEntity } from '../../district/round/extension.entity.js'
import { RoundEntity } from '../../district/round/round.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentDomain } from './domain-case.js'
import { ensureSeenDomain } from './ensure-seen-domain.js'
import { loadLeadChange } from './lead-change.js'

/** 调整牵头单位, also in mid-round: approvals given stay recorded, what is not approved yet needs the new lead. */
@Injectable()
export class ChangeLeads {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(AmendmentActs) private readonly acts: AmendmentActs,
    @Inject(EditionsChanged) private readonly changed: EditionsChanged,
  ) {}

  async effect(actor: SignedIn, code: string, leads: readonly string[]): Promise<LeadsEffect> {
    ensureAdministrator(actor)
    return (await loadLeadChange(this.dataSource.manager, actor, code, leads)).effect
  }

  async run(actor: SignedIn, code: string, { version, leads, reason }: ChangeLeadsRequest): Promise<PilotDomainView> {
    const answer = await act(this.dataSource, async (tx) => {
      const { domain, transfers, begins, settled, effect } = await loadLeadChange(tx, actor, code, leads, true)
      await ensureSeenDomain(tx, domain, version)
      ensure([...effect.refusals, ...reasonFaults(reason)])
      const before = domain.leadCodes
      Object.assign(domain, { leadCodes: leads, version: version + 1 })
      await tx.save(domain)
      for (const { assignment, to } of transfers) {
        const from = assignment.organisationCode
        await tx.update(AssignmentEntity, { id: assignment.id }, { organisationCode: to })
        assignment.organisationCode = to
        await this.ledger.record(tx, actor, {
          kind: 'submission.transferred',
          place: placeOf(assignment),
          detail: { from, to },
        })
      }
      for (const { roundCode, phase, organisationCode } of begins) {
        const { id } = await tx.save(AssignmentEntity, {
          roundCode,
          domainCode: code,
          organisationCode,
          phase,
          parentId: null,
          noDutyReason: '',
        })
        const { kind } = await tx.findOneByOrFail(RoundEntity, { code: roundCode })
        await openSubmissions(tx, [{ id }], kind)
      }
      await carryOwnDates(tx, code, before, leads)
      for (const { submission, assignment } of settled) {
        await tx.update(SubmissionEntity, { id: submission.id }, { state: SUBMISSION.after('settle') })
        await this.ledger.record(tx, actor, {
          kind: 'submission.settled',
          place: placeOf(assignment),
          detail: { approvedBy: submission.approvedBy, leads },
        })
      }
      await settleAmendments(tx, this.acts, actor, domain)
      await this.ledger.record(tx, actor, {
        kind: 'pilot-domain.leads-changed',
        place: { domainCode: code },
        detail: { domainCode: code, before, after: leads, reason },
      })
      return presentDomain(tx, domain)
    })
    await this.changed.tell()
    return answer
  }
}

/** A domain that joined a running round has dates of its own: they count for its new leads too. */
async function carryOwnDates(
  tx: EntityManager,
  domainCode: string,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const own = await tx.findBy(ExtensionEntity, { domainCode, joined: true, withdrawnAt: IsNull() })
  const ofLeads = own.filter(({ organisationCode }) => before.includes(organisationCode))
  const dates = new Map(ofLeads.map((date) => [`${date.roundCode}/${date.phase}`, date]))
  const fresh = after.filter((lead) => !before.includes(lead))
  for (const { id, ...date } of dates.values())
    for (const organisationCode of fresh) {
      const held = own.find(
        (other) =>
          other.organisationCode === organisationCode &&
          other.roundCode === date.roundCode &&
          other.phase === date.phase,
      )
      if (held) await tx.update(ExtensionEntity, { id: held.id }, { dueOn: date.dueOn })
      else await tx.insert(ExtensionEntity, { ...date, organisationCode })
    }
}
