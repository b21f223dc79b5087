import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readManifest } from '@gongkai/server/app/backup/manifest'
import { writeBackup } from '@gongkai/server/app/backup/write-backup'
import { DisclosureFileEntity } from '@gongkai/server/catalogue/disclosure-file/disclosure-file.entity'
import { DisclosureFileStore } from '@gongkai/server/catalogue/disclosure-file/disclosure-file-store'
import { SweepFiles } from '@gongkai/server/catalogue/disclosure-file/sweep-files'
import { FileStore } from '@gongkai/server/platform/files/file-store'
import type {
  DisclosureFileView,
  FileFinding,
  OccurrenceView,
} from '@gongkai/shared/catalogue/disclosure/disclosure.contract'
import type { EntryDisclosures } from '@gongkai/shared/catalogue/disclosure/public-disclosure.contract'
import JSZip from 'jszip'
import sharp from 'sharp'
import { publishedFirst } from '../../../factories/published'
import { codesOf, done, placesOf } from '../../../support/acting'
import { databases } from '../../../support/databases'
import { discloser, newIntent, onSite } from '../../../support/disclosing'
import { type District, openDistrict } from '../../../support/district'
import { NoonClock } from '../../../support/noon-clock'
import { docxOf } from '../../../support/office-files'
import { closePdfs } from '../../../support/pdf'
import { PLANTED, plantedDocx, plantedPhoto, plantedXlsx, scannedPdf } from '../../../support/planted-files'

