import { AmendmentEntity } from '@gongkai/server/catalogue/amendment/amendment.entity'
import { FeedbackEntity } from '@gongkai/server/catalogue/feedback/feedback.entity'
import { EntryEntity } from '@gongkai/server/compiling/entry/entry.entity'
import type { EditionView } from '@gongkai/shared/catalogue/publication/publication.contract'
import { acceptedOf, publish } from '../factories/published'
import { desk, done } from '../support/acting'
import { databases } from '../support/databases'
import { type District, openDistrict } from '../support/district'

const SECRET = '不得外传的暗记'

/** Every value a visitor might guess for a part of an address. */
const GUESSES = [
  ...Array.from({ length: 12 }, (_, index) => String(index)),
  ...['01', '02', 'office', 'civil', 'housing', 'east', 'west', 'east-01', 'east.pdf', 'west.pdf', '01.pdf', '02.pdf'],
  ...[
    '01-east-0001',
    '01-east-0002',
    '01-east-0003',
    '01-west-0001',
    '02-east-0001',
    '01-east-0001.pdf',
    '02-east-0001.pdf',
  ],
  ...['AAAAA-AAAAA', '暗记', '%27%20OR%201=1', '..%2f..%2fentries'],
]

describe.each(databases)('nothing unpublished leaves by a public route, on $name', ({ url }) => {
  let district: District
  beforeAll(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east'])
    await plantSecrets()
  })
  afterAll(() => district.close())

  /** The secret stands in everything that is kept about the work and is not in a standing edition. */
  async function plantSecrets(): Promise<void> {
    const { manager } = district.dataSource
    const [first] = await manager.find(EntryEntity, { order: { id: 'ASC' } })
    if (!first) throw new Error('nothing was handed in')
    const fields = { ...first.fields, level2: SECRET, content: SECRET, timeLimit: SECRET }
    // 不予公开, in the very submission that is published
    await manager.insert(EntryEntity, {
      assignmentId: first.assignmentId,
      position: 9,
      version: 1,
      fields: { ...fields, attribute: 'withheld', withholdGround: 'law', withholdLaw: SECRET } as never,
    })
    const published = done(await publish(district, { note: '公开的说明' }))
    // published in error, and concealed
    await manager.update(EntryEntity, { id: first.id }, { fields: { ...first.fields, content: SECRET } })
    const { assignmentId } = first
    const fieldsOfNew = { ...first.fields, level2: SECRET }
    const added = await manager.insert(EntryEntity, { assignmentId, position: 10, version: 1, fields: fieldsOfNew })
    const error = done(await publish(district, { note: '误发' }))
    const withdrawal = { explanation: '含有不应公开的内容', conceal: true }
    done(await district.call<EditionView>('office', 'POST', `/api/editions/${error.id}/withdrawal`, withdrawal))
    await manager.softDelete(EntryEntity, added.identifiers[0]?.id)
    expect(published.name).toBe('2026年第1版')
    // still with the towns, on its way, and what people say to each other about it
    const west = desk(district, 'west')
    const id = await west.idIn('01')
    const own = done(await west.add(id, { ...first.fields, level2: SECRET }))
    done(await west.comment(own.id, SECRET))
    done(await west.noDuty(await west.idIn('02'), SECRET))
    await manager.insert(AmendmentEntity, {
      kind: 'revise',
      state: 'finalised',
      domainCode: '01',
      organisationCode: 'east',
      publicNumber: '01-east-0002',
      assignmentId: first.assignmentId,
      entryId: first.id,
      before: fields as never,
      fields: fields as never,
      trigger: 'other',
      triggerOn: '2026-07-01',
      reason: SECRET,
      signedBy: [] as never,
    })
    await manager.insert(FeedbackEntity, {
      trackingCode: 'KKKKKKKKKK',
      kind: 'wrong',
      text: SECRET,
      publicNumber: '01-east-0001',
      organisationCode: 'east',
      at: new Date(),
      sender: SECRET,
      answer: SECRET,
    })
  }

  test('by walking all of them, with every id there is and every one that could be guessed', async () => {
    const { body } = await district.call<{ paths: Record<string, Record<string, unknown>> }>(
      null,
      'GET',
      '/api/openapi.json',
    )
    const routes = Object.keys(body.paths).filter((path) => path.startsWith('/api/public/') && body.paths[path]?.get)
    expect(routes.length).toBeGreaterThan(10)
    const fill = (path: string): string[] => {
      const part = /\{\w+\}/.exec(path)?.[0]
      return part ? GUESSES.flatMap((guess) => fill(path.replace(part, guess))) : [path]
    }
    const secret = encodeURIComponent(SECRET)
    const queries = [
      '',
      `?q=${secret}`,
      `?q=${encodeURIComponent('暗记')}&size=100`,
      '?size=100',
      '?since=1',
      '?since=2020-01-01',
      '?since=2',
      '?format=csv',
      '?format=json',
      '?domain=01',
    ]
    const statuses = new Map<number, number>()
    for (const path of routes.flatMap(fill)) {
      for (const query of path.split('/').length > 5 ? queries.slice(0, 1) : queries) {
        const reply = await district.app.inject({ method: 'GET', url: `${path}${query}` })
        const answerText = reply.body.replaceAll(SECRET, '【暗记】')
        expect({ address: path + query, told: answerText.includes('【暗记】') }).toEqual({
          address: path + query,
          told: false,
        })
        expect({ address: path + query, status: reply.statusCode }).not.toMatchObject({ status: 500 })
        statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1)
      }
    }
    expect(statuses.get(200)).toBeGreaterThan(20)
    expect(statuses.get(404)).toBeGreaterThan(100)
    // the number that only the concealed edition gave
    expect(statuses.get(410)).toBe(queries.length)
  })

  test('the secret is there for who works on it', async () => {
    const west = desk(district, 'west')
    expect(JSON.stringify(await west.read(await west.idIn('01')))).toContain(SECRET)
  })
})
