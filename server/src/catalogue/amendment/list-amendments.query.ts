import type { AmendmentPage } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import { waitsFor } from '@gongkai/shared/catalogue/amendment/amendment-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type FindOptionsSelect, Not } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { AmendmentEntity } from './amendment.entity.js'
import { AmendmentPresenter } from './amendment.presenter.js'
import { factsOf } from './amendment-case.js'

const PAGE_SIZE = 20
/** Enough to tell whose turn it is, without what may be long. */
const STANDING: FindOptionsSelect<AmendmentEntity> = {
  id: true,
  kind: true,
  state: true,
  domainCode: true,
  organisationCode: true,
  signedBy: true,
}

/** 动态调整 that the asker may see: its own unit's, those of the domains it leads, the office all. */
@Injectable()
export class ListAmendmentsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(AmendmentPresenter) private readonly presenter: AmendmentPresenter,
  ) {}

  /** The amendments that wait for the asker first, then the newest. */
  async run(
    actor: SignedIn,
    { standing = 'open', page = 1 }: { standing?: 'open' | 'closed'; page?: number },
  ): Promise<AmendmentPage> {
    const tx = this.dataSource.manager
    const [domains, organisations] = await Promise.all([tx.find(PilotDomainEntity), tx.find(OrganisationEntity)])
    const { organisationCode, organisationKind } = actor
    const led = domains.filter(({ leadCodes }) => leadCodes.includes(organisationCode)).map(({ code }) => code)
    const state = standing === 'closed' ? ('published' as const) : Not('published' as const)
    const where =
      organisationKind === 'office'
        ? { state }
        : [
            { state, organisationCode },
            { state, domainCode: In(led) },
          ]
    const order = { id: 'DESC' } as const
    const skip = (page - 1) * PAGE_SIZE

    const domainOf = (amendment: AmendmentEntity) => {
      const domain = domains.find(({ code }) => code === amendment.domainCode)
      if (!domain) throw new Error(`amendment ${amendment.id} is of no domain`)
      return domain
    }
    const caseOf = (amendment: AmendmentEntity) => {
      const domain = domainOf(amendment)
      return { amendment, domain, organisations, facts: factsOf(amendment, domain, organisations, '') }
    }
    const present = await this.presenter.summaries(tx)
    if (standing === 'closed') {
      const [closed, total] = await tx.findAndCount(AmendmentEntity, { where, order, skip, take: PAGE_SIZE })
      return { total, items: closed.map((candidate) => present(caseOf(candidate), actor)) }
    }
    const open = await tx.find(AmendmentEntity, { select: STANDING, where, order })
    const mine = new Map(open.map((candidate) => [candidate.id, waitsFor(caseOf(candidate).facts, actor)]))
    const ids = [...mine.keys()].sort((a, b) => Number(mine.get(b)) - Number(mine.get(a))).slice(skip, skip + PAGE_SIZE)
    const shown = await tx.findBy(AmendmentEntity, { id: In(ids) })
    const rank = new Map(ids.map((id, index) => [id, index]))
    shown.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0))
    return { total: open.length, items: shown.map((candidate) => present(caseOf(candidate), actor)) }
  }
}
