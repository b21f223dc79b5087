import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { EventEntity } from '@gongkai/server/platform/ledger/event.entity'
import type { EventKind } from '@gongkai/shared/base/ledger/event'
import type { OrganisationDetail } from '@gongkai/shared/district/organisation/organisation.contract'
import type { RoundDetail } from '@gongkai/shared/district/round/round.contract'
import { done } from './acting'
import type { District } from './district'

/** One person's questions to the pages of 管理, by path. */
export function administering(district: District, account = 'office') {
  const call =
    (method: string) =>
    <Body>(path: string, payload?: unknown) =>
      district.call<Body>(account, method, `/api/${path}`, payload)
  return {
    get: call('GET'),
    post: call('POST'),
    put: call('PUT'),
    delete: call('DELETE'),
    unit: async (code: string) => done(await call('GET')<OrganisationDetail>(`organisations/${code}`)),
    round: async (code = '2026') => done(await call('GET')<RoundDetail>(`rounds/${code}`)),
  }
}

/** Whether this account may sign in with this password. */
export const signsIn = async (district: District, account: string, password: string) =>
  (await district.call(null, 'POST', '/api/session', { account, password })).status === 201

export async function personOf(district: District, account: string): Promise<PersonEntity> {
  return district.dataSource.manager.findOneByOrFail(PersonEntity, { account })
}

/** The details of the acts of one kind, the newest last. */
export async function ledgerOf(district: District, kind: EventKind): Promise<Record<string, unknown>[]> {
  const events = await district.dataSource.manager.find(EventEntity, { where: { kind }, order: { id: 'ASC' } })
  return events.map(({ detail }) => detail)
}

export async function xlsxOf(rows: readonly (readonly string[])[]): Promise<Buffer> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.addWorksheet('名单').addRows(rows.map((row) => [...row]))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
