import { folded } from '@gongkai/shared/base/folded'
import { TOLD_KINDS } from '../../oversight/consequences/consequences.js'
import 'reflect-metadata'
import type { Role } from '@gongkai/shared/base/words/roles'
import { accountNameFaults, personFaults } from '@gongkai/shared/district/account/account-policy'
import { passwordFaults } from '@gongkai/shared/district/account/password-rules'
import type { DataSource } from 'typeorm'
import { isTaken, lockAccounts } from '../../district/account/account-case.js'
import { hashPassword } from '../../district/account/password.js'
import { PersonEntity } from '../../district/account/person.entity.js'
import { readNewPassword } from '../../district/account/read-password.js'
import { OrganisationEntity } from '../../district/organisation/organisation.entity.js'
import { Clock } from '../../platform/clock.js'
import { act } from '../../platform/database/act.js'
import { createDataSource } from '../../platform/database/data-source.js'
import { prepareDatabase } from '../../platform/database/prepare-database.js'
import { Ledger, OPERATOR } from '../../platform/ledger/ledger.js'
import { readCommandConfig } from '../config.js'
import { entities, migrations } from '../entities.js'
import { districtLoads } from '../regions/district-loads.js'

/**
 * Makes the first real administrator, an account of the office with all roles, by the rules of every account and password.
 * The name is folded to lower case, as everywhere, so that no OFFICE stands beside office.
 * @throws Error in Chinese that names every fault; nothing is stored then.
 */
export async function createAdmin(
  dataSource: DataSource,
  typed: string,
  name: string,
  password: string,
  clock = new Clock(),
): Promise<string> {
  const account = folded(typed)
  const passwordHash = await hashPassword(password)
  await act(dataSource, async (tx) => {
    const office = await tx.findOneBy(OrganisationEntity, { kind: 'office' })
    if (!office) throw new Error('没有建立账号：地区数据里没有区信息公开办')
    await lockAccounts(tx)
    const refusals = [
      ...accountNameFaults(account, await isTaken(tx, account)),
      ...personFaults(name, office, ROLES),
      ...passwordFaults(password, { account, current: '' }).map((fault) => ({ ...fault, text: `密码：${fault.text}` })),
    ]
    if (refusals.length > 0) throw new Error(`没有建立账号：\n${refusals.map(({ text }) => `  - ${text}`).join('\n')}`)
    const person = { account, name: name.trim(), organisationCode: office.code, roles: [...ROLES], passwordHash }
    const { id } = await tx.save(PersonEntity, person)
    await new Ledger(clock, TOLD_KINDS).record(tx, OPERATOR, {
      kind: 'account.created',
      place: { unitCode: office.code },
      detail: { personId: id, account, name: person.name, organisationCode: office.code, roles: person.roles },
    })
  })
  return account
}

const ROLES: Role[] = ['editor', 'approver', 'admin']

/** `npm run create-admin ACCOUNT NAME`; the password is asked for unseen, or read from standard input, never an argument. */
export async function createAdminFromTerminal([account = '', name = '']: string[]): Promise<void> {
  const { databaseUrl } = readCommandConfig(process.env)
  const dataSource = createDataSource(databaseUrl, entities, migrations)
  try {
    await prepareDatabase(dataSource, districtLoads)
    const password = await readNewPassword({ input: process.stdin, output: process.stdout })
    console.log(`已建立管理员 ${await createAdmin(dataSource, account, name, password)}`)
    console.log('发布目录前的保密审查要由发布人以外的人签署：请登录后在“账号”里为信息公开办再建一个审签人账号。')
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
  }
}
