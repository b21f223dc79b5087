import { IMPORT_KINDS } from '@gongkai/shared/base/words/import-kinds'
import { type ImportChoices, type ImportView } from '@gongkai/shared/exchange/import/import.contract'
import { decideImport } from '@gongkai/shared/exchange/import/import-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { AssignmentEntity } from '../../compiling/assignment/assignment.entity.js'
import { newestRound } from '../../compiling/assignment/list-assignments.query.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ImportEntity } from './import.entity.js'
import { ImportPresenter } from './import.presenter.js'
import { actorOf, loadImport } from './import-case.js'

const NEWEST = 20

/** The imports of one's own unit, and the kinds of table one may bring. */
@Injectable()
export class ListImportsQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(ImportPresenter) private readonly presenter: ImportPresenter,
  ) {}

  async run(actor: SignedIn): Promise<ImportView[]> {
    const tx = this.dataSource.manager
    const { organisationCode } = actor
    const imports = await tx.find(ImportEntity, {
      where: { organisationCode },
      order: { at: 'DESC', id: 'DESC' },
      take: NEWEST,
    })
    return this.presenter.views(tx, imports, actor)
  }

  async one(actor: SignedIn, id: number): Promise<ImportView> {
    const tx = this.dataSource.manager
    return this.presenter.view(tx, await loadImport(tx, id, actor), actor)
  }

  async choices(actor: SignedIn): Promise<ImportChoices> {
    const tx = this.dataSource.manager
    const { organisationCode, organisationKind } = actor
    const [who, round, domains] = await Promise.all([
      actorOf(tx, actor),
      newestRound(tx),
      tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
    ])
    const assignments = await tx.findBy(AssignmentEntity, { roundCode: round?.code ?? '', organisationCode })
    const own = new Set(assignments.map(({ domainCode }) => domainCode))
    return {
      kinds: IMPORT_KINDS.map(({ code }) => code).filter((kind) => decideImport(kind, who).length === 0),
      domains: domains
        .filter(
          ({ code, leadCodes }) =>
            organisationKind === 'office' || own.has(code) || leadCodes.includes(organisationCode),
        )
        .map(({ code, name }) => ({ code, name })),
    }
  }
}
