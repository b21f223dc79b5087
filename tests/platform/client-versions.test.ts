import { EMPTY_ENTRY, type EntryFields } from '@gongkai/shared/base/template/entry'
import type { EntryField } from '@gongkai/shared/base/template/fields'
import { clientTooOld, SERVER_TOO_OLD, VERSION } from '@gongkai/shared/base/version'
import type { AmendmentView } from '@gongkai/shared/catalogue/amendment/amendment.contract'
import type { AssignmentSummary, EntryDetail } from '@gongkai/shared/compiling/assignment/assignment.contract'
import { publishedFirst } from '../factories/published'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

const FULL: EntryFields = {
  level1: '救助',
  level2: '低保',
  level3: '城市',
  stages: ['execution'],
  content: '名单',
  bases: [{ title: '社会救助暂行办法', documentNumber: '国务院令第649号', article: '第十条' }],
  timeLimit: '20个工作日内',
  subjects: ['东镇人民政府'],
  channels: ['website', 'other'],
  channelOther: '村务微信群',
  audiences: ['specific'],
  audienceSpecific: '低保对象',
  ways: ['proactive'],
  levels: ['town'],
  attribute: 'withheld',
  withholdGround: 'law',
  withholdLaw: '保密法',
  reassessOn: '2027-06-30',
  matterCode: 'Q-1',
}
const FIELDS = Object.keys(EMPTY_ENTRY) as EntryField[]
const REFERER = 'https://servicewechat.com/wx0123456789abcdef/12/page-frame.html'
const weapp = (version: string) => ({ platform: 'weapp' as const, version })

