import { entities, migrations } from '@gongkai/server/app/entities'
import { districtLoads } from '@gongkai/server/app/regions/district-loads'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { type District, serveOn } from './district'

/** One account of each role in the database of the last release; `null` is a resident. */
export const ROLES = {
  resident: null,
  village: 'village',
  editor: 'clerk-350505106',
  town: 'town-350505106',
  lead: 'civil-affairs',
  office: 'office-plain',
  admin: 'office',
} as const

/** The application on a database that an earlier run left, brought up to date as a start does; all people have the demo's password. */
export async function openUpgraded(
  url: string,
  prepare?: (app: NestFastifyApplication) => Promise<void>,
): Promise<District> {
  const dataSource = createDataSource(url, entities, migrations)
  await dataSource.initialize()
  await dataSource.runMigrations()
  for (const load of districtLoads) await dataSource.transaction(load)
  const people = dataSource.getRepository(PersonEntity)
  const admin = await people.findOneByOrFail({ account: 'office' })
  if (!(await people.existsBy({ account: 'office-plain' }))) {
    const { passwordHash, organisationCode } = admin
    const roles = admin.roles.filter((role) => role !== 'admin')
    await people.insert({ account: 'office-plain', name: '王科员', roles, passwordHash, organisationCode })
  }
  return serveOn(dataSource, { today: '2026-11-28', prepare })
}
