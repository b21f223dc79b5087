import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entities, migrations } from '@gongkai/server/app/entities'
import { DisclosureEntity, OccurrenceEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import { createDataSource } from '@gongkai/server/platform/database/data-source'
import { addDays, localDateAt } from '@gongkai/shared/base/time/local-date'
import type { OccurrenceView, RecordRequest } from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import { publishedFirst } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { newIntent, onSite } from '../../../support/disclosing'
import { openDistrict, PASSWORD, serveOn } from '../../../support/district'
import { ask, startServer } from '../../../support/operating'

const RECORDS = 40
const AT_ONCE = 4
/** So many are answered when the server is killed, with others under way. */
const KILLED_AFTER = 9

describe.each(databases)('a server killed while records are sent, on $name', ({ url }) => {
  const files = mkdtempSync(join(tmpdir(), 'gongkai-killed-'))
  afterAll(() => rmSync(files, { recursive: true, force: true }))

  test('every answered record stands, and what was not answered arrives once when it is sent again', async () => {
    const address = await url()
    const district = await openDistrict(address)
    await publishedFirst(district)
    await district.close()
    const day = addDays(localDateAt(new Date()), -3)
    const requests = Array.from(
      { length: RECORDS },
      (_, n): RecordRequest => ({
        publicNumbers: [n % 2 ? '01-east-0001' : '01-east-0002'],
        title: `第${n}件`,
        formedOn: day,
        disclosure: onSite(day),
        intent: newIntent(),
      }),
    )

    const where = { DATABASE_URL: address, GONGKAI_FILES: files, GONGKAI_HOST: '127.0.0.1' }
    const first = await startServer({ ...where, GONGKAI_DEMO: '0' })
    const { body: session } = await ask(first.origin, '/api/session', { account: 'east', password: PASSWORD })
    const answered = new Map<string, number>()
    const send = async (request: RecordRequest) => {
      const { status, body } = await ask(first.origin, '/api/disclosure/occurrences', request, session.token)
      if (status !== 200) throw new Error(JSON.stringify(body))
      const [view] = body as OccurrenceView[]
      return Number(view?.id)
    }
    const waiting = [...requests]
    const sender = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        answered.set(next.intent, await send(next))
        if (answered.size === KILLED_AFTER) first.child.kill('SIGKILL')
      }
    }
    const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, sender))
    expect(ended.every(({ status }) => status === 'rejected')).toBe(true)
    await first.ended
    expect(answered.size).toBeGreaterThanOrEqual(KILLED_AFTER)
    expect(answered.size).toBeLessThan(RECORDS)

    const dataSource = await createDataSource(address, entities, migrations).initialize()
    const stored = () => dataSource.manager.find(OccurrenceEntity, { order: { id: 'ASC' } })
    const standing = new Set((await stored()).map(({ id }) => id))
    for (const id of answered.values()) expect(standing.has(id)).toBe(true)
    // One whose answer was lost may stand; none stands by half.
    expect(await dataSource.manager.count(DisclosureEntity)).toBe(standing.size)

    // The next process takes over what this one left.
    const next = await serveOn(dataSource, { today: localDateAt(new Date()) })
    for (const request of requests) {
      const [view] = done(await next.send<OccurrenceView[]>('east', 'POST', '/api/disclosure/occurrences', request))
      expect(view?.id).toBe(answered.get(request.intent) ?? view?.id)
    }
    const all = await stored()
    expect(all.map(({ title }) => title).sort()).toEqual(requests.map(({ title }) => title).sort())
    expect(await dataSource.manager.count(DisclosureEntity)).toBe(RECORDS)
    await next.close()
  })
})
