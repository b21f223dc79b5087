import type { AccountView, EditAccountRequest } from '@gongkai/shared/district/account/account.contract'
import { decideEditAccount } from '@gongkai/shared/district/account/account-policy'
import { plainPhone } from '@gongkai/shared/district/wechat/phone'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { Bindings } from '../wechat/bindings.js'
import { presentAccount } from './account.presenter.js'
import { homeOf, loadAccount, lockAccounts } from './account-case.js'
import { ensureAdministrator } from './administrator.js'

/** 修改 of a person's name, unit and roles; they count from the person's next request. */
@Injectable()
export class EditAccount {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Bindings) private readonly bindings: Bindings,
  ) {}

  run(actor: SignedIn, id: number, { version, organisationCode, roles, ...rest }: EditAccountRequest) {
    ensureAdministrator(actor)
    const name = rest.name.trim()
    return act(this.dataSource, async (tx): Promise<AccountView> => {
      await lockAccounts(tx)
      const { person, organisation, facts } = await loadAccount(tx, id, version)
      const phone = rest.phone === undefined ? person.phone : plainPhone(rest.phone)
      ensure(decideEditAccount(facts, { name, roles, phone }, await homeOf(tx, organisationCode), actor))
      const before = { name: person.name, organisationCode: person.organisationCode, roles: person.roles }
      const phoneChanged = phone !== person.phone
      Object.assign(person, { name, phone, organisationCode, roles, version: version + 1 })
      await tx.save(person)
      // A WeChat user bound by a number that was not this person's stays outside.
      if (phoneChanged) await this.bindings.unbindByPhone(tx, actor, { person, organisation })
      await this.ledger.record(tx, actor, {
        kind: 'account.edited',
        place: { unitCode: organisationCode },
        detail: {
          personId: id,
          account: person.account,
          organisationCode,
          before,
          after: { name, organisationCode, roles },
          // the number itself stays out of the 留痕, which is never changed
          ...(phoneChanged ? { phoneChanged } : {}),
        },
      })
      return presentAccount(await loadAccount(tx, id), actor)
    })
  }
}