describe.each(databases)('clients of other versions, on $name', ({ url }) => {
  let district: District
  let old: District
  let assignmentId: number
  beforeAll(async () => {
    district = await openDistrict(await url())
    old = await openDistrict(await url(), { oldestClient: '0.2.0' })
    const { body } = await district.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')
    assignmentId = body.find(({ domain }) => domain.code === '01')?.id ?? 0
  })
  afterAll(async () => {
    await district.close()
    await old.close()
  })

  async function asked(
    of: District,
    account: string | null,
    headers: object,
    method: string,
    path: string,
    body?: object,
  ) {
    const token = account ? { authorization: `Bearer ${await of.tokenOf(account)}` } : {}
    const reply = await of.app.inject({
      method: method as 'GET',
      url: path,
      headers: { ...token, ...headers },
      ...(body ? { payload: body } : {}),
    })
    return { status: reply.statusCode, body: reply.json(), server: reply.headers['x-gongkai-server'] }
  }
  async function newEntry(): Promise<EntryDetail> {
    const path = `/api/assignments/${assignmentId}/entries`
    const { status, body } = await district.call<EntryDetail>('east', 'POST', path, { fields: FULL })
    expect(status).toBe(201)
    return body
  }
  const stored = async ({ id }: { id: number }) =>
    (await district.call<EntryDetail>('east', 'GET', `/api/entries/${id}`)).body

  test('every answer says the version of the server, a prepared one too', async () => {
    for (const path of ['/api/public/entries', '/api/public/entries', '/api/nowhere', '/api/assignments'])
      expect((await asked(district, null, {}, 'GET', path)).server).toBe(VERSION)
  })

  test('a version that is none is refused', async () => {
    const { status, body } = await asked(
      district,
      'east',
      { 'x-gongkai-client': 'weapp/latest' },
      'GET',
      '/api/assignments',
    )
    expect([status, body.refusals]).toEqual([400, [expect.objectContaining({ code: 'client.version' })]])
  })

  test('a client that the server no longer works with is told so whatever it asks; a system of somebody else is not', async () => {
    for (const path of ['/api/assignments', '/api/public/entries', '/api/public/entries']) {
      const { status, body } = await asked(old, 'east', { referer: REFERER }, 'GET', path)
      expect([status, body]).toEqual([426, { refusals: [clientTooOld(weapp('0.1.0'))] }])
      expect((await asked(old, 'east', {}, 'GET', path)).status).toBe(200)
      expect((await asked(old, 'east', { 'x-gongkai-client': 'weapp/0.2.0' }, 'GET', path)).status).toBe(200)
      expect((await asked(old, 'east', { 'x-gongkai-client': 'h5/0.1.9' }, 'GET', path)).status).toBe(426)
    }
    expect(clientTooOld(weapp('0.1.0')).text).toMatch(/关闭后重新打开.*保留在本机/)
  })

  test('it stores nothing of such a client', async () => {
    const path = `/api/assignments/${(await old.call<AssignmentSummary[]>('east', 'GET', '/api/assignments')).body[0]?.id}`
    const { status } = await asked(old, 'east', { referer: REFERER }, 'POST', `${path}/entries`, { fields: FULL })
    expect(status).toBe(426)
    expect((await old.call<{ entries: unknown[] }>('east', 'GET', path)).body.entries).toEqual([])
  })

  test.each(FIELDS)('saving an entry without %s keeps what is stored there', async (field) => {
    const entry = await newEntry()
    const { [field]: _, ...known } = { ...FULL, ...(field === 'content' ? { level3: '农村' } : { content: '标准' }) }
    const headers = { referer: REFERER }
    const path = `/api/entries/${entry.id}`
    const { status } = await asked(district, 'east', headers, 'PUT', path, { version: entry.version, fields: known })
    expect(status).toBe(200)
    expect((await stored(entry)).fields).toEqual({ ...known, [field]: FULL[field] })
  })

  test('nothing is no answer either: null is refused', async () => {
    const entry = await newEntry()
    const fields = { ...FULL, content: null }
    const { status } = await district.call('east', 'PUT', `/api/entries/${entry.id}`, {
      version: entry.version,
      fields,
    })
    expect([status, (await stored(entry)).fields]).toEqual([400, FULL])
  })

  test('what a newer client sends and this server does not know is not stored, and told in one sentence with a way on', async () => {
    const entry = await newEntry()
    const path = `/api/entries/${entry.id}`
    const body = { version: entry.version, fields: { ...FULL, content: '标准', newField: 'x' } }
    const newer = await asked(district, 'east', { 'x-gongkai-client': 'weapp/99.0.0' }, 'PUT', path, body)
    expect([newer.status, newer.body]).toEqual([503, { refusals: [SERVER_TOO_OLD] }])
    expect(SERVER_TOO_OLD.text).toMatch(/服务器正在升级.*保留在本机/)
    const same = await asked(district, 'east', { 'x-gongkai-client': `weapp/${VERSION}` }, 'PUT', path, body)
    expect(same.status).toBe(400)
    expect(same.body.refusals).toEqual([expect.objectContaining({ at: 'fields/newField', text: '没有这一项' })])
    expect((await stored(entry)).fields).toEqual(FULL)
    const route = await asked(district, 'east', { 'x-gongkai-client': 'weapp/99.0.0' }, 'POST', `${path}/newAct`, {})
    expect([route.status, route.body]).toEqual([503, { refusals: [SERVER_TOO_OLD] }])
  })

  test('what an older client does not send and this server needs is told in one sentence with a way on', async () => {
    const entry = await newEntry()
    const headers = { referer: REFERER }
    const { status, body } = await asked(district, 'east', headers, 'PUT', `/api/entries/${entry.id}`, { fields: FULL })
    expect([status, body]).toEqual([426, { refusals: [clientTooOld(weapp('0.1.0'))] }])
    const path = `/api/entries/${entry.id}`
    const wrong = await asked(district, 'east', headers, 'PUT', path, {
      version: entry.version,
      fields: { ...FULL, reassessOn: '明年' },
    })
    expect([wrong.status, wrong.body.refusals[0].at]).toEqual([400, 'fields/reassessOn'])
  })

  test('an amendment without a field keeps what it holds', async () => {
    await publishedFirst(old)
    const publicNumber = (
      await old.call<{ items: { id: string }[] }>(null, 'GET', '/api/public/entries')
    ).body.items.find(({ id }) => id.includes('east'))?.id
    const made = await old.call<AmendmentView>('east', 'POST', '/api/amendments', { kind: 'revise', publicNumber })
    expect(made.status).toBe(201)
    const { id, version, fields } = made.body
    const { timeLimit, bases, ...known } = fields as EntryFields
    const cause = { trigger: '', triggerOn: '', reason: '', version }
    const saved = await old.call<AmendmentView>('east', 'PUT', `/api/amendments/${id}`, {
      ...cause,
      fields: { ...known, content: '改过' },
    })
    expect(saved.status).toBe(200)
    expect(saved.body.fields).toEqual({ ...fields, timeLimit, bases, content: '改过' })
  })
})
