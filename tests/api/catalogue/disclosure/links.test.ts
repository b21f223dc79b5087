import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readConfig } from '@gongkai/server/app/config'
import { CheckLinks } from '@gongkai/server/catalogue/disclosure/check-links'
import { DisclosureEntity } from '@gongkai/server/catalogue/disclosure/disclosure.entities'
import { isPrivateAddress, reachLink } from '@gongkai/server/platform/http/reach-link'
import type { EntryDisclosures } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import { publishedFirst } from '../../../factories/published'
import { done } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'

const LOW = '01-east-0001'
const TIMEOUT_MS = 400

/** A site of which every path answers in its own way, and what it was asked. */
async function openSite(inside: () => number): Promise<{ server: Server; port: number; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const head = request.method === 'HEAD'
    if (request.url === '/ok') response.end('好')
    else if (request.url === '/get-only') response.writeHead(head ? 405 : 200).end()
    else if (request.url === '/moved') response.writeHead(301, { location: '/ok' }).end()
    else if (request.url === '/loop') response.writeHead(302, { location: '/loop' }).end()
    else if (request.url === '/inside')
      response.writeHead(302, { location: `http://127.0.0.1:${inside()}/secret` }).end()
    else if (request.url === '/busy') response.writeHead(503).end()
    else if (request.url !== '/slow') response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, port: (server.address() as AddressInfo).port, asked }
}

test('addresses of this machine and of networks of one’s own are reached by nobody’s link', async () => {
  for (const address of [
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:a00:1', '64:ff9b::7f00:1', '2002:7f00:1::', 'x'],
  ])
    expect([address, isPrivateAddress(address)]).toEqual([address, true])
  for (const address of ['1.1.1.1', '172.32.0.1', '2400:3200::1', '::ffff:1.1.1.1'])
    expect([address, isPrivateAddress(address)]).toEqual([address, false])
  const rules = { also: [], timeoutMs: TIMEOUT_MS }
  for (const link of [
    ...['http://127.0.0.1/', 'http://0x7f.1/', 'http://2130706433/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/'],
    ...['http://localhost/', 'http://1.1.1.1:22/', 'ftp://1.1.1.1/', 'http://a:b@1.1.1.1/', 'not a link'],
  ])
    expect([link, await reachLink(link, rules)]).toEqual([link, 'unreachable'])
})

test('off unless the operator says so', () => {
  const env = { NODE_ENV: 'production', GONGKAI_HOST: '127.0.0.1' }
  expect(readConfig(env).checkLinks).toBeNull()
  expect(
    readConfig({ ...env, GONGKAI_CHECK_LINKS: '1', GONGKAI_CHECK_LINKS_ALSO: 'oa.gov.cn:8080' }).checkLinks,
  ).toEqual({
    also: ['oa.gov.cn:8080'],
  })
  expect(() => readConfig({ ...env, GONGKAI_CHECK_LINKS: 'yes', GONGKAI_CHECK_LINKS_ALSO: 'http://x' })).toThrow(
    /GONGKAI_CHECK_LINKS=yes.*\n.*GONGKAI_CHECK_LINKS_ALSO：http:\/\/x/,
  )
})

describe.each(databases)('链接核查, on $name', ({ url }) => {
  let district: District
  let site: Awaited<ReturnType<typeof openSite>>
  let hidden: Awaited<ReturnType<typeof openSite>>
  beforeAll(async () => {
    hidden = await openSite(() => 0)
    site = await openSite(() => hidden.port)
    district = await openDistrict(await url(), { today: '2026-07-20' })
    await publishedFirst(district)
    const paths = ['ok', 'ok', 'moved', 'nothing', 'slow', 'get-only', 'inside', 'busy', 'loop']
    for (const path of paths) {
      const [one] = done(await discloser(district, 'east').record({ publicNumbers: [LOW], title: path }))
      // no unit may record a link into the server's own network
      const address = `http://127.0.0.1:${site.port}/${path}`
      await district.dataSource.manager.update(DisclosureEntity, { occurrenceId: one?.id }, { url: address })
    }
  })
  afterAll(async () => {
    for (const { server } of [site, hidden]) {
      server.closeAllConnections()
      server.close()
    }
    await district.close()
  })
  const check = (day: string, part: { also?: string[]; most?: number } = {}) =>
    new CheckLinks(
      district.dataSource,
      new NoonClock(day),
      { also: part.also ?? [`127.0.0.1:${site.port}`], timeoutMs: TIMEOUT_MS },
      part.most,
    ).run()
  const results = async () => {
    const { occurrences } = await discloser(district, 'east').item(LOW)
    return Object.fromEntries(
      occurrences.map(({ title, disclosures: [record] }) => [title, [record?.link, record?.linkCheckedOn]]),
    )
  }

  test('a network in which nothing answers accuses nobody', async () => {
    await check('2026-07-20', { also: ['127.0.0.1:9'] })
    expect(new Set(Object.values(await results()).map(([link]) => link))).toEqual(new Set(['unchecked']))
  })

  test('so many in a night, each link once, the longest not tried first; results with their day', async () => {
    await check('2026-07-21', { most: 2 })
    expect(new Set(site.asked)).toEqual(new Set(['HEAD /ok', 'HEAD /moved']))
    await check('2026-07-21', { most: 2 })
    const asked = site.asked.length
    await check('2026-07-21')
    expect(site.asked.slice(asked)).not.toContain('HEAD /moved')
    const day = '2026-07-21'
    expect(await results()).toEqual({
      ok: ['ok', day],
      moved: ['moved', day],
      nothing: ['missing', day],
      slow: ['timeout', day],
      'get-only': ['ok', day],
      inside: ['unchecked', undefined],
      busy: ['unchecked', undefined],
      loop: ['unchecked', undefined],
    })
    // the redirect led into the own network: nobody went there
    expect(hidden.asked).toEqual([])
    const before = site.asked.length
    await check(day)
    expect(site.asked.length).toBe(before)
  })

  test('another address is another link; residents read nothing of it', async () => {
    const { occurrences } = await discloser(district, 'east').item(LOW)
    const moved = occurrences.find(({ title }) => title === 'moved')
    const disclosure = onSite('2026-07-10')
    const path = `occurrences/${moved?.id}/disclosures/${moved?.disclosures[0]?.id}`
    done(
      await discloser(district, 'east').call('PUT', path, {
        version: moved?.version,
        reason: '网页已转移',
        disclosure,
      }),
    )
    expect((await results()).moved).toEqual(['unchecked', undefined])
    const read = await district.send<EntryDisclosures>(null, 'GET', `/api/public/entries/${LOW}/disclosures`)
    expect(JSON.stringify(done(read))).not.toMatch(/link|checked|missing/)
    expect(await district.dataSource.manager.countBy(DisclosureEntity, { linkResult: 'ok' })).toBe(3)
  })
})
