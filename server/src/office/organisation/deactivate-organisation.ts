import { reasonFaults } from '@gongkai/shared/district/account/administrator'
import type {
  DeactivateRequest,
  DeactivationEffect,
  OrganisationDetail,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { decideDeactivate, decideFeedbackTo } from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { recordHandedOver } from '../../catalogue/feedback/record-handed-over.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { hasPeople } from '../../district/account/has-people.js'
import { SessionEntity } from '../../district/account/person.entity.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { countOpenWork, handOverFeedback } from './hand-over.js'
import { HandOvers } from './hand-overs.js'
import { presentOrganisation } from './organisation.presenter.js'
import { ensureSeenUnit, loadOrganisation } from './organisation-case.js'
import { PublishedItems } from './published-items.js'

/** 停用: its people are signed out at once; its past acts stay. */
@Injectable()
export class DeactivateOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(HandOvers) private readonly handOvers: HandOvers,
    @Inject(PublishedItems) private readonly published: PublishedItems,
  ) {}

  /** The work that would be left, and the reasons why the unit may not be put out of use. */
  async effect(actor: SignedIn, code: string, feedbackTo?: string): Promise<DeactivationEffect> {
    ensureAdministrator(actor)
    const tx = this.dataSource.manager
    const { facts, openWork, people } = await loadOrganisation(tx, code)
    const open = { ...(await countOpenWork(tx, code)), ...(await this.handOvers.countOpen(tx, code)) }
    return {
      assignments: openWork.map(({ id, domainName, roundName }) => ({ id, domain: domainName, round: roundName })),
      accounts: people.filter(({ active }) => active).length,
      open,
      published: await this.published.of(code),
      refusals: [
        ...decideDeactivate(facts, actor),
        ...decideFeedbackTo(facts, open.feedback, await this.heir(tx, feedbackTo)),
      ],
    }
  }

  private async heir(tx: EntityManager, code: string | undefined) {
    if (!code) return undefined
    const unit = await tx.findOneBy(OrganisationEntity, { code })
    return unit && { ...unit, people: await hasPeople(tx, code) }
  }

  run(actor: SignedIn, code: string, { version, reason, feedbackTo }: DeactivateRequest): Promise<OrganisationDetail> {
    return act(this.dataSource, async (tx) => {
      const { organisation, people, facts } = await loadOrganisation(tx, code, true)
      await ensureSeenUnit(tx, organisation, version)
      const { feedback } = await countOpenWork(tx, code)
      ensure([
        ...decideDeactivate(facts, actor),
        ...decideFeedbackTo(facts, feedback, await this.heir(tx, feedbackTo)),
        ...reasonFaults(reason),
      ])
      Object.assign(organisation, { active: false, version: version + 1 })
      await tx.save(organisation)
      const complaints = feedbackTo ? await handOverFeedback(tx, code, feedbackTo) : []
      await recordHandedOver(tx, this.ledger, actor, complaints, code, reason)
      await tx.delete(SessionEntity, { personId: In(people.map(({ id }) => id)) })
      await this.ledger.record(tx, actor, {
        kind: 'organisation.deactivated',
        place: { unitCode: code },
        detail: { organisationCode: code, reason },
      })
      return presentOrganisation(tx, await loadOrganisation(tx, code), actor)
    })
  }
}