const LOW = '01-east-0001'
const RELIEF = '01-east-0002'
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`

describe.each(databases)('photos and files of 公开记录, on $name', ({ url }) => {
  let address: string
  let district: District
  let photo: DisclosureFileView
  let document: DisclosureFileView
  let recorded: OccurrenceView
  beforeAll(async () => {
    address = await url()
    district = await openDistrict(address, { today: '2026-07-20' })
    await publishedFirst(district)
  })
  afterAll(async () => {
    closePdfs()
    await district.close()
  })
  const as = (account: string) => discloser(district, account)
  const send = (account: string | null, bytes: Buffer, name = '公示.jpg') =>
    district.call<DisclosureFileView>(account, 'POST', `/api/disclosure/files?name=${encodeURIComponent(name)}`, bytes)
  const kept = () => district.dataSource.manager.count(DisclosureFileEntity)
  const fetched = async (path: string, account?: string, headers: Record<string, string> = {}) => {
    const session = account ? { authorization: `Bearer ${await district.tokenOf(account)}` } : {}
    return district.app.inject({ method: 'GET', url: `/api/${path}`, headers: { ...session, ...headers } })
  }
  const shown = (id: string, query = '') => fetched(`public/disclosure-files/${id}${query}`)
  const withFiles = (...files: string[]) => onSite('2026-07-10', { files })
  const pathOf = (sha256: string) =>
    join(district.app.get(DisclosureFileStore).store.folder, sha256.slice(0, 2), sha256)
  const correct = (account: string, of: OccurrenceView, part: object) =>
    as(account).call<OccurrenceView>('PUT', `occurrences/${of.id}/disclosures/${of.disclosures[0]?.id}`, {
      version: of.version,
      disclosure: onSite('2026-07-10', part),
      reason: '补充照片',
    })

  test('a photo is drawn anew, without place and device, as large as a screen needs and once more small', async () => {
    const large = await sharp(await plantedPhoto())
      .resize(4000, 3000)
      .keepMetadata()
      .jpeg()
      .toBuffer()
    // what it is called says nothing
    photo = done(await send('east-editor', large, '王小明110105.docx'))
    expect(photo).toMatchObject({ name: '照片.jpg', kind: 'photo', width: 1500, height: 2000, unread: true })
    const [whole, small] = await Promise.all(
      ['', '?size=small'].map((query) => fetched(`disclosure/files/${photo.id}${query}`, 'east')),
    )
    for (const reply of [whole, small]) {
      expect(reply?.headers['content-type']).toBe('image/jpeg')
      const { exif, xmp, iptc, icc } = await sharp(reply?.rawPayload).metadata()
      expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
      expect(reply?.rawPayload.toString('latin1')).not.toMatch(/HUAWEI|wangxiaoming|behind\.txt/)
    }
    expect((await sharp(small?.rawPayload).metadata()).width).toBe(480)
  })

  test('a document loses comments, tracked changes and hidden text, and is called what it is', async () => {
    document = done(await send('east', await plantedDocx(), '../低保/公示\u202e.pdf'))
    expect(document).toMatchObject({ name: '公示.docx', kind: 'file', width: 0, unread: false })
    const reply = await fetched(`disclosure/files/${document.id}`, 'east')
    expect(reply.headers['content-disposition']).toContain(encodeURIComponent('公示.docx'))
    const zip = await JSZip.loadAsync(reply.rawPayload)
    const text = (await zip.file('word/document.xml')?.async('string')) ?? ''
    expect(text).toContain('加上的字')
    expect(text).not.toMatch(/删去的|看不见的/)
    expect(Object.keys(zip.files)).not.toContain('word/comments.xml')
    expect(done(await send('east', await scannedPdf(), '扫描件.pdf')).unread).toBe(true)
    expect(done(await send('east', await plantedXlsx(), '表.xlsx'))).toMatchObject({ name: '表.xlsx', unread: false })
  })

  test('what is none of the kinds, too large, or somebody’s who is not signed in, is not kept', async () => {
    const before = await kept()
    const refused: [string, Buffer, string][] = [
      ['file.type', Buffer.from('<html><script>alert(1)</script>'), '公示.jpg'],
      ['file.type', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'IMG_1.jpg'],
      ['file.broken', (await plantedPhoto()).subarray(0, 900), '公示.jpg'],
    ]
    for (const [code, bytes, name] of refused) {
      const answer = await send('east', bytes, name)
      expect([answer.status, placesOf(answer)]).toEqual([422, [`${code} at file`]])
    }
    expect((await send('east', Buffer.alloc(10_485_761), '公示.jpg')).status).toBe(413)
    expect((await send(null, await plantedPhoto())).status).toBe(401)
    expect((await district.call('east', 'POST', '/api/disclosure/files?name=a', {})).status).toBe(400)
    expect(await kept()).toBe(before)
  })

  test('个人信息 in a document is refused with its place; what may be answered passes once it was', async () => {
    const before = await kept()
    const blocked = await send('east', await docxOf(paragraph(`户主${PLANTED.identity}`)), '名单.docx')
    expect([blocked.status, placesOf(blocked)]).toEqual([422, ['personal.block at file']])
    expect(JSON.stringify(blocked.body)).toMatch(/正文第1段含有身份证号（110\*+002X）/)
    const named = await send('east', await docxOf(paragraph('公告')), `${PLANTED.identity}.docx`)
    expect(placesOf(named)).toEqual(['personal.block at name'])
    const list = await docxOf(['王小明', '李小红', '张建国', '陈秀英'].map(paragraph).join(''))
    const asked = await send('east', list, '名单.docx')
    expect(codesOf(asked)).toEqual(['personal.ask'])
    const [finding] = (asked.body as unknown as { findings: FileFinding[] }).findings
    const { head, text, from, to, kind, gravity } = finding as FileFinding
    const answer = { place: 'text', part: head, answer: 'not-personal', reason: '工作人员名单，依职责公开' }
    done(await district.call('east', 'POST', '/api/privacy/answers', { ...answer, text, from, to, kind, gravity }))
    expect(await kept()).toBe(before)
    expect(done(await send('east', list, '名单.docx')).name).toBe('名单.docx')
    // another unit has answered nothing
    expect(codesOf(await send('west', list, '名单.docx'))).toEqual(['personal.ask'])
  })

  test('a record names its own unit’s files, each once, all faults at once', async () => {
    const foreign = done(await send('west', await plantedPhoto()))
    const wrong = await as('east').record({ publicNumbers: [LOW], disclosure: withFiles(foreign.id, 'f'.repeat(32)) })
    expect([wrong.status, placesOf(wrong)]).toEqual([
      422,
      ['disclosure.no-file at disclosure/files/0', 'disclosure.no-file at disclosure/files/1'],
    ])
    const shapeless = await as('east').record({ publicNumbers: [LOW], disclosure: withFiles('../etc/passwd') })
    expect([shapeless.status, placesOf(shapeless)]).toEqual([400, [expect.stringContaining('disclosure/files')]])
    const [view] = done(await as('east').record({ publicNumbers: [LOW], disclosure: withFiles(document.id, photo.id) }))
    recorded = view as OccurrenceView
    expect(recorded.disclosures[0]?.files).toEqual([document, photo])
    const again = await as('east').record({ publicNumbers: [LOW], disclosure: withFiles(photo.id) })
    expect(placesOf(again)).toEqual(['disclosure.file-used at disclosure/files/0'])
    const spare = done(await send('east', await plantedPhoto()))
    const record = () => ({
      publicNumbers: [LOW],
      title: '名单',
      formedOn: '2026-07-01',
      disclosure: withFiles(spare.id),
      intent: newIntent(),
    })
    expect(placesOf(await as('east').call('POST', 'records', { records: [record(), record()] }))).toEqual([
      'disclosure.file-used at records/1/disclosure/files/0',
    ])
  })

  test('two records at once for one file: one of them has it', async () => {
    const wanted = done(await send('east', await plantedPhoto()))
    const record = (publicNumber: string) =>
      as('east').record({ publicNumbers: [publicNumber], title: '同时登记', disclosure: withFiles(wanted.id) })
    const answers = await Promise.all([record(LOW), record(RELIEF)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422])
  })

  test('a copy holds their bytes', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-copy-'))
    const { folder: files } = district.app.get(FileStore)
    const copy = await writeBackup({ url: address, files, folder, occasion: 'asked', now: new Date() })
    const { files: parts } = await readManifest(copy)
    const { sha256 } = await district.dataSource.manager.findOneByOrFail(DisclosureFileEntity, { id: photo.id })
    expect(parts).toContainEqual(
      expect.objectContaining({ path: `files/disclosures/${sha256.slice(0, 2)}/${sha256}`, sha256 }),
    )
    rmSync(folder, { recursive: true, force: true })
  })

  test('residents see them with their record, from no shared cache, and never as a page', async () => {
    const { items } = done(await district.send<EntryDisclosures>(null, 'GET', `/api/public/entries/${LOW}/disclosures`))
    const { unread, ...seen } = photo
    const own = items.find(({ id }) => id === recorded.disclosures[0]?.id)
    expect(own?.files[1]).toEqual(seen)
    const reply = await shown(photo.id)
    expect([reply.statusCode, reply.rawPayload.length]).toEqual([200, photo.bytes])
    expect(reply.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-cache',
      'x-content-type-options': 'nosniff',
    })
    const { etag } = reply.headers
    const same = await fetched(`public/disclosure-files/${photo.id}`, undefined, { 'if-none-match': String(etag) })
    expect(same.statusCode).toBe(304)
    expect((await shown(photo.id, '?size=small')).rawPayload.length).toBeLessThan(photo.bytes)
    expect((await shown(photo.id, '?size=huge')).statusCode).toBe(400)
    // its record is nobody else's, and one without a record is its unit's alone
    expect((await fetched(`disclosure/files/${photo.id}`, 'west')).statusCode).toBe(404)
    expect((await fetched(`disclosure/files/${photo.id}`, 'civil')).statusCode).toBe(200)
    const waiting = done(await send('east', await plantedPhoto()))
    expect((await shown(waiting.id)).statusCode).toBe(404)
    expect((await fetched(`disclosure/files/${waiting.id}`, 'office')).statusCode).toBe(404)
  })

  test('taken down, over, or its item down: nobody outside reads it; put back, they do', async () => {
    recorded = done(await correct('east', recorded, { takenDownOn: '2026-07-15' }))
    // files left out stay
    expect(recorded.disclosures[0]?.files).toEqual([document, photo])
    expect((await shown(photo.id)).statusCode).toBe(404)
    expect((await fetched(`disclosure/files/${photo.id}`, 'east')).statusCode).toBe(200)
    recorded = done(await correct('east', recorded, { shownUntil: '2026-07-17' }))
    expect((await shown(photo.id)).statusCode).toBe(404)
    recorded = done(await correct('east', recorded, { files: [photo.id] }))
    expect([(await shown(photo.id)).statusCode, (await shown(document.id)).statusCode]).toEqual([200, 404])
    const takedown = { subjectKind: 'entry', subject: LOW, kind: 'personal', reason: '照片里有证件' }
    const down = done(
      await district.call<{ id: number; version: number }>('office', 'POST', '/api/takedowns', takedown),
    )
    expect((await shown(photo.id)).statusCode).toBe(410)
    const restore = { version: down.version, reason: '核实过，没有证件' }
    done(await district.call('office', 'POST', `/api/takedowns/${down.id}/restoration`, restore))
    expect((await shown(photo.id)).statusCode).toBe(200)
  })

  test('区局统一公开: each item’s record shows the photo, and each goes by itself', async () => {
    const one = done(await send('civil', await plantedPhoto()))
    const views = done(await as('civil').record({ publicNumbers: [LOW, RELIEF], disclosure: withFiles(one.id) }))
    const ids = views.map(({ disclosures }) => disclosures[0]?.files[0]?.id ?? '')
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect((await shown(id)).statusCode).toBe(200)
    const [first] = views
    const { status } = await as('civil').call('POST', `occurrences/${first?.id}/deletion`, {
      version: first?.version,
      reason: '登记错了',
    })
    expect(status).toBe(204)
    expect(await Promise.all(ids.map(async (id) => (await shown(id)).statusCode))).toEqual([404, 200])
  })

  test('what no record has named for a day is removed at night, and nothing that one names', async () => {
    const { manager } = district.dataSource
    const named = await manager.findOneByOrFail(DisclosureFileEntity, { id: photo.id })
    const unused = await manager.findOneByOrFail(DisclosureFileEntity, { id: document.id })
    const sweep = (day: string) =>
      new SweepFiles(district.dataSource, new NoonClock(day), district.app.get(DisclosureFileStore)).run(0)
    await sweep('2026-07-20')
    expect(existsSync(pathOf(unused.sha256))).toBe(true)
    await sweep('2026-07-22')
    expect(await manager.existsBy(DisclosureFileEntity, { id: document.id })).toBe(false)
    expect([unused, named].map(({ sha256 }) => existsSync(pathOf(sha256)))).toEqual([false, true])
    const left = await manager.find(DisclosureFileEntity)
    expect(left.filter(({ disclosureId }) => disclosureId === null)).toEqual([])
    for (const { sha256, smallSha256 } of left)
      expect([sha256, smallSha256].map((hash) => existsSync(pathOf(hash)))).toEqual([true, true])
    expect((await shown(photo.id, '?size=small')).statusCode).toBe(200)
    const gone = await correct('east', recorded, { files: [document.id] })
    expect(placesOf(gone)).toEqual(['disclosure.no-file at disclosure/files/0'])
  })
})
