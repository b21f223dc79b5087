import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '@gongkai/server/app/create-app'
import { loadRegionPack } from '@gongkai/server/app/regions/load-region-pack'
import { hashPassword } from '@gongkai/server/district/account/password'
import { PersonEntity } from '@gongkai/server/district/account/person.entity'
import { SessionRepository } from '@gongkai/server/district/account/session.repository'
import type { WeChatSettings } from '@gongkai/server/platform/wechat/wechat-settings'
import type { RegionPack } from '@gongkai/shared/base/region/region-pack'
import type { Role } from '@gongkai/shared/base/words/roles'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { DataSource } from 'typeorm'
import { smallDistrict } from '../factories/small-district'
import { NoonClock } from './noon-clock'
import { openPrepared } from './prepared'
import { asJustRead } from './seen'

export interface Answer<Body> {
  status: number
  body: Body
}
export const PASSWORD = 'a long test password'
/** One for all: it is slow on purpose. */
let passwordHash: Promise<string> | null = null

interface Options {
  today?: string
  pack?: RegionPack
  /** GONGKAI_PUBLIC_URL */ publicUrl?: string
  wechat?: WeChatSettings
  /** the oldest client that is not sent away */ oldestClient?: string
  /** runs before the app is initialised, e.g. to serve the client */ prepare?: (
    app: NestFastifyApplication,
  ) => Promise<void>
}

/** The real application on a real database, the small district (or another pack) loaded, an approver and an editor for every organisation. */
export async function openDistrict(
  url: string,
  { today = '2026-07-20', pack = smallDistrict, publicUrl, wechat, oldestClient, prepare }: Options = {},
) {
  const isSmall = pack === smallDistrict
  const fill = (dataSource: DataSource) => settle(dataSource, pack)
  const dataSource = await openPrepared(url, isSmall ? { name: 'small-district', fill } : undefined)
  if (!isSmall) await fill(dataSource)
  return serveOn(dataSource, { today, publicUrl, wechat, oldestClient, prepare })
}

/** The units of a pack and their people. */
async function settle(dataSource: DataSource, pack: RegionPack): Promise<void> {
  await dataSource.manager.transaction((tx) => loadRegionPack(tx, pack))
  passwordHash ??= hashPassword(PASSWORD)
  const hash = await passwordHash
  const person = (code: string, suffix: string, roles: Role[]) => ({
    account: `${code}${suffix}`,
    name: code,
    organisationCode: code,
    roles,
    passwordHash: hash,
  })
  await dataSource.manager.insert(
    PersonEntity,
    pack.organisations.flatMap(({ code }) => [
      person(code, '', code === 'office' ? ['editor', 'approver', 'admin'] : ['editor', 'approver']),
      person(code, '-editor', ['editor']),
    ]),
  )
}

/** The application on what a database holds. */
export async function serveOn(
  dataSource: DataSource,
  { today = '2026-07-20', publicUrl, wechat, oldestClient, prepare }: Omit<Options, 'pack'>,
) {
  const files = join(tmpdir(), `gongkai-files-${randomUUID()}`)
  const clock = new NoonClock(today)
  const app = await createApp({ dataSource, clock, publicUrl, wechat, oldestClient, files }, true)
  await prepare?.(app)
  await app.init()
  await app.getHttpAdapter().getInstance().ready()
  const tokens = new Map<string, string>()

  /** The call upon what stands now: see `asJustRead`. */
  async function call<Body>(
    account: string | null,
    method: string,
    path: string,
    payload?: unknown,
  ): Promise<Answer<Body>> {
    const get = async (address: string) => (await send(account, 'GET', address)).body
    const seen = account ? await asJustRead(dataSource, get, method, path, payload) : { path, payload }
    return send<Body>(account, method, seen.path, seen.payload)
  }

  /** Exactly this, as a page sends it that may be old. */
  async function send<Body>(
    account: string | null,
    method: string,
    path: string,
    payload?: unknown,
  ): Promise<Answer<Body>> {
    const file = Buffer.isBuffer(payload)
    const authorization = account ? { authorization: `Bearer ${await tokenOf(account)}` } : {}
    const reply = await app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...authorization,
        ...(payload === undefined ? {} : { 'content-type': file ? 'application/octet-stream' : 'application/json' }),
      },
      ...(payload === undefined
        ? {}
        : { payload: typeof payload === 'string' || file ? payload : JSON.stringify(payload) }),
    })
    return { status: reply.statusCode, body: (reply.body ? reply.json() : null) as Body }
  }

  /** A session as signing in opens it, without the password, whose check is slow on purpose: `api/district/account/sign-in` tells of that. */
  async function tokenOf(account: string): Promise<string> {
    const held = tokens.get(account)
    if (held) return held
    const person = await dataSource.manager.findOneBy(PersonEntity, { account, active: true })
    if (!person) return 'nobody'
    const token = await dataSource.manager.transaction((tx) =>
      app.get(SessionRepository).open(tx, person.id, '其他设备'),
    )
    tokens.set(account, token)
    return token
  }

  async function close() {
    await app.close()
    await dataSource.destroy()
    await rm(files, { recursive: true, force: true })
  }

  return { app, dataSource, clock, call, send, tokenOf, close }
}
export type District = Awaited<ReturnType<typeof openDistrict>>
