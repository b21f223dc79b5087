import { folded } from '@gongkai/shared/base/folded'
import type { CreateAccountRequest, GivenPassword } from '@gongkai/shared/district/account/account.contract'
import { decideCreateAccount } from '@gongkai/shared/district/account/account-policy'
import { plainPhone } from '@gongkai/shared/district/wechat/phone'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { ensure } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { presentAccount } from './account.presenter.js'
import { homeOf, isTaken, loadAccount, lockAccounts } from './account-case.js'
import { ensureAdministrator } from './administrator.js'
import { hashPassword } from './password.js'
import { PersonEntity } from './person.entity.js'
import { randomPassword } from './random-password.js'

/** 新建账号 with a password that is shown once and changed at the first sign-in. */
@Injectable()
export class CreateAccount {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  async run(actor: SignedIn, request: CreateAccountRequest): Promise<GivenPassword> {
    ensureAdministrator(actor)
    const { organisationCode, roles } = request
    const account = folded(request.account)
    const name = request.name.trim()
    const phone = plainPhone(request.phone ?? '')
    const password = randomPassword()
    const passwordHash = await hashPassword(password)
    return act(this.dataSource, async (tx) => {
      await lockAccounts(tx)
      const [taken, home] = [await isTaken(tx, account), await homeOf(tx, organisationCode)]
      ensure(decideCreateAccount({ account, name, roles, phone }, taken, home, actor))
      const { id } = await tx.save(PersonEntity, {
        account,
        name,
        phone,
        organisationCode,
        roles,
        passwordHash,
        mustChangePassword: true,
      })
      await this.ledger.record(tx, actor, {
        kind: 'account.created',
        place: { unitCode: organisationCode },
        detail: { personId: id, account, name, organisationCode, roles },
      })
      return { account: presentAccount(await loadAccount(tx, id), actor), password }
    })
  }
}
