import type {
  AccountListPreview,
  CreateAccountsRequest,
  CreatedAccounts,
} from '@gongkai/shared/district/account/account.contract'
import { checkAccountRows, presentPreview } from '@gongkai/shared/district/account/read-account-list'
import { Inject, Injectable } from '@nestjs/common'
import { DataSource, type EntityManager } from 'typeorm'
import { lockAccounts } from '../../district/account/account-case.js'
import { ensureAdministrator } from '../../district/account/administrator.js'
import { hashPassword } from '../../district/account/password.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { randomPassword } from '../../district/account/random-password.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { act } from '../../platform/database/act.js'
import type { SignedIn } from '../../platform/http/actor.js'
import { Refused } from '../../platform/http/refused.js'
import { Ledger } from '../../platform/ledger/ledger.js'
import { readAccountFile } from './read-account-file.js'

/** People in one INSERT: SQLite takes 32,766 parameters. */
const CHUNK = 200

/** 批量新建 from a list: first shown with all its faults, then all or none. */
@Injectable()
export class CreateAccounts {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** The contents of an xlsx and the faults in it; stores nothing. */
  async preview(actor: SignedIn, file: Buffer): Promise<AccountListPreview> {
    ensureAdministrator(actor)
    const { rows, refusals } = await readAccountFile(actor.organisationCode, file)
    return presentPreview(await this.check(this.dataSource.manager, rows), refusals)
  }

  async run(actor: SignedIn, { rows }: CreateAccountsRequest): Promise<CreatedAccounts> {
    ensureAdministrator(actor)
    const faults = async (tx: EntityManager) => {
      const checked = await this.check(tx, rows)
      const refusals = checked.flatMap((row) =>
        row.refusals.map((refusal) => ({
          ...refusal,
          at: `rows/${row.line}/${refusal.at}`,
          text: `第 ${row.line} 行：${refusal.text}`,
        })),
      )
      if (refusals.length > 0) throw new Refused(422, refusals)
      return checked
    }
    // Before the passwords are hashed, which takes some seconds and must not happen while the database waits.
    await faults(this.dataSource.manager)
    const passwords = rows.map(randomPassword)
    const hashes = await Promise.all(passwords.map(hashPassword))
    return act(this.dataSource, async (tx) => {
      await lockAccounts(tx)
      const checked = await faults(tx)
      const people = checked.flatMap(({ understood, name }, index) =>
        understood
          ? [{ ...understood, name: name.trim(), passwordHash: hashes[index] ?? '', mustChangePassword: true }]
          : [],
      )
      for (let start = 0; start < people.length; start += CHUNK)
        await tx.insert(PersonEntity, people.slice(start, start + CHUNK))
      await this.ledger.record(tx, actor, {
        kind: 'account.list-created',
        detail: {
          accounts: people.map(({ account, organisationCode, roles }) => ({ account, organisationCode, roles })),
        },
      })
      return {
        created: people.map(({ account, name }, index) => ({
          account,
          name,
          organisation: checked[index]?.organisation ?? '',
          password: passwords[index] ?? '',
        })),
      }
    })
  }

  private async check(tx: EntityManager, rows: CreateAccountsRequest['rows']) {
    const organisations = await tx.find(OrganisationEntity)
    const people = await tx.find(PersonEntity, { select: { account: true } })
    return checkAccountRows(rows, organisations, new Set(people.map(({ account }) => account)))
  }
}
