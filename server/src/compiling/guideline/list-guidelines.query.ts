import type { GuidelineSummary } from '@gongkai/shared/compiling/guideline/guideline.contract'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { GuidelineItemEntity } from '../../district/guideline/guideline-item.entity.js'
import { GuidelineVersionEntity } from '../../district/guideline/guideline-version.entity.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { groupBy } from '../../platform/group-by.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { AssignmentEntity } from '../assignment/assignment.entity.js'
import { presentSummary } from './guideline.presenter.js'

/** The domains whose 标准指引 the asker reads; the number of statements is fixed. */
@Injectable()
export class ListGuidelinesQuery {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async run(actor: SignedIn): Promise<GuidelineSummary[]> {
    const tx = this.dataSource.manager
    const { organisationCode, organisationKind } = actor
    const [domains, items, versions, works] = await Promise.all([
      tx.find(PilotDomainEntity, { order: { code: 'ASC' } }),
      tx.find(GuidelineItemEntity),
      tx.find(GuidelineVersionEntity),
      organisationKind === 'agency'
        ? tx.find(AssignmentEntity, { select: { id: true, domainCode: true }, where: { organisationCode } })
        : [],
    ])
    const worksIn = new Set(works.map(({ domainCode }) => domainCode))
    const itemsOf = groupBy(items, ({ domainCode }) => domainCode)
    const versionsOf = groupBy(versions, ({ domainCode }) => domainCode)
    return domains
      .filter(
        ({ code, leadCodes }) =>
          organisationKind !== 'agency' || leadCodes.includes(organisationCode) || worksIn.has(code),
      )
      .map((domain) =>
        presentSummary(
          { domain, items: itemsOf.get(domain.code) ?? [], versions: versionsOf.get(domain.code) ?? [] },
          actor,
        ),
      )
  }
}
