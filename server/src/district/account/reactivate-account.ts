import type { AccountView } from '@gongkai/shared/district/account/account.contract'
import { decideReactivateAccount } from '@gongkai/shared/district/account/account-policy'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentAccount } from './account.presenter.js'
import { loadAccount, lockAccounts } from './account-case.js'
import { ensureAdministrator } from './administrator.js'

/** 恢复 of an account that was put out of use; its password is the one it had. */
@Injectable()
export class ReactivateAccount {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  run(actor: SignedIn, id: number, version: number): Promise<AccountView> {
    ensureAdministrator(actor)
    return act(this.dataSource, async (tx) => {
      await lockAccounts(tx)
      const { person, facts } = await loadAccount(tx, id, version)
      ensure(decideReactivateAccount(facts, actor))
      Object.assign(person, { active: true, version: version + 1 })
      await tx.save(person)
      await this.ledger.record(tx, actor, {
        kind: 'account.reactivated',
        place: { unitCode: person.organisationCode },
        detail: { personId: id, account: person.account, organisationCode: person.organisationCode },
      })
      return presentAccount(await loadAccount(tx, id), actor)
    })
  }
}
