import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { datumCode } from '@gongkai/server/district/privacy/datum-code'
import { PersonalAnswerEntity } from '@gongkai/server/district/privacy/personal-answer.entity'
import { FileStore } from '@gongkai/server/platform/files/file-store'
import type { FeedbackReceipt } from '@gongkai/shared/catalogue/feedback/feedback.contract'
import type { PublicationPreview } from '@gongkai/shared/catalogue/publication/publication.contract'
import type { TakedownPage, TakedownScope, TakedownView } from '@gongkai/shared/catalogue/takedown/takedown.contract'
import { acceptedOf, publishedNow } from '../../../factories/published'
import { codesOf, desk, done, placesOf } from '../../../support/acting'
import { amending, CAUSE } from '../../../support/amending'
import { databases } from '../../../support/databases'
import { type District, openDistrict } from '../../../support/district'
import { exporter } from '../../../support/exporting'
import { closePdfs } from '../../../support/pdf'
import { publicAddresses, tellingOf, textIn } from '../../../support/public-sweep'

const NAME = '暗记甲事项'
const WORDS = '暗记乙的办理情况'
const CANARIES = [NAME, '暗记乙']
const ITEM = '01-east-0001'
const OTHER = '01-east-0002'

describe.each(databases)('紧急下线, on $name', ({ url }) => {
  let district: District
  let code: string
  beforeEach(async () => {
    district = await openDistrict(await url())
    await acceptedOf(district, ['01'], ['east', 'civil'])
    await publishedNow(district, '01')
    await amended(ITEM, { level2: NAME, content: WORDS })
    await publishedNow(district, '01')
    await amended(OTHER, { content: '临时救助的标准' })
    await publishedNow(district, '01')
    const words = { kind: 'wrong', text: '这里写得不对吧', entryId: ITEM }
    code = done(await district.call<FeedbackReceipt>(null, 'POST', '/api/public/feedback', words)).trackingCode
  })
  afterEach(() => district.close())
  afterAll(closePdfs)

  const of = (account: string) => amending(district, account)
  /** A datum of before there were gates. */
  const past = (table: string, column: string) =>
    district.dataSource.query(`UPDATE ${table} SET ${column} = REPLACE(${column}, '某号码', '11010519491231002X')`)
  async function amended(number: string, fields: object) {
    const { id } = done(await of('east').revise(number))
    done(await of('east').save(id, CAUSE, fields))
    done(await of('east').propose(id))
    done(await of('civil').approve(id))
    done(await of('office').finalise(id))
    return id
  }
  const takeDown = (account: string, more: object = {}) =>
    district.call<TakedownView>(account, 'POST', '/api/takedowns', {
      subjectKind: 'entry',
      subject: ITEM,
      kind: 'personal',
      reason: '误写了群众的姓名和住址',
      ...more,
    })
  const restore = (account: string, { id, version }: TakedownView, reason = '核查后没有个人信息') =>
    district.call<TakedownView>(account, 'POST', `/api/takedowns/${id}/restoration`, { version, reason })
  const list = async (account: string, state = 'down') =>
    done(await district.call<TakedownPage>(account, 'GET', `/api/takedowns?state=${state}`))
  const status = async (number: string) =>
    (await district.app.inject({ method: 'GET', url: `/api/public/entries/${number}` })).statusCode
  const telling = async () =>
    tellingOf(
      district.app,
      await publicAddresses(district.app, { numbers: [ITEM, OTHER], words: ['暗记', '救助'], codes: [code] }),
      CANARIES,
    )
  const domain = async () =>
    done(await district.call<PublicationPreview>('office', 'GET', '/api/publication')).domains.find(
      (one) => one.code === '01',
    )

  test('at once the item is gone from every public answer, old editions and documents made before', async () => {
    const office = exporter(district, 'office')
    const files = [
      (await office.made({ kind: 'website', format: 'zip' })).view,
      (await office.made({ kind: 'changes', format: 'xlsx', edition: 2 })).view,
      (await office.made({ kind: 'catalogue', format: 'docx', source: { edition: 2 } })).view,
    ]
    // Asked once each before, so that all that is held in memory is held.
    expect((await telling()).length).toBeGreaterThan(15)
    const scope = done(
      await district.call<TakedownScope>('east', 'GET', `/api/takedowns/scope?subjectKind=entry&subject=${ITEM}`),
    )
    expect(scope).toMatchObject({ editions: expect.arrayContaining([expect.any(String)]), feedback: 1, down: null })
    expect(scope.editions).toHaveLength(3)

    expect(done(await takeDown('office-editor'))).toMatchObject({ state: 'down', organisation: { code: 'east' } })

    expect(await telling()).toEqual([])
    const page = await district.app.inject({ method: 'GET', url: `/api/public/entries/${ITEM}` })
    expect(page.statusCode).toBe(410)
    expect(page.json()).toEqual({
      refusals: [{ code: 'entry.paused', at: '', text: '该事项因核查暂停公开' }],
      paused: { id: ITEM },
    })
    expect((await district.app.inject({ url: `/api/public/posters/entries/${ITEM}.pdf` })).statusCode).toBe(410)
    expect((await district.app.inject({ url: `/api/public/editions/2/entries/${ITEM}` })).statusCode).toBe(410)
    expect(await status(OTHER)).toBe(200)
    const again = { kind: 'wrong', text: '还是写得不对吧', entryId: ITEM }
    expect((await district.call(null, 'POST', '/api/public/feedback', again)).status).toBe(410)
    for (const { id } of files) expect((await office.file(id)).statusCode).toBe(410)
    // The files themselves are no more, so that no copy of the district's data holds them.
    expect(await filesTelling(district)).toEqual([])
    // Made anew they do not tell it.
    for (const request of [
      { kind: 'website', format: 'zip' },
      { kind: 'catalogue', format: 'docx', source: { edition: 2 } },
    ] as const) {
      const text = await textIn((await office.made(request)).reply.rawPayload)
      expect(text).toContain('救助')
      expect(CANARIES.filter((word) => text.replaceAll(/\s/g, '').includes(word))).toEqual([])
    }
    const notices = (await desk(district, 'east').notices()).items
    expect(notices[0]).toMatchObject({ title: `区信息公开办紧急下线了东镇人民政府的公开事项 ${ITEM}` })
    const told = JSON.stringify([notices, done(await desk(district, 'office').ledger()).items])
    expect(CANARIES.filter((word) => JSON.stringify(notices[0]).includes(word))).toEqual([])
    expect(told).toContain('含个人信息')
  })

  test('an approver of the unit may, an editor and other units may not, and reasons are guarded', async () => {
    expect(codesOf(await takeDown('west'))).toEqual(['takedown.not-yours'])
    expect(codesOf(await takeDown('east-editor'))).toEqual(['account.role'])
    expect((await takeDown('east-01')).status).toBe(403)
    expect((await district.call(null, 'POST', '/api/takedowns', {})).status).toBe(401)
    expect(placesOf(await takeDown('east', { reason: '' }))).toEqual(['takedown.reason at reason'])
    expect(placesOf(await takeDown('east', { reason: '含身份证号11010519491231002X' }))).toEqual([
      'personal.block at reason',
    ])
    for (const more of [{ subject: 'x' }, { subject: '01-east-9999' }, { subjectKind: 'feedback', subject: '1' }])
      expect((await takeDown('office', more)).status).toBe(404)
    for (const more of [
      { subject: 1 },
      { kind: 'no' },
      { subjectKind: 'no' },
      { reason: null },
      { subject: 'x'.repeat(61) },
    ])
      expect((await takeDown('office', more)).status).toBe(400)
    expect(await status(ITEM)).toBe(200)
    expect((await list('office')).total).toBe(0)
    done(await takeDown('east'))
    expect(codesOf(await takeDown('office'))).toEqual(['takedown.down'])
    expect((await list('office')).items).toMatchObject([{ subject: ITEM, by: '东镇人民政府 east', state: 'down' }])
    expect((await list('east')).total).toBe(1)
    expect((await list('west')).total).toBe(0)
    expect((await desk(district, 'office').notices()).items[0]?.title).toContain(ITEM)
  })

  test('two at once: one takes it down, the other is told so', async () => {
    const replies = await Promise.all([takeDown('office'), takeDown('east'), takeDown('office-editor')])
    expect(replies.map(({ status: code }) => code).sort()).toEqual([201, 422, 422])
    expect((await list('office')).total).toBe(1)
  })

  test('the next edition does not bring it back, other words that are clean do', async () => {
    const down = done(await takeDown('office'))
    expect(await domain()).toMatchObject({ down: [{ id: ITEM, takedownId: down.id, same: true }] })
    await amended(OTHER, { content: '临时救助的对象和标准' })
    await publishedNow(district, '01')
    expect(await telling()).toEqual([])
    // Other words that are not clean wait, and say why.
    const unclean = await amended(ITEM, { level2: '低保', content: '名单和某号码' })
    await past('amendment', 'fields_after')
    await past('entry', 'fields')
    expect((await domain())?.down).toMatchObject([
      { same: false, texts: [expect.stringContaining('110***********002X')] },
    ])
    const { version } = await of('office').read(unclean)
    done(await of('office').call('POST', `/${unclean}/end`, { version, remark: '请删去个人信息' }))
    done(await of('east').save(unclean, CAUSE, { level2: '低保', content: '低保对象的条件和标准' }))
    for (const [account, act] of [
      ['east', 'propose'],
      ['civil', 'approve'],
      ['office', 'finalise'],
    ] as const)
      done(await of(account)[act](unclean))
    expect(await domain()).toMatchObject({ ready: true, down: [], changes: { added: 1 } })
    const edition = await publishedNow(district, '01')
    expect(await status(ITEM)).toBe(200)
    expect(await telling()).toEqual([])
    expect((await list('office', 'ended')).items).toMatchObject([{ id: down.id, state: 'replaced', needed: [] }])
    expect((await desk(district, 'east').notices()).items.map(({ title }) => title)).toContain(
      `东镇人民政府的公开事项 ${ITEM}换了新内容，恢复公开`,
    )
    // That edition taken back, the old words do not come back with the edition before.
    const taken = { explanation: '误发', conceal: false }
    done(await district.call('office', 'POST', `/api/editions/${edition.id}/withdrawal`, taken))
    expect(await status(ITEM)).toBe(410)
    expect(await telling()).toEqual([])
    expect((await list('office')).total).toBe(1)
  })

  test('the office restores what is clean, with its history and old editions', async () => {
    const down = done(await takeDown('office'))
    expect(codesOf(await restore('east', down))).toEqual(['account.role'])
    expect(placesOf(await restore('office', down, ''))).toEqual(['takedown.reason at reason'])
    expect((await restore('office', { ...down, version: 7 })).status).toBe(409)
    expect((await restore('office', { ...down, id: 99 })).status).toBe(404)
    const before = await telling()
    expect(before).toEqual([])
    expect(done(await restore('office', down))).toMatchObject({ state: 'restored', needed: [] })
    expect(await status(ITEM)).toBe(200)
    const restored = await telling()
    for (const address of [
      `entries/${ITEM}`,
      `editions/2/entries/${ITEM}`,
      'editions/2/changes',
      'download?format=csv',
    ])
      expect(restored).toContain(address)
    expect((await desk(district, 'east').notices()).items[0]?.title).toContain('恢复了')
    expect(codesOf(await restore('office', { ...down, version: 2 }))).toEqual(['takedown.ended'])
    // And once more down.
    done(await takeDown('east'))
    expect(await telling()).toEqual([])
  })

  test('what is not clean by today’s rules is not restored, and the places are named', async () => {
    await amended(ITEM, { content: '名单和某号码' })
    await publishedNow(district, '01')
    await past('edition_entry', 'snapshot')
    const down = done(await takeDown('office'))
    expect(down.needed.join()).toContain('110***********002X')
    const refused = await restore('office', down)
    expect(placesOf(refused)).toEqual(['personal.block at fields/content'])
    expect(JSON.stringify(refused.body)).not.toContain('11010519491231002X')
    expect(await status(ITEM)).toBe(410)

    // 依法公开 of it holds through its 公示, and not a day longer.
    const lawful = {
      organisationCode: 'east',
      kind: 'identity' as const,
      code: datumCode('salt', 'identity', '11010519491231002X'),
      salt: 'salt',
      masked: '110***********002X',
      gravity: 'block' as const,
      answer: 'lawful' as const,
      reason: '公示',
      ground: '《社会救助暂行办法》第十一条',
      by: '区信息公开办 office',
      at: district.clock.now(),
    }
    const { manager } = district.dataSource
    await manager.insert(PersonalAnswerEntity, { ...lawful, until: '2026-07-19' })
    expect(placesOf(await restore('office', down))).toEqual(['personal.block at fields/content'])
    await manager.update(PersonalAnswerEntity, { code: lawful.code }, { until: '2026-07-20' })
    expect(done(await restore('office', down)).state).toBe('restored')
  })

  test('a number that was mended since is masked wherever two editions are compared', async () => {
    await amended(ITEM, { content: '名单和某号码' })
    const { id: holding } = await publishedNow(district, '01')
    await past('edition_entry', 'snapshot')
    await amended(ITEM, { content: '名单' })
    await publishedNow(district, '01')
    await amended(OTHER, { content: '临时救助的办理' })
    const { id: last } = await publishedNow(district, '01')
    const address = `/api/public/editions/${last}/changes?since=${holding}`
    const words = JSON.stringify(done(await district.call(null, 'GET', address)))
    expect(words).toContain('名单和110***********002X')
    expect(words).not.toContain('11010519491231002X')
  })

  test('the answer to a resident goes alone', async () => {
    const [{ id, version }] = done(
      await district.call<{ items: { id: number; version: number }[] }>('east', 'GET', '/api/feedback'),
    ).items as [{ id: number; version: number }]
    const answer = '已请暗记乙到窗口核对'
    done(await district.call('east', 'POST', `/api/feedback/${id}/answer`, { version, answer }))
    const about = { subjectKind: 'feedback', subject: String(id) }
    expect((await takeDown('west', about)).status).toBe(404)
    const down = done(await takeDown('east', about))
    const standing = async () =>
      done(
        await district.call<{ answer: string; entry: { name: string } }>(null, 'GET', `/api/public/feedback/${code}`),
      )
    expect((await standing()).answer).toBe('该答复因核查暂停公开')
    expect((await standing()).entry.name).toContain(NAME)
    done(await restore('office', down))
    expect((await standing()).answer).toBe(answer)
  })
})

/** The names of files of documents that tell one of the canaries. */
async function filesTelling(district: District): Promise<string[]> {
  const { folder } = district.app.get(FileStore)
  const telling: string[] = []
  for (const dirent of await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!dirent.isFile()) continue
    const text = (await textIn(await readFile(join(dirent.parentPath, dirent.name)))).replaceAll(/\s/g, '')
    if (CANARIES.some((word) => text.includes(word))) telling.push(dirent.name)
  }
  return telling
}
