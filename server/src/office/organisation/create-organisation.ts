import type {
  CreateOrganisationRequest,
  OrganisationDetail,
} from '@gongkai/shared/district/organisation/organisation.contract'
import { decideCreateOrganisation } from '@gongkai/shared/office/organisation/organisation-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import { rowLock } from '../../platform/database/row-lock.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentOrganisation } from './organisation.presenter.js'
import { loadOrganisation } from './organisation-case.js'

/** 新建单位; it takes part from the next round on. */
@Injectable()
export class CreateOrganisation {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, { kind, ...request }: CreateOrganisationRequest): Promise<OrganisationDetail> {
    return act(this.dataSource, async (tx) => {
      // New units come one after the other: two at once would be given the same code.
      await tx.findOneOrFail(OrganisationEntity, { where: { kind: 'office' }, ...rowLock(tx) })
      const others = (await tx.find(OrganisationEntity)).map((organisation) => ({
        ...organisation,
        parent: organisation.parentCode,
      }))
      const name = request.name.trim()
      const parent = request.parent || null
      const code = request.code?.trim() || nextCode(kind === 'village' && parent ? parent : kind, others)
      ensure(decideCreateOrganisation({ kind, name, code, parent }, others, actor))
      const fills = kind === 'town' && request.fills
      await tx.insert(OrganisationEntity, { code, name, kind, parentCode: parent, fills })
      await this.ledger.record(tx, actor, {
        kind: 'organisation.created',
        place: { unitCode: code },
        detail: { organisationCode: code, name, kind, parent, fills },
      })
      return presentOrganisation(tx, await loadOrganisation(tx, code), actor)
    })
  }
}

/** `east-02` after `east-01`; a code once given is not given again while its unit stands. */
export function nextCode(prefix: string, others: readonly { code: string }[]): string {
  const serials = others
    .filter(({ code }) => code.startsWith(`${prefix}-`))
    .map(({ code }) => Number(code.slice(prefix.length + 1)))
    .filter((serial) => Number.isInteger(serial))
  return `${prefix}-${String(Math.max(0, ...serials) + 1).padStart(2, '0')}`
}
