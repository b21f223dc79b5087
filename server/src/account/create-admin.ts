import { ACCOUNT_PATTERN } from '@gongkai/shared/account/account-policy'
import { folded } from '@gongkai/shared/base/folded'
import 'reflect-metadata'
import { createInterface } from 'node:readline/promises'
import type { DataSource } from 'typeorm'
import { readConfig } from '../config.js'
import { OrganisationEntity } from '../organisation/organisation.entity.js'
import { createDataSource } from '../platform/database/data-source.js'
import { entities, migrations } from '../platform/database/entities.js'
import { prepareDatabase } from '../platform/database/prepare-database.js'
import { districtLoads } from '../regions/district-loads.js'
import { hashPassword } from './password.js'
import { PersonEntity } from './person.entity.js'

const SHORTEST_PASSWORD = 12

/**
 * Makes the first real administrator, an account of the office with all roles.
 * @throws Error in Chinese that names every fault; nothing is stored then.
 */
export async function createAdmin(
  dataSource: DataSource,
  typed: string,
  name: string,
  password: string,
): Promise<void> {
  const account = folded(typed)
  const faults: string[] = []
  if (!ACCOUNT_PATTERN.test(account)) faults.push('账号：3 到 60 个字母、数字或 . _ - @')
  if (!name.trim() || name.length > 60) faults.push('姓名：1 到 60 字')
  if (password.length < SHORTEST_PASSWORD) faults.push(`密码：至少 ${SHORTEST_PASSWORD} 位`)
  if (await dataSource.manager.existsBy(PersonEntity, { account })) faults.push(`账号：${account} 已经存在`)
  const office = await dataSource.manager.findOneBy(OrganisationEntity, { kind: 'office' })
  if (!office) faults.push('单位：地区数据里没有区信息公开办')
  if (!office || faults.length > 0)
    throw new Error(`没有建立账号：\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)
  const passwordHash = await hashPassword(password)
  await dataSource.manager.insert(PersonEntity, {
    account,
    name: name.trim(),
    organisationCode: office.code,
    roles: ['editor', 'approver', 'admin'],
    passwordHash,
  })
}

/** `pnpm create-admin ACCOUNT NAME`; the password is asked for, or read from standard input, never an argument. */
export async function createAdminFromTerminal([account = '', name = '']: string[]): Promise<void> {
  const { databaseUrl } = readConfig(process.env)
  const dataSource = createDataSource(databaseUrl, entities, migrations)
  try {
    await prepareDatabase(dataSource, districtLoads)
    const terminal = createInterface({ input: process.stdin, output: process.stdout })
    const password = await terminal.question('密码：')
    terminal.close()
    await createAdmin(dataSource, account, name, password)
    console.log(`\n已建立管理员 ${account}`)
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy()
  }
}
