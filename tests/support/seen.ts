import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { ExtensionEntity } from '@gongkai/server/district/round/extension.entity'
import { RoundEntity } from '@gongkai/server/district/round/round.entity'
import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import { editionsVersion } from '@gongkai/shared/district/edition/standing-editions'
import type { InviteePage } from '@gongkai/shared/district/wechat/wechat.contract'
import type { DataSource } from 'typeorm'

type Field = 'version' | 'revision' | 'contentHash'
type Get = (path: string) => Promise<unknown>
interface Act {
  path: RegExp
  field: Field
  read: (get: Get, found: string[], payload: Record<string, unknown>, dataSource: DataSource) => Promise<unknown>
}

const of = (field: string) => (body: unknown) => (body as Record<string, unknown> | null)?.[field]
const from =
  (field: Field, address: (found: string[]) => string): Act['read'] =>
  async (get, found) =>
    of(field)(await get(address(found)))
const roundVersion = async (dataSource: DataSource, code?: string) =>
  (await dataSource.manager.findOneBy(RoundEntity, { code: code ?? '' }))?.version
const inviteeVersion = async (get: Get, dataSource: DataSource, id: number) => {
  // the route refuses impossible accounts
  if (!Number.isInteger(id)) return undefined
  const account = (await dataSource.manager.findOneBy(PersonEntity, { id }))?.account ?? ''
  const page = (await get(`/api/wechat-invitations?q=${account}`)) as InviteePage | null
  return page?.items?.find(({ accountId }) => accountId === id)?.version
}

/** The knowledge of a page that has just been opened, for the acts whose callers in the tests do not care. */
const ACTS: readonly Act[] = [
  {
    path: /^(?:POST|PUT) \/api\/assignments\/(\d+)\/(?:submission|no-duty|delegation|order|batch|declines|confirmation)$/,
    field: 'version',
    read: from('version', ([id]) => `/api/assignments/${id}`),
  },
  {
    path: /^DELETE \/api\/assignments\/(\d+)\/declines\/\d+$/,
    field: 'version',
    read: from('version', ([id]) => `/api/assignments/${id}`),
  },
  {
    path: /^POST \/api\/assignments\/(\d+)\/(?:recall|approval|return)$/,
    field: 'revision',
    read: from('revision', ([id]) => `/api/assignments/${id}`),
  },
  {
    path: /^POST \/api\/guidelines\/([^/]+)\/(?:checks|changes)$/,
    field: 'version',
    read: from('version', ([code]) => `/api/guidelines/${code}`),
  },
  {
    path: /^(?:POST|PUT|DELETE) \/api\/guideline-versions\/(\d+)\/(?:announcement|taking-back|source|changes\/\d+)$/,
    field: 'version',
    read: from('version', ([id]) => `/api/guideline-versions/${id}`),
  },
  {
    path: /^POST \/api\/entries\/(\d+)\/duplicate$/,
    field: 'version',
    read: from('version', ([id]) => `/api/entries/${id}`),
  },
  {
    path: /^POST \/api\/reports\/(\d+)\/(?:sign|recall|accept|return)$/,
    field: 'version',
    read: from('version', ([id]) => `/api/reports/${id}`),
  },
  { path: /^PUT \/api\/canned-remarks$/, field: 'version', read: from('version', () => '/api/canned-remarks') },
  {
    path: /^(?:PUT \/api\/calendar|DELETE \/api\/calendar\/[\d-]+)$/,
    field: 'version',
    read: from('version', () => '/api/calendar?year=2026'),
  },
  {
    path: /^POST \/api\/rounds\/([^/]+)\/extensions$/,
    field: 'version',
    read: (_get, [code], _payload, dataSource) => roundVersion(dataSource, code),
  },
  {
    path: /^POST \/api\/extensions\/(\d+)\/withdrawal$/,
    field: 'version',
    read: async (_get, [id], _payload, dataSource) =>
      roundVersion(dataSource, (await dataSource.manager.findOneBy(ExtensionEntity, { id: Number(id) }))?.roundCode),
  },
  {
    path: /^POST \/api\/(?:editions|publication\/reviews)$/,
    field: 'contentHash',
    read: async (get, _found, { domainCodes }) =>
      of('contentHash')(await get(`/api/publication/entries?domains=${[domainCodes].flat().join(',')}`)),
  },
  {
    path: /^POST \/api\/editions\/\d+\/withdrawal$/,
    field: 'version',
    read: async (get) => editionsVersion((await get('/api/public/editions')) as EditionView[]),
  },
  {
    path: /^DELETE \/api\/(organisations|amendments)\/([^/?]+)$/,
    field: 'version',
    read: from('version', ([what, id]) => `/api/${what}/${id}`),
  },
  {
    path: /^PUT \/api\/imports\/(\d+)\/choice$/,
    field: 'version',
    read: from('version', ([id]) => `/api/imports/${id}`),
  },
  {
    path: /^POST \/api\/wechat-invitations$/,
    field: 'version',
    read: (get, _found, { accountId }, dataSource) => inviteeVersion(get, dataSource, Number(accountId)),
  },
  {
    path: /^DELETE \/api\/wechat-(?:invitations|bindings)\/(\d+)$/,
    field: 'version',
    read: (get, [id], _payload, dataSource) => inviteeVersion(get, dataSource, Number(id)),
  },
]

/** The call of somebody who looks at what stands now: a version that the test does not name is added. */
export async function asJustRead(
  dataSource: DataSource,
  get: Get,
  method: string,
  path: string,
  payload: unknown,
): Promise<{ path: string; payload: unknown }> {
  const act = ACTS.find((candidate) => candidate.path.test(`${method} ${path}`))
  const body = payload ?? {}
  if (!act || typeof body !== 'object' || Buffer.isBuffer(body) || act.field in body) return { path, payload }
  const [, ...found] = act.path.exec(`${method} ${path}`) ?? []
  const held = body as Record<string, unknown>
  const seen = (await act.read(get, found, held, dataSource)) ?? (act.field === 'contentHash' ? '' : 0)
  if (method === 'DELETE') return { path: `${path}?${act.field}=${seen}`, payload }
  return { path, payload: { ...held, [act.field]: seen } }
}
