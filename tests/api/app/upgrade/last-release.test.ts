import { createHash } from 'node:crypto'
import { EditionEntity } from '@gongkai/server/district/edition/edition.entity'
import { EditionEntryEntity } from '@gongkai/server/district/edition/edition-entry.entity'
import pins from '../../../fixtures/releases/0.1.0/public-answers.json'
import { databases } from '../../../support/databases'
import type { District } from '../../../support/district'
import { everyGet } from '../../../support/every-get'
import { openRelease } from '../../../support/releases'
import { rewriteStored, without, withUnknown } from '../../../support/stored-rows'
import { openUpgraded, ROLES } from '../../../support/upgraded'

type Answers = Map<string, { status: number; body: string }>
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
/** Drawn for seconds, of what other answers show too: asked by a resident only. */
const SLOW = /\.pdf|\/documents/

async function answersOf(district: District, addresses: readonly string[], account: string | null): Promise<Answers> {
  const headers = account ? { authorization: `Bearer ${await district.tokenOf(account)}` } : {}
  const answers: Answers = new Map()
  for (const url of addresses) {
    const reply = await district.app.inject({ method: 'GET', url, headers })
    const isText = /json|csv/.test(String(reply.headers['content-type']))
    answers.set(url, { status: reply.statusCode, body: isText ? reply.body : '' })
  }
  return answers
}

/** The answers to every role. */
async function walked(district: District): Promise<Map<string, Answers>> {
  const addresses = await everyGet(district)
  const quick = addresses.filter((address) => !SLOW.test(address))
  const answers = new Map<string, Answers>()
  for (const [role, account] of Object.entries(ROLES)) answers.set(role, await answersOf(district, quick, account))
  return answers
}

const statusesOf = (answersByRole: Map<string, Answers>) =>
  [...answersByRole].flatMap(([role, answers]) =>
    [...answers].map(([address, { status }]) => `${role} ${address} ${status}`),
  )
const faults = (answersByRole: Map<string, Answers>) => statusesOf(answersByRole).filter((line) => / 5\d\d$/.test(line))

/** An answer's contents, whichever part of it stands first. */
function inOneOrder(body: string): string {
  const sorted = (_name: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return /^[[{]/.test(body) ? JSON.stringify(JSON.parse(body), sorted) : body
}

/** Sessions and accounts tell who is signed in since when, which is no part of the work. */
const PASSING = /\/me\/sessions|\/session|\/accounts|\/example/
function differing(before: Map<string, Answers>, after: Map<string, Answers>, but: RegExp): string[] {
  return [...before].flatMap(([role, answers]) =>
    [...answers]
      .filter(
        ([address, { body }]) =>
          !PASSING.test(address) &&
          !but.test(address) &&
          inOneOrder(after.get(role)?.get(address)?.body ?? '') !== inOneOrder(body),
      )
      .map(([address]) => `${role} ${address}`),
  )
}

describe.each(databases)('the database of the last release, on $name', (database) => {
  let url: string
  let asStored: Map<string, Answers>
  beforeAll(async () => {
    url = await openRelease(database)
  })

  /** Opens it, and again as another release would have written it. */
  async function opened<Answer>(look: (district: District) => Promise<Answer>): Promise<Answer> {
    const district = await openUpgraded(url)
    try {
      return await look(district)
    } finally {
      await district.close()
    }
  }

  /** The answers that were made of what was published before, to the byte. */
  async function publishedNow(district: District): Promise<Record<string, string>> {
    const now: Record<string, string> = {}
    for (const address of Object.keys(pins)) {
      const reply = await district.app.inject({ method: 'GET', url: address })
      // Beside its changes an answer says how their edition stands.
      now[address] = sha256(address.endsWith('/changes') ? JSON.stringify(reply.json().items) : reply.rawPayload)
    }
    return now
  }

  async function hashesOf({ dataSource }: District) {
    const editions = await dataSource.manager.find(EditionEntity, { order: { id: 'ASC' } })
    return Promise.all(
      editions.map(async ({ id, contentHash }) => {
        const rows = await dataSource.manager.find(EditionEntryEntity, {
          where: { editionId: id },
          order: { id: 'ASC' },
        })
        return { contentHash, computed: sha256(JSON.stringify(rows.map(({ snapshot }) => snapshot))) }
      }),
    )
  }

  test('every GET route answers every role, and what was published is what it was to the byte', async () => {
    await opened(async (district) => {
      asStored = await walked(district)
      expect(faults(asStored)).toEqual([])
      const open = (role: string) => [...(asStored.get(role)?.values() ?? [])].filter(({ status }) => status === 200)
      for (const [role, least] of Object.entries({
        resident: 30,
        village: 60,
        town: 100,
        lead: 60,
        office: 140,
        admin: 170,
      }))
        expect({ role, answered: open(role).length > least }).toEqual({ role, answered: true })
      expect(await publishedNow(district)).toEqual(pins)
      const hashes = await hashesOf(district)
      expect(hashes.map(({ computed }) => computed)).toEqual(hashes.map(({ contentHash }) => contentHash))
      const slow = (await everyGet(district)).filter((address) => SLOW.test(address))
      expect(faults(new Map([['resident', await answersOf(district, slow.slice(0, 4), null)]]))).toEqual([])
    })
  })

  test('with fields that a newer release wrote everything is answered as before, and they stay', async () => {
    const rewritten = await opened(({ dataSource }) =>
      rewriteStored(dataSource, (stored, _shape, column) =>
        // the columns of an imported table are names of its own, no fields
        column.databaseName === 'column_values' ? stored : withUnknown('新版本写入的内容')(stored),
      ),
    )
    expect(rewritten).toBeGreaterThan(5000)
    await opened(async (district) => {
      const now = await walked(district)
      expect(statusesOf(now)).toEqual(statusesOf(asStored))
      expect(differing(asStored, now, /$^/)).toEqual([])
      expect(await publishedNow(district)).toEqual(pins)
    })
  })

  test('without the empty fields everything the work shows is as before', async () => {
    await opened(({ dataSource }) => rewriteStored(dataSource, without('empty')))
    await opened(async (district) => {
      const now = await walked(district)
      expect(statusesOf(now)).toEqual(statusesOf(asStored))
      // A published entry is answered as it is stored; a client completes it.
      expect(differing(asStored, now, /\/public\/(entries\/|editions\/|download)/)).toEqual([])
      const one = now.get('resident')?.get('/api/public/entries/01-350505001-0001')?.body ?? ''
      expect(JSON.parse(one)).toMatchObject({ level1: '规划编制' })
      expect(one).not.toContain('level3')
      expect(one).not.toContain('channelOther')
    })
  })

  test('without any field that can be missing no route fails', async () => {
    await opened(({ dataSource }) => rewriteStored(dataSource, without('all')))
    await opened(async (district) => {
      expect(faults(await walked(district))).toEqual([])
    })
  })
})
