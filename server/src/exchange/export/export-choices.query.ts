import {
  type CatalogueSource,
  DOCUMENT_KINDS,
  type ExportChoices,
} from '@gongkai/shared/exchange/export/export.contract'
import { FORMATS_OF, mayAskFor } from '@gongkai/shared/exchange/export/export-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { editionName } from '../../district/edition/edition-name.js'
import { readEditions } from '../../district/edition/read-editions.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { DOMAIN_ORDER } from '../../district/pilot-domain/domain-order.js'
import { PilotDomainEntity } from '../../district/pilot-domain/pilot-domain.entity.js'
import { Clock } from '../../platform/clock.js'
import { In } from '../../platform/database/in-list.js'
import type { SignedIn } from '../../platform/http/actor.js'

const SOURCES: Partial<Record<(typeof DOCUMENT_KINDS)[number]['code'], CatalogueSource[]>> = {
  catalogue: ['standing', 'edition', 'draft'],
  website: ['standing', 'edition'],
}

/** The documents that somebody may ask for, and the choices that narrow them. */
@Injectable()
export class ExportChoicesQuery {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of({ organisationKind }: SignedIn): Promise<ExportChoices> {
    const tx = this.dataSource.manager
    const [domains, organisations, editions] = await Promise.all([
      tx.find(PilotDomainEntity, { order: DOMAIN_ORDER }),
      tx.find(OrganisationEntity, {
        where: { kind: In(['town', 'agency']), active: true },
        order: { kind: 'DESC', code: 'ASC' },
      }),
      readEditions(tx),
    ])
    return {
      today: this.clock.today(),
      documents: DOCUMENT_KINDS.map(({ code }) => code)
        .filter((kind) => mayAskFor(kind, organisationKind))
        .map((kind) => ({ kind, formats: [...FORMATS_OF[kind]], sources: SOURCES[kind] ?? [] })),
      domains: domains.map(({ code, name }) => ({ code, name })),
      organisations: organisations.map(({ code, name }) => ({ code, name })),
      editions: editions
        .filter(({ concealed }) => !concealed)
        .map((edition) => ({ id: edition.id, name: editionName(edition) }))
        .reverse(),
    }
  }
}
