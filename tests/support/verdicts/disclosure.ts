import { publishedFirst } from '../../factories/published'
import { done } from '../acting'
import { discloser, onSite } from '../disclosing'
import type { District } from '../district'
import type { Cases, Opened } from './case'

const LOW = '01-east-0001'
const published = new WeakSet<District>()

/** A recorded thing; a colleague adds a record to it meanwhile. */
async function thing(district: District, verb: (recordId: number) => string, more: object): Promise<Opened> {
  if (!published.has(district)) await publishedFirst(district)
  published.add(district)
  const east = discloser(district, 'east')
  const [view] = done(
    await east.record({ publicNumbers: [LOW], disclosure: onSite('2026-07-10', { channels: ['website'] }) }),
  )
  if (!view) throw new Error('nothing was recorded')
  const look = `/api/disclosure/items/${LOW}`
  return {
    by: 'east',
    path: `/api/disclosure/occurrences/${view.id}${verb(view.disclosures[0]?.id ?? 0)}`,
    body: { version: view.version, ...more },
    seen: 'version',
    look,
    move: async () => {
      done(
        await discloser(district, 'east-editor').add(
          view,
          onSite('2026-07-11', { channels: ['noticeBoard'], url: '' }),
        ),
      )
    },
  }
}

const reason = '登记错了'
const disclosure = onSite('2026-07-10')
export const disclosureCases: Cases = {
  'PUT /api/disclosure/occurrences/:id': (district) =>
    thing(district, () => '', { title: '更正后的标题', formedOn: '2026-07-01', reason }),
  'POST /api/disclosure/occurrences/:id/deletion': (district) => thing(district, () => '/deletion', { reason }),
  'POST /api/disclosure/occurrences/:id/disclosures': (district) =>
    thing(district, () => '/disclosures', { disclosure, intent: 'intent-of-a-page-1' }),
  'PUT /api/disclosure/occurrences/:id/disclosures/:disclosure': (district) =>
    thing(district, (record) => `/disclosures/${record}`, { disclosure, reason }),
  'POST /api/disclosure/occurrences/:id/disclosures/:disclosure/deletion': (district) =>
    thing(district, (record) => `/disclosures/${record}/deletion`, { reason }),
  'PUT /api/disclosure/settings': async (district) => {
    const path = '/api/disclosure/settings'
    const { version } = done(await district.send<{ version: number }>('office', 'GET', path))
    const move = async () => done(await district.send('office', 'PUT', path, { version, hosts: ['qingxi.gov.cn'] }))
    return { by: 'office', path, body: { version, hosts: [] }, seen: 'version', look: path, move }
  },
  'POST /api/disclosure/items/:number/expectation/seen': async (district) => {
    const opened = await thing(district, () => '', {})
    const path = `/api/disclosure/items/${LOW}/expectation`
    const correct = async (limit: string) => {
      const { version } = (await discloser(district, 'east').item(LOW)).correction
      done(await district.send('east', 'PUT', path, { version, limit, reason }))
      return { version: version + 1 }
    }
    const body = await correct('批准后10日内')
    return { ...opened, by: 'civil', path: `${path}/seen`, body, move: () => correct('批准后15日内') }
  },
  'PUT /api/disclosure/items/:number/expectation': async (district) => {
    const opened = await thing(district, () => '', {})
    const path = `/api/disclosure/items/${LOW}/expectation`
    const { version } = (await discloser(district, 'east').item(LOW)).correction
    const body = { version, limit: '批准后20日内', reason }
    return { ...opened, path, body, move: async () => done(await district.send('east', 'PUT', path, body)) }
  },
}
